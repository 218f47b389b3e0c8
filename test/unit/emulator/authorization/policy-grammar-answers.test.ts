import { expect, test } from 'vitest';
import { findPolicyFault } from '../../../../src/emulator/authorization/policy-grammar.ts';

const good = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/*' };

/**
 * What the real API answered to each of these, by the one who asked it:
 * https://github.com/getmoto/moto/blob/master/tests/test_iam/test_iam_policies.py
 */
const legacy = 'The policy failed legacy parsing';
const syntax = 'Syntax errors in policy.';
const version = 'Policy document must be version 2012-10-17 or greater.';
const noActions = 'Policy statement must contain actions.';
const noResources = 'Policy statement must contain resources.';
const faulty: readonly (readonly [document: object, fault: string])[] = [
  ...[
    { Resource: 'invalid resource' },
    { Resource: '' },
    { Action: 's:3:ListBucket', Resource: 'sdfsadf' },
    { Resource: ['adf'] },
  ].map(
    (more) =>
      [
        { ...good, ...more },
        `Resource ${String([more.Resource].flat()[0])} must be in ARN format or "*".`,
      ] as const,
  ),
  [
    { ...good, Resource: 'a:bsdfdsafsad' },
    'Partition "bsdfdsafsad" is not valid for resource "arn:bsdfdsafsad:*:*:*:*".',
  ],
  [{ ...good, Resource: 'a:b:cadfsdf' }, 'Partition "b" is not valid for resource "arn:b:cadfsdf:*:*:*".'],
  [{ ...good, Resource: 'a:b:c:d:e:f:g:h' }, 'Partition "b" is not valid for resource "arn:b:c:d:e:f:g:h".'],
  [{ ...good, Resource: 'aws:s3:::bucket' }, 'Partition "s3" is not valid for resource "arn:s3:::bucket:*".'],
  [
    { ...good, Resource: ['arn:error:s3:::bucket', 'arn:error:s3::bucket'] },
    'Partition "error" is not valid for resource "arn:error:s3:::bucket".',
  ],
  [{ ...good, Resource: 'arn:aws' }, 'Resource vendor must be fully qualified and cannot contain regexes.'],
  [
    { ...good, Resource: 'arn:aws:iam:us-east-1::b' },
    'IAM resource arn:aws:iam:us-east-1::b cannot contain region information.',
  ],
  [
    { ...good, Resource: 'arn:aws:s3:us-east-1::b' },
    'Resource arn:aws:s3:us-east-1::b can not contain region information.',
  ],
  [{ ...good, Resource: 'arn:aws:s3::bucket' }, legacy],
  [{ ...good, Resource: 'arn:aws::fdsasf' }, legacy],
  [{ ...good, Resource: 'arn:aws::::bucket' }, legacy],
  [{ Effect: 'Allow', Resource: 'arn:aws:s3::bucket' }, legacy],
  [{ Effect: 'Allow', Action: 's3:*', NotResource: 'arn:aws:s3::bucket' }, legacy],
  [{ Effect: 'allow', Resource: 'arn:aws:s3:us-east-1::bucket' }, legacy],
  ...[
    'sdfdsf',
    '234-13',
    '2016-12-13t2:00:00.593194+1',
    '2016-12-13t2:00:00.1999999999+10:59',
    '9223372036854775808',
  ].map((a) => [{ ...good, Condition: { DateLessThan: { a } } }, legacy] as const),
  [{ Effect: 'Allow', Condition: { DateGreaterThan: { a: 'sdfdsf' } } }, legacy],
  [{ ...good, Resource: 'arn:error:s3:::b', Condition: { DateGreaterThan: { a: 'sdfdsf' } } }, legacy],
  ...[
    [],
    'a',
    { a: 'b' },
    { DateGreaterThan: 'b' },
    { DateGreaterThan: [] },
    { DateGreaterThan: { a: {} } },
    { x: { a: '1' } },
    { 'ForAnyValue::StringEqualsIfExists': { a: 'asf' } },
    [{ 'ForAllValues:StringEquals': { 'aws:TagKeys': 'Department' } }],
  ].map((Condition) => [{ ...good, Condition }, syntax] as const),
  ...[
    { Resource: { a: 'arn:aws:s3:::b' } },
    { Resource: ['adfdf', {}] },
    { NotResource: [] },
    { Action: [[]] },
    { Action: {} },
    { Action: [], NotAction: 's3s:ListBucket' },
    { Sid: {} },
    { Sid: [] },
    { Effect: undefined },
    { Effect: 'invalid' },
    { 'Extra field': 'value' },
  ].map((more) => [{ ...good, ...more }, syntax] as const),
  [{ Effect: 'Allow', Action: 'invalid' }, noResources],
  [{ Effect: 'Allow' }, noActions],
  [{ Effect: 'Allow', Resource: '*' }, noActions],
  [
    { ...good, NotAction: '', Action: undefined },
    'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.',
  ],
  [{ ...good, Action: ':GetObject' }, 'Vendor  is not valid'],
  [{ ...good, Resource: 'arn:aws:sqs:us-east-1:${aws:PrincipalAccount}:q' }, legacy],
];

test.each(faulty.map(([statement, fault]) => [JSON.stringify(statement), fault] as const))(
  'of %s AWS says: %s',
  (statement, fault) => {
    expect(findPolicyFault(`{"Version":"2012-10-17","Statement":${statement}}`, 'managed')).toBe(fault);
  },
);

test.each<[string, object, string]>([
  ['syntax before version', { Version: '2013-10-17', Statement: good }, syntax],
  ['syntax of the Id', { Version: '2012-10-17', Id: ['a'], Statement: good }, syntax],
  ['version before legacy parsing', { Statement: { ...good, Effect: 'denY' } }, version],
  [
    'version before Sids',
    {
      Statement: [
        { ...good, Sid: 'a' },
        { Sid: 'a', Effect: 'Allow' },
      ],
    },
    version,
  ],
  [
    'legacy parsing before Sids',
    {
      Version: '2012-10-17',
      Statement: [
        { ...good, Sid: 'a', Effect: 'aLLow' },
        { Sid: 'a', Effect: 'Allow' },
      ],
    },
    legacy,
  ],
  [
    'Sids before actions',
    {
      Version: '2012-10-17',
      Statement: [
        { ...good, Sid: 'a' },
        { Sid: 'a', Effect: 'Allow' },
      ],
    },
    'Statement IDs (SID) in a single policy must be unique.',
  ],
  ['actions', { Version: '2012-10-17', Statement: [{ Effect: 'Deny' }, good] }, noActions],
])('looks at %s', (_name, document, fault) => {
  expect(findPolicyFault(JSON.stringify(document), 'managed')).toBe(fault);
});
