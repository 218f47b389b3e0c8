import { expect, test } from 'vitest';
import type { PolicyDocument } from '../../../src/policy/document.ts';
import { measureReach } from '../../../src/policy/reach.ts';

const known = ['s3:GetObject', 's3:PutObject', 's3:ListBucket', 'sqs:SendMessage'];

const cases: readonly [
  name: string,
  statements: [actions: string[], resources: string[]][],
  number,
  number,
][] = [
  ['nothing', [], 0, 0],
  ['an action on a resource', [[['s3:GetObject'], ['arn:aws:s3:::b/*']]], 1, 0],
  [
    'the same action twice',
    [
      [
        ['s3:GetObject', 'S3:getobject'],
        ['arn:aws:s3:::a/*', 'arn:aws:s3:::b/*'],
      ],
    ],
    1,
    0,
  ],
  ['an action on every resource', [[['s3:GetObject'], ['*']]], 1, 1],
  ['one that is allowed here and everywhere', [[['s3:GetObject'], ['arn:aws:s3:::b/*', '*']]], 1, 1],
  ['an action that no reference lists', [[['apigateway:PATCH'], ['*']]], 1, 1],
  [
    'a wildcard',
    [
      [['s3:*'], ['arn:aws:s3:::b/*']],
      [['s3:Get*'], ['*']],
    ],
    3,
    1,
  ],
  ['everything', [[['*'], ['*']]], 4, 4],
];

test.each(cases)('%s', (_, statements, actions, anywhere) => {
  const document: PolicyDocument = {
    Version: '2012-10-17',
    Statement: statements.map(([Action, Resource]) => ({ Effect: 'Allow', Action, Resource })),
  };
  expect(measureReach(document, known)).toEqual({ actions, anywhere });
});
