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
