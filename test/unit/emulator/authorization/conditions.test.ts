import { expect, test } from 'vitest';
import { parseConditions, satisfiesCondition } from '../../../../src/emulator/authorization/conditions.ts';

type Context = Readonly<Record<string, string | readonly string[]>>;
type Block = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

function holds(block: Block, context: Context): boolean {
  const entries = new Map(Object.entries(context).map(([key, value]) => [key.toLowerCase(), value]));
  return parseConditions(block, true).every((clause) =>
    satisfiesCondition(clause, entries, (key) => {
      const value = entries.get(key);
      return typeof value === 'string' ? value : undefined;
    }),
  );
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
test.each<[string, Block, Context, boolean]>([
  ['string', { StringEquals: { 'k:a': 'x' } }, { 'k:a': 'x' }, true],
  ['string of several', { StringEquals: { 'k:a': ['x', 'y'] } }, { 'k:a': 'y' }, true],
  ['string, case', { StringEquals: { 'k:a': 'x' } }, { 'k:a': 'X' }, false],
  ['string, no wildcard', { StringEquals: { 'k:a': 'x*' } }, { 'k:a': 'xy' }, false],
  ['key, case', { StringEquals: { 'K:A': 'x' } }, { 'k:a': 'x' }, true],
  ['missing key', { StringEquals: { 'k:a': 'x' } }, {}, false],
  ['missing key, negated', { StringNotEquals: { 'k:a': 'x' } }, {}, true],
  ['missing key, IfExists', { StringEqualsIfExists: { 'k:a': 'x' } }, {}, true],
  ['present key, IfExists', { StringEqualsIfExists: { 'k:a': 'x' } }, { 'k:a': 'y' }, false],
  ['negated, none of several', { StringNotEquals: { 'k:a': ['x', 'y'] } }, { 'k:a': 'y' }, false],
  ['ignoring case', { StringEqualsIgnoreCase: { 'k:a': 'x' } }, { 'k:a': 'X' }, true],
  ['not ignoring case', { StringNotEqualsIgnoreCase: { 'k:a': 'x' } }, { 'k:a': 'X' }, false],
  ['like', { StringLike: { 'k:a': 'x*z?' } }, { 'k:a': 'xyz1' }, true],
  ['not like', { StringNotLike: { 'k:a': 'x*' } }, { 'k:a': 'y' }, true],
  ['two keys', { StringEquals: { 'k:a': 'x', 'k:b': 'y' } }, { 'k:a': 'x' }, false],
  [
    'two operators',
    { StringEquals: { 'k:a': 'x' }, Bool: { 'k:b': 'true' } },
    { 'k:a': 'x', 'k:b': 'true' },
    true,
  ],
  ['variable', { StringEquals: { 'k:a': '${aws:username}' } }, { 'k:a': 'u', 'aws:username': 'u' }, true],
  ['variable without value', { StringEquals: { 'k:a': '${aws:username}' } }, { 'k:a': '' }, false],
  ['variable with default', { StringEquals: { 'k:a': "${aws:username, 'x'}" } }, { 'k:a': 'x' }, true],
  ['numeric', { NumericLessThanEquals: { 's3:max-keys': '10' } }, { 's3:max-keys': '10' }, true],
  ['numeric, number in JSON', { NumericGreaterThan: { 'k:a': 9 } }, { 'k:a': '10' }, true],
  ['numeric, not a number', { NumericEquals: { 'k:a': '1' } }, { 'k:a': 'one' }, false],
  ['numeric not equals', { NumericNotEquals: { 'k:a': '1' } }, { 'k:a': '1.0' }, false],
  ['numeric less', { NumericLessThan: { 'k:a': '1' } }, { 'k:a': '1' }, false],
  ['numeric at least', { NumericGreaterThanEquals: { 'k:a': '1' } }, { 'k:a': '1' }, true],
  [
    'date',
    { DateGreaterThan: { 'aws:CurrentTime': '2020-01-01T00:00:01Z' } },
    { 'aws:CurrentTime': '2020-01-01T00:00:02Z' },
    true,
  ],
  [
    'date, epoch',
    { DateLessThan: { 'aws:CurrentTime': '1577836801' } },
    { 'aws:CurrentTime': '2020-01-01T00:00:00Z' },
    true,
  ],
  ['date equals', { DateEquals: { 'k:a': '2020-01-01' } }, { 'k:a': '2020-01-01T00:00:00Z' }, true],
  ['date not equals', { DateNotEquals: { 'k:a': '2020-01-01' } }, { 'k:a': '2020-01-01T00:00:00Z' }, false],
  ['bool', { Bool: { 'aws:SecureTransport': 'true' } }, { 'aws:SecureTransport': 'true' }, true],
  ['bool, JSON', { Bool: { 'aws:SecureTransport': false } }, { 'aws:SecureTransport': 'true' }, false],
  ['binary', { BinaryEquals: { 'k:a': 'QmluYXJ5' } }, { 'k:a': 'QmluYXJ5' }, true],
  ['address', { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }, { 'aws:SourceIp': '203.0.113.9' }, true],
  [
    'address, single',
    { IpAddress: { 'aws:SourceIp': '203.0.113.9' } },
    { 'aws:SourceIp': '203.0.113.9' },
    true,
  ],
  [
    'address outside',
    { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } },
    { 'aws:SourceIp': '203.0.114.9' },
    false,
  ],
  [
    'address, version 6',
    { IpAddress: { 'aws:SourceIp': '2001:DB8:1234:5678::/64' } },
    { 'aws:SourceIp': '2001:db8:1234:5678::1' },
    true,
  ],
  [
    'address, other version',
    { IpAddress: { 'aws:SourceIp': '0.0.0.0/0' } },
    { 'aws:SourceIp': '::1' },
    false,
  ],
  [
    'not address',
    { NotIpAddress: { 'aws:SourceIp': ['192.0.2.0/24'] } },
    { 'aws:SourceIp': '203.0.113.9' },
    true,
  ],
  ['not address, missing', { NotIpAddress: { 'aws:SourceIp': ['192.0.2.0/24'] } }, {}, true],
  [
    'arn',
    { ArnLike: { 'aws:SourceArn': 'arn:aws:sns:*:123456789012:t*' } },
    { 'aws:SourceArn': 'arn:aws:sns:us-east-1:123456789012:topic' },
    true,
  ],
  [
    'arn, part by part',
    { ArnLike: { 'aws:SourceArn': 'arn:aws:sns:*:topic' } },
    { 'aws:SourceArn': 'arn:aws:sns:us-east-1:123456789012:topic' },
    false,
  ],
  ['arn equals is like', { ArnEquals: { 'k:a': 'arn:aws:s3:::b*' } }, { 'k:a': 'arn:aws:s3:::bucket' }, true],
  ['arn not like', { ArnNotLike: { 'k:a': 'arn:aws:s3:::b*' } }, { 'k:a': 'arn:aws:s3:::bucket' }, false],
  ['arn not equals', { ArnNotEquals: { 'k:a': 'arn:aws:s3:::a' } }, { 'k:a': 'arn:aws:s3:::b' }, true],
  ['null, is missing', { Null: { 'aws:TokenIssueTime': 'true' } }, {}, true],
  ['null, is there', { Null: { 'aws:TokenIssueTime': 'false' } }, { 'aws:TokenIssueTime': 'x' }, true],
  ['null, refuted', { Null: { 'aws:TokenIssueTime': 'true' } }, { 'aws:TokenIssueTime': 'x' }, false],
])('%s', (_name, block, context, expected) => {
  expect(holds(block, context)).toBe(expected);
});

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html */
test.each<[string, Block, Context, boolean]>([
  [
    'all: subset',
    { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['a', 'b'] } },
    { 'aws:TagKeys': ['a'] },
    true,
  ],
  [
    'all: one outside',
    { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['a', 'b'] } },
    { 'aws:TagKeys': ['a', 'c'] },
    false,
  ],
  ['all: missing key', { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['a'] } }, {}, true],
  ['all: empty list', { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['a'] } }, { 'aws:TagKeys': [] }, true],
  [
    'all: negated',
    { 'ForAllValues:StringNotEquals': { 'aws:TagKeys': ['x'] } },
    { 'aws:TagKeys': ['a', 'b'] },
    true,
  ],
  [
    'all: negated, one inside',
    { 'ForAllValues:StringNotEquals': { 'aws:TagKeys': ['x'] } },
    { 'aws:TagKeys': ['a', 'x'] },
    false,
  ],
  [
    'any: one inside',
    { 'ForAnyValue:StringEquals': { 'aws:CalledVia': 'cloudformation.amazonaws.com' } },
    { 'aws:CalledVia': ['athena.amazonaws.com', 'cloudformation.amazonaws.com'] },
    true,
  ],
  [
    'any: none inside',
    { 'ForAnyValue:StringEquals': { 'aws:CalledVia': 'cloudformation.amazonaws.com' } },
    { 'aws:CalledVia': ['athena.amazonaws.com'] },
    false,
  ],
  ['any: missing key', { 'ForAnyValue:StringEquals': { 'aws:CalledVia': 'x' } }, {}, false],
  ['any: missing key, IfExists', { 'ForAnyValue:StringLikeIfExists': { 'aws:CalledVia': 'x' } }, {}, true],
  ['any: one value', { 'ForAnyValue:StringLike': { 'k:a': 'x*' } }, { 'k:a': 'xy' }, true],
])('%s', (_name, block, context, expected) => {
  expect(holds(block, context)).toBe(expected);
});
