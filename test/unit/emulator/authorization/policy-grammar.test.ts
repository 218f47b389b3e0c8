import { expect, test } from 'vitest';
import { findPolicyFault, type PolicyKind } from '../../../../src/emulator/authorization/policy-grammar.ts';

const good = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/*' };
const trust = { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } };
const of = (...statements: readonly object[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements });

test.each<[string, string, PolicyKind]>([
  ['a list of statements', of(good, { ...good, Sid: 'Two' }), 'identity'],
  ['one statement alone', JSON.stringify({ Version: '2012-10-17', Statement: good }), 'managed'],
  ['no version, inline', JSON.stringify({ Statement: good }), 'identity'],
  ['every action', of({ ...good, Action: '*', Resource: '*' }), 'identity'],
  ['NotAction and NotResource', of({ Effect: 'Deny', NotAction: 's3:*', NotResource: '*' }), 'identity'],
  [
    'conditions',
    of({
      ...good,
      Condition: {
        'ForAnyValue:StringLikeIfExists': { 'aws:CalledVia': ['a'] },
        Bool: { 'aws:SecureTransport': true },
      },
    }),
    'identity',
  ],
  ['a variable', of({ ...good, Resource: 'arn:aws:iam::*:user/${aws:username}' }), 'identity'],
  ['any partition', of({ ...good, Resource: 'arn:*:s3:::b' }), 'identity'],
  ['iam path', of({ ...good, Resource: 'arn:aws:iam::123456789012:role/harness/*' }), 'identity'],
  ['iam all', of({ ...good, Resource: 'arn:aws:iam::123456789012:*' }), 'identity'],
  ['an unknown service', of({ ...good, Action: 'aaaa-b.c:Get things ' }), 'managed'],
  ['any service', of({ ...good, Action: '*:*' }), 'managed'],
  ['an ARN of three parts', of({ ...good, Resource: 'arn:aws:fdsasf' }), 'managed'],
  ['an ARN of an unknown service', of({ ...good, Resource: 'arn:aws:s33:us-east-1::b' }), 'managed'],
  ['a statement with an empty Sid, twice', of({ ...good, Sid: '' }, { ...good, Sid: '' }), 'managed'],
  ['no conditions', of({ ...good, Condition: {} }), 'managed'],
  ['an unknown operator above nothing', of({ ...good, Condition: { x: {}, y: {} } }), 'managed'],
  ['a key without values', of({ ...good, Condition: { DateGreaterThan: { a: [] } } }), 'managed'],
  ...[
    '01T',
    '2019-07-01T13:20:15Z',
    '2016-12-13T21:20:37.593194+00:00',
    '2016-12-13t2:00:00.593194+23',
    '-292275054',
    '9223372036854775807',
  ].map((date): [string, string, PolicyKind] => [
    `the date ${date}`,
    of({ ...good, Condition: { DateLessThan: { a: date } } }),
    'managed',
  ]),
  ['trust', of(trust), 'role-trust'],
  ['trust of tags too', of({ ...trust, Action: ['sts:AssumeRole', 'sts:TagSession'] }), 'role-trust'],
  ['resource policy', of({ ...good, Principal: '*' }), 'resource'],
])('accepts %s', (_name, text, kind) => {
  expect(findPolicyFault(text, kind)).toBeUndefined();
});

test.each<[string, string, PolicyKind, string]>([
  ['no JSON', '{', 'identity', 'Syntax errors in policy.'],
  ['no JSON, trust', '{', 'role-trust', 'This policy contains invalid Json'],
  ['a list', '[]', 'identity', 'Syntax errors in policy.'],
  ['no statement', '{"Version":"2012-10-17"}', 'identity', 'Syntax errors in policy.'],
  ['no statements', of(), 'identity', 'Syntax errors in policy.'],
  [
    'another version',
    JSON.stringify({ Version: '2012-10-18', Statement: good }),
    'identity',
    'Syntax errors in policy.',
  ],
  [
    'an old version, managed',
    JSON.stringify({ Version: '2008-10-17', Statement: good }),
    'managed',
    'Policy document must be version 2012-10-17 or greater.',
  ],
  ['an unknown element', of({ ...good, Actions: 's3:*' }), 'identity', 'Syntax errors in policy.'],
  ['an unknown element, trust', of({ ...trust, Actions: 's3:*' }), 'role-trust', 'Unknown field Actions'],
  [
    'an effect in lower case',
    of({ ...good, Effect: 'allow' }),
    'identity',
    'The policy failed legacy parsing',
  ],
  [
    'an effect in lower case, trust',
    of({ ...trust, Effect: 'allow' }),
    'role-trust',
    'Syntax errors in policy.',
  ],
  ['both Action and NotAction', of({ ...good, NotAction: 's3:*' }), 'identity', 'Syntax errors in policy.'],
  [
    'an unknown operator',
    of({ ...good, Condition: { StringEqual: { a: 'b' } } }),
    'identity',
    'Syntax errors in policy.',
  ],
  [
    'a principal',
    of({ ...good, Principal: '*' }),
    'identity',
    'Policy document should not specify a principal.',
  ],
  ['no action', of({ Effect: 'Allow', Resource: '*' }), 'identity', 'Policy statement must contain actions.'],
  ['no actions', of({ ...good, Action: [] }), 'identity', 'Policy statement must contain actions.'],
  [
    'no resource',
    of({ Effect: 'Allow', Action: 's3:*' }),
    'identity',
    'Policy statement must contain resources.',
  ],
  ['no resources', of({ ...good, Resource: [] }), 'identity', 'Policy statement must contain resources.'],
  [
    'an action without a service',
    of({ ...good, Action: 'GetObject' }),
    'identity',
    'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.',
  ],
  [
    'two colons',
    of({ ...good, Action: 's3:a:b' }),
    'identity',
    'Actions/Condition can contain only one colon.',
  ],
  ['an odd service', of({ ...good, Action: 's 3:GetObject' }), 'identity', 'Vendor s 3 is not valid'],
  [
    'a resource that is no ARN',
    of({ ...good, Resource: 'bucket' }),
    'identity',
    'Resource bucket must be in ARN format or "*".',
  ],
  [
    'an unknown partition',
    of({ ...good, Resource: 'arn:awz:s3:::b' }),
    'identity',
    'Partition "awz" is not valid for resource "arn:awz:s3:::b".',
  ],
  [
    'a wildcard for the service',
    of({ ...good, Resource: 'arn:aws:s*:::b' }),
    'identity',
    'Resource vendor must be fully qualified and cannot contain regexes.',
  ],
  [
    'a region for iam',
    of({ ...good, Resource: 'arn:aws:iam:us-east-1:123456789012:role/a' }),
    'identity',
    'IAM resource arn:aws:iam:us-east-1:123456789012:role/a cannot contain region information.',
  ],
  [
    'an iam path that is none',
    of({ ...good, Resource: 'arn:aws:iam::123456789012:usr/a' }),
    'identity',
    'IAM resource path must either be "*" or start with user/, federated-user/, role/, group/, instance-profile/, mfa/, server-certificate/, policy/, sms-mfa/, saml-provider/, oidc-provider/, report/, access-report/.',
  ],
  [
    'a Sid twice',
    of({ ...good, Sid: 'a' }, { ...good, Sid: 'a' }),
    'identity',
    'Statement IDs (SID) in a single policy must be unique.',
  ],
  [
    'a Sid that is not alphanumeric',
    of({ ...good, Sid: 'read-bucket' }),
    'managed',
    'Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*',
  ],
  [
    'NotPrincipal in a trust policy',
    of({ Effect: 'Allow', Action: 'sts:AssumeRole', NotPrincipal: { AWS: '123456789012' } }),
    'role-trust',
    'Has prohibited field NotPrincipal',
  ],
  [
    'trust without principal',
    of({ Effect: 'Allow', Action: 'sts:AssumeRole' }),
    'role-trust',
    'Missing required field Principal',
  ],
  ['trust with a resource', of({ ...trust, Resource: '*' }), 'role-trust', 'Has prohibited field Resource'],
  [
    'trust of another action',
    of({ ...trust, Action: 's3:GetObject' }),
    'role-trust',
    'AssumeRole policy may only specify STS AssumeRole actions.',
  ],
])('refuses %s', (_name, text, kind, fault) => {
  expect(findPolicyFault(text, kind)).toBe(fault);
});

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
