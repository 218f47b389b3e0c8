import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { listActionNames } from '../../../../src/denial/quirks/action-name.ts';
import {
  bindPolicy,
  listParts,
  type OperatorPolicy,
  readPolicies,
  withhold,
} from '../../../../scripts/operator/policy.ts';

const policy: OperatorPolicy = {
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'Users',
      Effect: 'Allow',
      Action: ['iam:GetUser', 'iam:CreateUser'],
      Resource: ['arn:aws:iam::${AccountId}:user/harness/*'],
    },
    { Sid: 'Anything', Effect: 'Allow', Action: ['iam:GetUser'], Resource: ['*'] },
  ],
};

test('one action of one statement is withheld, and a statement without actions is gone', () => {
  const withheld = listParts(policy).map((part) => listParts(withhold(policy, part)));
  const [get, create, other] = listParts(policy);
  expect(withheld).toEqual([
    [create, other],
    [get, other],
    [get, create],
  ]);
});

test('it is bound to an account', () => {
  expect(bindPolicy(policy, '111122223333').Statement[0]?.Resource).toEqual([
    'arn:aws:iam::111122223333:user/harness/*',
  ]);
});

const documents = [
  'docs/operator-policy.json',
  'docs/operator-policy-sometimes.json',
  ...readdirSync('docs/examples')
    .filter((file) => file.startsWith('operator-clean-up-'))
    .map((file) => `docs/examples/${file}`),
];

/**
 * Of previews, which AWS's list of actions leaves out.
 * Source: https://docs.aws.amazon.com/iam-toolbox/latest/APIReference/API_GetRequestAuthorizationDetails.html
 */
const unlisted = ['iam:GetRequestAuthorizationDetails'];

test.each(documents)('%s fits a managed policy, and its actions are those that AWS lists', (file) => {
  const document = readPolicies([file]);
  // Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
  expect(JSON.stringify(document).length).toBeLessThanOrEqual(6144);
  const known = new Set([...listActionNames(), ...unlisted]);
  const parts = listParts(document);
  expect(parts.filter(({ action }) => !known.has(action))).toEqual([]);
  const names = parts.map(({ sid, action }) => `${sid} ${action}`);
  expect(new Set(names).size).toBe(names.length);
});
