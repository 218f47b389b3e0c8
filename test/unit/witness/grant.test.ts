import { expect, test } from 'vitest';
import {
  expandPolicy,
  fillIn,
  parsePolicy,
  type Policy,
  renderGrant,
  withoutGrant,
} from '../../e2e/witness/grant.ts';

const Condition = { StringEquals: { 'iam:PassedToService': 'lambda.amazonaws.com' } };
const policy: Policy = {
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Action: ['s3:GetObject', 's3:PutObject'], Resource: ['a', 'b'] },
    { Effect: 'Allow', Action: ['iam:PassRole'], Resource: ['r'], Condition },
    { Effect: 'Allow', Action: ['iam:PassRole'], Resource: ['r'] },
    { Effect: 'Allow', Action: ['s3:PutObject'], Resource: ['b'] },
  ],
};
const all = expandPolicy(policy).map(renderGrant);

test('a policy is opened to what it allows, each once', () => {
  expect(all).toEqual([
    's3:GetObject on a',
    's3:GetObject on b',
    's3:PutObject on a',
    's3:PutObject on b',
    'iam:PassRole on r if {"StringEquals":{"iam:PassedToService":"lambda.amazonaws.com"}}',
    'iam:PassRole on r',
  ]);
});

test.each(expandPolicy(policy).map((grant) => [renderGrant(grant), grant] as const))(
  'without %s all else is there',
  (name, grant) => {
    const left = expandPolicy(withoutGrant(policy, grant)).map(renderGrant);
    expect(left.toSorted()).toEqual(all.filter((one) => one !== name).toSorted());
  },
);

test('parameters are filled in, and variables of IAM stay', () => {
  const parameters = { Stage: 'dev', Region: 'eu-north-1' };
  expect(fillIn('x-${Stage}-${Region}-${Stage}/${aws:username}/${Other}', parameters)).toBe(
    'x-dev-eu-north-1-dev/${aws:username}/${Other}',
  );
});

test.each([
  ['{"Version":"2012-10-17","Statement":[]}'],
  ['{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":["a:B"],"Resource":["*"]}]}'],
  ['{"Version":"2012-10-17","Statement":[{"Effect":"Allow","NotAction":["a:B"],"Resource":["*"]}]}'],
])('%s is refused', (text) => {
  expect(() => parsePolicy(text)).toThrow('Statement');
});
