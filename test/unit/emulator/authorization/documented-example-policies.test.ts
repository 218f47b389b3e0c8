import { expect, test } from 'vitest';
import { allow, deny, decide, type Case } from '../../../support/policy-decisions.ts';

/** Pages of https://docs.aws.amazon.com/IAM/latest/UserGuide/, whose examples these are. */
type Row = readonly [page: string, what: string, given: Case, verdict: string];

const no = 'not allowed by identity';
const denied = 'denied by identity';
const ec2 = 'arn:aws:ec2:us-east-1:123456789012:instance/i-1';
const some = (identity: readonly object[], action: string, resource = '*', context: Case['context'] = {}) =>
  ({ identity, ask: [action, resource], context }) satisfies Case;

const outsideRange = [
  allow('*'),
  deny('*', '*', {
    Condition: {
      NotIpAddress: { 'aws:SourceIp': ['192.0.2.0/24', '203.0.113.0/24'] },
      Bool: { 'aws:ViaAWSService': 'false' },
    },
  }),
];
const outsideRegions = [
  allow('*'),
  {
    Effect: 'Deny',
    NotAction: ['cloudfront:*', 'iam:*', 'route53:*', 'support:*'],
    Resource: '*',
    Condition: { StringNotEquals: { 'aws:RequestedRegion': ['eu-central-1', 'eu-west-1'] } },
  },
];
const spring = [
  allow('s:a', '*', {
    Condition: {
      DateGreaterThan: { 'aws:CurrentTime': '2020-04-01T00:00:00Z' },
      DateLessThan: { 'aws:CurrentTime': '2020-06-30T23:59:59Z' },
    },
  }),
];
const passToCloudWatch = [
  allow('iam:PassRole', '*', {
    Condition: { StringEquals: { 'iam:PassedToService': 'cloudwatch.amazonaws.com' } },
  }),
];
const attachTwo = [
  allow(['iam:AttachUserPolicy', 'iam:DetachUserPolicy'], '*', {
    Condition: {
      ArnEquals: { 'iam:PolicyARN': ['arn:aws:iam::*:policy/one', 'arn:aws:iam::*:policy/two'] },
    },
  }),
];
const newUserTags = [
  allow(['iam:CreateUser', 'iam:TagUser'], '*', {
    Condition: {
      StringEqualsIfExists: {
        'aws:RequestTag/Department': ['Development', 'QualityAssurance'],
        'aws:RequestTag/JobFunction': 'Employee',
      },
      'ForAllValues:StringEquals': { 'aws:TagKeys': ['Department', 'JobFunction'] },
    },
  }),
];
const ownInstances = [
  allow(['ec2:StartInstances', 'ec2:StopInstances'], 'arn:aws:ec2:*:*:instance/*', {
    Condition: { StringEquals: { 'aws:ResourceTag/Owner': '${aws:username}' } },
  }),
];
const production = [
  allow(['s3:GetObject'], 'arn:aws:s3:::*/*'),
  deny('s3:*', ['arn:aws:s3:::Production/*', 'arn:aws:s3:::Production'], {
    Condition: { NumericGreaterThanIfExists: { 'aws:MultiFactorAuthAge': '1800' } },
  }),
];

const rows: readonly Row[] = [
  ...(
    [
      ['from outside', { 'aws:SourceIp': '198.51.100.1', 'aws:ViaAWSService': 'false' }, denied],
      ['from within', { 'aws:SourceIp': '203.0.113.255', 'aws:ViaAWSService': 'false' }, 'allowed'],
      ['through a service', { 'aws:ViaAWSService': 'true' }, 'allowed'],
    ] as const
  ).map(([what, context, verdict]): Row => [
    'reference_policies_examples_aws_deny-ip.html',
    what,
    some(outsideRange, 's3:ListBucket', '*', context),
    verdict,
  ]),
  ...(
    [
      ['region in the list', 'ec2:RunInstances', 'eu-west-1', 'allowed'],
      ['other region', 'ec2:RunInstances', 'us-east-1', denied],
      ['global service', 'iam:GetUser', 'us-east-1', 'allowed'],
    ] as const
  ).map(([what, action, region, verdict]): Row => [
    'reference_policies_examples_aws_deny-requested-region.html',
    what,
    some(outsideRegions, action, '*', { 'aws:RequestedRegion': region }),
    verdict,
  ]),
  ...(
    [
      ['2020-03-31T23:59:59Z', no],
      ['2020-04-01T00:00:01Z', 'allowed'],
      ['2020-06-30T23:59:58Z', 'allowed'],
      ['2020-07-01T00:00:00Z', no],
    ] as const
  ).map(([now, verdict]): Row => [
    'reference_policies_examples_aws-dates.html',
    now,
    some(spring, 's:a', '*', { 'aws:CurrentTime': now }),
    verdict,
  ]),
  ...(
    [
      ['cloudwatch.amazonaws.com', 'allowed'],
      ['ec2.amazonaws.com', no],
    ] as const
  ).map(([service, verdict]): Row => [
    'reference_policies_examples_iam-passrole-service.html',
    `to ${service}`,
    some(passToCloudWatch, 'iam:PassRole', '*', { 'iam:PassedToService': service }),
    verdict,
  ]),
  ...(
    [
      ['arn:aws:iam::123456789012:policy/two', 'allowed'],
      ['arn:aws:iam::aws:policy/one', 'allowed'],
      ['arn:aws:iam::123456789012:policy/three', no],
    ] as const
  ).map(([policy, verdict]): Row => [
    'reference_policies_examples_iam_limit-managed.html',
    policy,
    some(attachTwo, 'iam:AttachUserPolicy', '*', { 'iam:PolicyARN': policy }),
    verdict,
  ]),
  ...(
    [
      ['no tags', {}, 'allowed'],
      [
        'a good tag',
        { 'aws:RequestTag/Department': 'Development', 'aws:TagKeys': ['Department'] },
        'allowed',
      ],
      ['a bad value', { 'aws:RequestTag/Department': 'Sales', 'aws:TagKeys': ['Department'] }, no],
      [
        'one tag too many',
        {
          'aws:RequestTag/JobFunction': 'Employee',
          'aws:RequestTag/x': 'y',
          'aws:TagKeys': ['JobFunction', 'x'],
        },
        no,
      ],
    ] as const
  ).map(([what, context, verdict]): Row => [
    'reference_policies_examples_iam-new-user-tag.html',
    what,
    some(newUserTags, 'iam:CreateUser', '*', context),
    verdict,
  ]),
  ...(
    [
      ['their own', { 'aws:username': 'richard-roe', 'aws:ResourceTag/owner': 'richard-roe' }, 'allowed'],
      ['of somebody else', { 'aws:username': 'richard-roe', 'aws:ResourceTag/Owner': 'zhang' }, no],
      ['of nobody', { 'aws:username': 'richard-roe' }, no],
      ['of a role', { 'aws:ResourceTag/Owner': 'richard-roe' }, no],
    ] as const
  ).map(([what, context, verdict]): Row => [
    'access_tags.html#access_tags_control-resources',
    what,
    some(ownInstances, 'ec2:StartInstances', ec2, context),
    verdict,
  ]),
  ...(
    [
      ['recent', { 'aws:MultiFactorAuthAge': '1799' }, 'allowed'],
      ['old', { 'aws:MultiFactorAuthAge': '1801' }, denied],
      ['none', {}, denied],
    ] as const
  ).map(([what, context, verdict]): Row => [
    'reference_policies_examples_s3_full-access-except-production.html',
    `second factor: ${what}`,
    some(production, 's3:GetObject', 'arn:aws:s3:::Production/a', context),
    verdict,
  ]),
];

test.each(rows.map((row) => [`${row[0]}: ${row[1]}`, row[2], row[3]] as const))(
  '%s',
  (_name, given, verdict) => {
    expect(decide(given)).toBe(verdict);
  },
);
