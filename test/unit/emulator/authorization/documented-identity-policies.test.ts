import { expect, test } from 'vitest';
import { allow, deny, decide, session, type Case } from '../../../support/policy-decisions.ts';

/** Pages of https://docs.aws.amazon.com/IAM/latest/UserGuide/, whose examples these are. */
type Row = readonly [page: string, what: string, given: Case, verdict: string];

const no = 'not allowed by identity';
const denied = 'denied by identity';
const some = (identity: readonly object[], action: string, resource = '*', context: Case['context'] = {}) =>
  ({ identity, ask: [action, resource], context }) satisfies Case;

const notLogs = [
  allow(['s3:GetBucketLocation', 's3:ListAllMyBuckets'], 'arn:aws:s3:::*'),
  allow('s3:*', ['arn:aws:s3:::carlossalazar/*', 'arn:aws:s3:::carlossalazar']),
  deny('s3:*', 'arn:aws:s3:::*log*'),
];
const reports = [allow(['iam:Get*', 'iam:List*']), deny('iam:*Report')];
const viaDynamo = [
  allow('kms:Decrypt', '*', {
    Condition: { 'ForAnyValue:StringEquals': { 'aws:CalledVia': ['dynamodb.amazonaws.com'] } },
  }),
];
const viaChain = [
  allow('kms:Decrypt', '*', {
    Condition: {
      StringEquals: {
        'aws:CalledViaFirst': 'cloudformation.amazonaws.com',
        'aws:CalledViaLast': 'dynamodb.amazonaws.com',
      },
    },
  }),
];
const chain = ['cloudformation.amazonaws.com', 'dynamodb.amazonaws.com'];
const teamBucket = [allow('s3:GetObject', "arn:aws:s3:::bucket-${aws:PrincipalTag/team, 'company-wide'}/*")];
const home = [
  allow('s3:ListBucket', 'arn:aws:s3:::mybucket', {
    Condition: { StringLike: { 's3:prefix': ['', 'home/', 'home/${aws:username}/*'] } },
  }),
  allow('s3:*', 'arn:aws:s3:::mybucket/home/${aws:username}/*'),
];
const shirley = { identity: [allow('iam:CreateUser')], boundary: [allow(['s3:*', 'cloudwatch:*', 'ec2:*'])] };
const notPayroll = [
  allow('s3:*'),
  { Effect: 'Deny', Action: 's3:*', NotResource: ['arn:aws:s3:::HRBucket/Payroll/*'] },
];
const noMfa = [
  allow('*'),
  {
    Effect: 'Deny',
    NotAction: 'iam:*',
    Resource: '*',
    Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
  },
];
const evaluation = 'reference_policies_evaluation-logic.html';
const keysPage = 'reference_policies_condition-keys.html';

const rows: readonly Row[] = [
  [evaluation, 'logs', some(notLogs, 's3:PutObject', 'arn:aws:s3:::carlossalazar-logs/a'), denied],
  [evaluation, 'self', some(notLogs, 's3:PutObject', 'arn:aws:s3:::carlossalazar/a'), 'allowed'],
  [evaluation, 'list', some(notLogs, 's3:ListAllMyBuckets', 'arn:aws:s3:::*'), 'allowed'],
  [evaluation, 'another bucket', some(notLogs, 's3:PutObject', 'arn:aws:s3:::zhang/a'), no],
  [evaluation, 'get', some(reports, 'iam:GetUser'), 'allowed'],
  [evaluation, 'implicit', some(reports, 'iam:CreatePolicy'), no],
  [evaluation, 'explicit', some(reports, 'iam:GetOrganizationsAccessReport'), denied],
  [evaluation, 'never listed', some(reports, 'iam:GenerateCredentialReport'), denied],
  [
    `${keysPage}#condition-keys-calledvia`,
    'in the chain',
    some(viaDynamo, 'kms:Decrypt', '*', { 'aws:CalledVia': chain }),
    'allowed',
  ],
  [`${keysPage}#condition-keys-calledvia`, 'directly', some(viaDynamo, 'kms:Decrypt'), no],
  [
    `${keysPage}#condition-keys-calledviafirst`,
    'first and last',
    some(viaChain, 'kms:Decrypt', '*', {
      'aws:CalledVia': chain,
      'aws:CalledViaFirst': chain[0] ?? '',
      'aws:CalledViaLast': chain[1] ?? '',
    }),
    'allowed',
  ],
  [
    `${keysPage}#condition-keys-calledvialast`,
    'another last',
    some(viaChain, 'kms:Decrypt', '*', {
      'aws:CalledViaFirst': chain[0] ?? '',
      'aws:CalledViaLast': chain[0] ?? '',
    }),
    no,
  ],
  ...(
    [
      ['of the team', 'bucket-yellow/a', { 'aws:PrincipalTag/team': 'yellow' }, 'allowed'],
      ['of another team', 'bucket-blue/a', { 'aws:PrincipalTag/team': 'yellow' }, no],
      ['of all, with a team', 'bucket-company-wide/a', { 'aws:PrincipalTag/team': 'yellow' }, no],
      ['of all, without a team', 'bucket-company-wide/a', {}, 'allowed'],
    ] as const
  ).map(([what, object, context, verdict]): Row => [
    'reference_policies_variables.html#policy-vars-default-values',
    what,
    some(teamBucket, 's3:GetObject', `arn:aws:s3:::${object}`, context),
    verdict,
  ]),
  ...(
    [
      ['the home', 's3:GetObject', 'mybucket/home/carlos/a', {}, 'allowed'],
      ["another's home", 's3:GetObject', 'mybucket/home/zhang/a', {}, no],
      ['listing it', 's3:ListBucket', 'mybucket', { 's3:prefix': 'home/carlos/x' }, 'allowed'],
      ["listing another's", 's3:ListBucket', 'mybucket', { 's3:prefix': 'home/zhang/x' }, no],
      ['listing all homes', 's3:ListBucket', 'mybucket', { 's3:prefix': 'home/' }, 'allowed'],
    ] as const
  ).map(([what, action, resource, context, verdict]): Row => [
    'reference_policies_elements_condition_operators.html#Conditions_String',
    what,
    some(home, action, `arn:aws:s3:::${resource}`, { 'aws:username': 'carlos', ...context }),
    verdict,
  ]),
  [
    'access_policies_boundaries.html',
    'beyond the boundary',
    { ...shirley, ask: ['iam:CreateUser', '*'] },
    'not allowed by boundary',
  ],
  [
    'access_policies_boundaries.html',
    'the boundary gives nothing',
    { ...shirley, ask: ['s3:GetObject', '*'] },
    no,
  ],
  [
    'reference_policies_elements_notresource.html',
    'spared',
    some(notPayroll, 's3:GetObject', 'arn:aws:s3:::HRBucket/Payroll/a'),
    'allowed',
  ],
  [
    'reference_policies_elements_notresource.html',
    'the rest',
    some(notPayroll, 's3:GetObject', 'arn:aws:s3:::HRBucket/a'),
    denied,
  ],
  ['reference_policies_elements_notaction.html', 'IAM is spared', some(noMfa, 'iam:GetUser'), 'allowed'],
  [
    'reference_policies_elements_notaction.html',
    'long-term keys have no factor',
    some(noMfa, 's3:GetObject'),
    denied,
  ],
  [
    'reference_policies_elements_notaction.html',
    'with a factor',
    some(noMfa, 's3:GetObject', '*', { 'aws:MultiFactorAuthPresent': 'true' }),
    'allowed',
  ],
  [
    'reference_policies_elements_resource.html',
    'a star crosses slashes',
    some(
      [allow('s3:*', 'arn:aws:s3:::bucket/*/test/*')],
      's3:GetObject',
      'arn:aws:s3:::bucket/1/2/test/3/object.jpg',
    ),
    'allowed',
  ],
  [
    'reference_policies_elements_resource.html',
    'but not nothing at all',
    some(
      [allow('s3:*', 'arn:aws:s3:::bucket/*/test/*')],
      's3:GetObject',
      'arn:aws:s3:::bucket/1-test/object.jpg',
    ),
    no,
  ],
  [
    'access_policies.html#policies_session',
    'a session policy limits the role',
    {
      identity: [allow('s3:*')],
      session: [allow('s3:GetObject')],
      ask: ['s3:PutObject', '*'],
      principal: session,
    },
    'not allowed by session',
  ],
];

test.each(rows.map((row) => [`${row[0]}: ${row[1]}`, row[2], row[3]] as const))(
  '%s',
  (_name, given, verdict) => {
    expect(decide(given)).toBe(verdict);
  },
);
