import { expect, test } from 'vitest';
import { allow, decide, deny, type Case } from '../../../support/policy-decisions.ts';

/** Pages of https://docs.aws.amazon.com/IAM/latest/UserGuide/, whose examples these are. */
const operatorsPage = 'reference_policies_elements_condition_operators.html';
const ifAt = (Condition: object) => [allow('s:a', '*', { Condition })];
type Row = readonly [
  anchor: string,
  what: string,
  Condition: object,
  context: NonNullable<Case['context']>,
  isMet: boolean,
];

const arnPattern = { 'k:a': 'arn:aws:someservice:*:111122223333:finance/*' };
const arnValue = {
  'k:a': 'arn:aws:someservice:us-east-2:999999999999:store/abc:111122223333:finance/document.txt',
};
const ranges = { IpAddress: { 'aws:SourceIp': ['203.0.113.0/24', '2001:DB8:1234:5678::/64'] } };
const small = { StringLikeIfExists: { 'ec2:InstanceType': ['t1.*', 't2.*', 'm3.*'] } };
const issued = { DateGreaterThan: { 'aws:TokenIssueTime': '2020-01-01T00:00:01Z' } };

const rows: readonly Row[] = [
  [
    `${operatorsPage}#Conditions_String`,
    'a tag',
    { StringEquals: { 'aws:PrincipalTag/job-category': 'iamuser-admin' } },
    { 'aws:PrincipalTag/job-category': 'iamuser-admin' },
    true,
  ],
  [
    `${operatorsPage}#Conditions_String`,
    'without the tag',
    { StringEquals: { 'aws:PrincipalTag/job-category': 'iamuser-admin' } },
    {},
    false,
  ],
  [
    `${operatorsPage}#Conditions_Numeric`,
    'up to ten',
    { NumericLessThanEquals: { 's3:max-keys': '10' } },
    { 's3:max-keys': '10' },
    true,
  ],
  [
    `${operatorsPage}#Conditions_Numeric`,
    'more than ten',
    { NumericLessThanEquals: { 's3:max-keys': '10' } },
    { 's3:max-keys': '11' },
    false,
  ],
  [
    `${operatorsPage}#Conditions_Numeric`,
    'no number given',
    { NumericLessThanEquals: { 's3:max-keys': '10' } },
    {},
    false,
  ],
  [
    `${operatorsPage}#Conditions_Numeric`,
    'no variables',
    { NumericEquals: { 'k:n': '${k:n}' } },
    { 'k:n': '1' },
    false,
  ],
  [
    `${operatorsPage}#Conditions_Date`,
    'issued since',
    issued,
    { 'aws:TokenIssueTime': '2020-01-02T00:00:00Z' },
    true,
  ],
  [
    `${operatorsPage}#Conditions_Date`,
    'issued before',
    issued,
    { 'aws:TokenIssueTime': '2019-12-31T00:00:00Z' },
    false,
  ],
  [`${operatorsPage}#Conditions_Date`, 'long-term keys', issued, {}, false],
  [
    `${operatorsPage}#Conditions_Date`,
    'epoch time',
    { DateLessThan: { 'aws:EpochTime': '1609459200' } },
    { 'aws:EpochTime': '1609459199' },
    true,
  ],
  [
    `${operatorsPage}#Conditions_Boolean`,
    'no TLS',
    { Bool: { 'aws:SecureTransport': 'false' } },
    { 'aws:SecureTransport': 'false' },
    true,
  ],
  [
    `${operatorsPage}#Conditions_Boolean`,
    'TLS',
    { Bool: { 'aws:SecureTransport': 'false' } },
    { 'aws:SecureTransport': 'true' },
    false,
  ],
  [
    `${operatorsPage}#Conditions_BinaryEquals`,
    'bytes',
    { BinaryEquals: { key: 'QmluYXJ5VmFsdWVJbkJhc2U2NA==' } },
    { key: 'QmluYXJ5VmFsdWVJbkJhc2U2NA==' },
    true,
  ],
  [
    `${operatorsPage}#Conditions_BinaryEquals`,
    'other bytes',
    { BinaryEquals: { key: 'QmluYXJ5VmFsdWVJbkJhc2U2NA==' } },
    { key: 'QmluYXJ5' },
    false,
  ],
  [`${operatorsPage}#Conditions_IPAddress`, 'version 4', ranges, { 'aws:SourceIp': '203.0.113.255' }, true],
  [
    `${operatorsPage}#Conditions_IPAddress`,
    'version 4, outside',
    ranges,
    { 'aws:SourceIp': '203.0.114.0' },
    false,
  ],
  [
    `${operatorsPage}#Conditions_IPAddress`,
    'version 6',
    ranges,
    { 'aws:SourceIp': '2001:db8:1234:5678::1' },
    true,
  ],
  [
    `${operatorsPage}#Conditions_IPAddress`,
    'version 6, outside',
    ranges,
    { 'aws:SourceIp': '2001:db8:1234:5679::1' },
    false,
  ],
  [`${operatorsPage}#Conditions_IPAddress`, 'a service calls', ranges, {}, false],
  [
    `${operatorsPage}#Conditions_IPAddress`,
    'no variables',
    { NotIpAddress: { 'aws:SourceIp': '${k:ip}' } },
    { 'aws:SourceIp': '10.0.0.1', 'k:ip': '10.0.0.1' },
    true,
  ],
  [`${operatorsPage}#Conditions_ARN`, 'as text', { StringLike: arnPattern }, arnValue, true],
  [`${operatorsPage}#Conditions_ARN`, 'as an ARN', { ArnLike: arnPattern }, arnValue, false],
  [
    `${operatorsPage}#Conditions_ARN`,
    'ArnEquals knows wildcards',
    { ArnEquals: arnPattern },
    { 'k:a': 'arn:aws:someservice:us-east-2:111122223333:finance/a' },
    true,
  ],
  [
    `${operatorsPage}#Conditions_ARN`,
    'a source, called directly',
    { ArnEquals: { 'aws:SourceArn': 'arn:aws:sns:us-east-1:123456789012:t' } },
    {},
    false,
  ],
  [
    `${operatorsPage}#Conditions_ARN`,
    'a variable is no pattern',
    { ArnLike: { 'k:a': 'arn:aws:s:::${k:v}' } },
    { 'k:a': 'arn:aws:s:::any', 'k:v': '*' },
    false,
  ],
  [`${operatorsPage}#Conditions_IfExists`, 'of the kind', small, { 'ec2:InstanceType': 't2.micro' }, true],
  [
    `${operatorsPage}#Conditions_IfExists`,
    'of another kind',
    small,
    { 'ec2:InstanceType': 'x1.32xlarge' },
    false,
  ],
  [`${operatorsPage}#Conditions_IfExists`, 'of no kind', small, {}, true],
  [
    `${operatorsPage}#Conditions_IfExists`,
    'negated, and absent',
    { StringNotEqualsIfExists: { 'k:a': 'x' } },
    {},
    true,
  ],
  [
    `${operatorsPage}#Conditions_Null`,
    "one's own credentials",
    { Null: { 'aws:TokenIssueTime': 'true' } },
    {},
    true,
  ],
  [
    `${operatorsPage}#Conditions_Null`,
    'temporary credentials',
    { Null: { 'aws:TokenIssueTime': 'true' } },
    { 'aws:TokenIssueTime': '2024-01-01T00:00:00Z' },
    false,
  ],
  [
    `${operatorsPage}#Conditions_Null`,
    'the key must exist',
    { Null: { 'aws:TokenIssueTime': 'false' } },
    {},
    false,
  ],
  [
    `${operatorsPage}#topiclist`,
    'negated, and absent',
    { ArnNotLike: arnPattern, StringNotLike: { 'k:b': 'x' } },
    {},
    true,
  ],
];

test.each(rows.map(([page, what, ...row]) => [`${page}: ${what}`, ...row] as const))(
  '%s',
  (_name, Condition, context, isMet) => {
    const given: Case = { identity: ifAt(Condition), ask: ['s:a', '*'], context };
    expect(decide(given)).toBe(isMet ? 'allowed' : 'not allowed by identity');
    // The same condition of a Deny takes away what it would have given.
    const denying: Case = { ...given, identity: [allow('s:a'), deny('s:a', '*', { Condition })] };
    expect(decide(denying)).toBe(isMet ? 'denied by identity' : 'allowed');
  },
);
