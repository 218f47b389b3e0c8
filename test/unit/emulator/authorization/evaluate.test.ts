import { describe, expect, test } from 'vitest';
import { evaluate, type Decision } from '../../../../src/emulator/authorization/evaluate.ts';
import { compilePolicyDocument } from '../../../../src/emulator/authorization/policy-document.ts';
import type { Principal } from '../../../../src/emulator/operation.ts';

const accountId = '123456789012';
const user: Principal = {
  kind: 'user',
  accountId,
  arn: `arn:aws:iam::${accountId}:user/carlos`,
  userName: 'carlos',
  userId: 'AIDAEXAMPLE',
};
const session: Principal = {
  kind: 'assumed-role',
  accountId,
  arn: `arn:aws:sts::${accountId}:assumed-role/app/one`,
  roleArn: `arn:aws:iam::${accountId}:role/app`,
  roleName: 'app',
  roleId: 'AROAEXAMPLE',
  sessionName: 'one',
  sessionPolicies: [],
};

type Statements = readonly object[];
type Context = Readonly<Record<string, string | readonly string[]>>;

interface Case {
  readonly identity?: Statements;
  readonly boundary?: Statements;
  readonly session?: Statements;
  readonly resourcePolicy?: Statements;
  readonly trust?: true;
  readonly version?: string;
  readonly principal?: Principal;
  readonly ask: readonly [action: string, resource: string];
  readonly context?: Context;
}

const compile = (statements: Statements, version = '2012-10-17') => [
  { document: compilePolicyDocument(JSON.stringify({ Version: version, Statement: statements })) },
];

function decide(given: Case): string {
  const decision = evaluate(
    {
      identity: compile(given.identity ?? [], given.version),
      boundary: given.boundary && compile(given.boundary),
      session: given.session && compile(given.session),
      resource: given.resourcePolicy && compile(given.resourcePolicy)[0]?.document,
      resourceKind: given.trust && 'role-trust',
    },
    {
      action: given.ask[0],
      resource: given.ask[1],
      context: new Map(Object.entries(given.context ?? {}).map(([key, value]) => [key.toLowerCase(), value])),
      principal: given.principal ?? user,
    },
  );
  return tell(decision);
}

function tell(decision: Decision): string {
  return decision.kind === 'allowed' ? 'allowed' : `${decision.explicit ? 'denied' : 'not allowed'} by ${decision.by}`;
}

const allow = (Action: unknown, Resource: unknown = '*', more: object = {}) => ({ Effect: 'Allow', Action, Resource, ...more });
const deny = (Action: unknown, Resource: unknown = '*', more: object = {}) => ({ Effect: 'Deny', Action, Resource, ...more });

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html and its neighbours */
describe('elements', () => {
  test.each<[string, Case, string]>([
    ['nothing', { ask: ['s3:GetObject', 'arn:aws:s3:::b/k'] }, 'not allowed by identity'],
    ['action', { identity: [allow('s3:GetObject')], ask: ['s3:GetObject', 'arn:aws:s3:::b/k'] }, 'allowed'],
    ['action, case', { identity: [allow('S3:getobject')], ask: ['s3:GetObject', 'arn:aws:s3:::b/k'] }, 'allowed'],
    ['action, wildcards', { identity: [allow('iam:*AccessKey*')], ask: ['iam:CreateAccessKey', '*'] }, 'allowed'],
    ['action, ?', { identity: [allow('s3:?etObject')], ask: ['s3:GetObject', '*'] }, 'allowed'],
    ['action, every service', { identity: [allow('*')], ask: ['sqs:CreateQueue', '*'] }, 'allowed'],
    ['action, other service', { identity: [allow('s3:*')], ask: ['sqs:CreateQueue', '*'] }, 'not allowed by identity'],
    ['NotAction', { identity: [{ Effect: 'Allow', NotAction: 's3:DeleteBucket', Resource: 'arn:aws:s3:::*' }], ask: ['s3:PutObject', 'arn:aws:s3:::b/k'] }, 'allowed'],
    ['NotAction names it', { identity: [{ Effect: 'Allow', NotAction: 's3:DeleteBucket', Resource: 'arn:aws:s3:::*' }], ask: ['s3:DeleteBucket', 'arn:aws:s3:::b'] }, 'not allowed by identity'],
    ['NotAction in a Deny', { identity: [allow('*'), { Effect: 'Deny', NotAction: 'iam:*', Resource: '*' }], ask: ['s3:PutObject', 'arn:aws:s3:::b/k'] }, 'denied by identity'],
    ['resource, case', { identity: [allow('s3:*', 'arn:aws:s3:::Bucket')], ask: ['s3:ListBucket', 'arn:aws:s3:::bucket'] }, 'not allowed by identity'],
    ['resource, wildcard beyond colons', { identity: [allow('logs:*', 'arn:aws:logs:*:*:log-group:*')], ask: ['logs:PutLogEvents', 'arn:aws:logs:us-east-1:123456789012:log-group:a:log-stream:b'] }, 'allowed'],
    ['resource, other account', { identity: [allow('sqs:*', 'arn:aws:sqs:*:111111111111:*')], ask: ['sqs:CreateQueue', 'arn:aws:sqs:us-east-1:123456789012:q'] }, 'not allowed by identity'],
    ['an ARN does not cover *', { identity: [allow('s3:ListAllMyBuckets', 'arn:aws:s3:::*')], ask: ['s3:ListAllMyBuckets', '*'] }, 'not allowed by identity'],
    ['NotResource', { identity: [{ Effect: 'Deny', Action: 's3:*', NotResource: ['arn:aws:s3:::HRBucket', 'arn:aws:s3:::HRBucket/*'] }, allow('s3:*')], ask: ['s3:GetObject', 'arn:aws:s3:::Other/k'] }, 'denied by identity'],
    ['NotResource names it', { identity: [{ Effect: 'Deny', Action: 's3:*', NotResource: ['arn:aws:s3:::HRBucket/*'] }, allow('s3:*')], ask: ['s3:GetObject', 'arn:aws:s3:::HRBucket/k'] }, 'allowed'],
  ])('%s', (_name, given, expected) => {
    expect(decide(given)).toBe(expected);
  });
});

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html */
describe('variables', () => {
  const home = allow('s3:*', 'arn:aws:s3:::amzn-s3-demo-bucket/${aws:PrincipalTag/department}');
  test.each<[string, Case, string]>([
    ['own name', { identity: [allow('iam:*', 'arn:aws:iam::*:user/${aws:username}')], ask: ['iam:GetUser', user.arn], context: { 'aws:username': 'carlos' } }, 'allowed'],
    ['another name', { identity: [allow('iam:*', 'arn:aws:iam::*:user/${aws:username}')], ask: ['iam:GetUser', user.arn], context: { 'aws:username': 'zhang' } }, 'not allowed by identity'],
    ['tag', { identity: [home], ask: ['s3:ListBucket', 'arn:aws:s3:::amzn-s3-demo-bucket/red'], context: { 'aws:PrincipalTag/department': 'red' } }, 'allowed'],
    ['a tag of * is no wildcard', { identity: [home], ask: ['s3:ListBucket', 'arn:aws:s3:::amzn-s3-demo-bucket/red'], context: { 'aws:PrincipalTag/department': '*' } }, 'not allowed by identity'],
    ['no such tag', { identity: [home], ask: ['s3:ListBucket', 'arn:aws:s3:::amzn-s3-demo-bucket/'] }, 'not allowed by identity'],
    ['default', { identity: [allow('s3:*', "arn:aws:s3:::b/${aws:PrincipalTag/team, 'company-wide'}")], ask: ['s3:ListBucket', 'arn:aws:s3:::b/company-wide'] }, 'allowed'],
    ['literal asterisk', { identity: [allow('s3:*', 'arn:aws:s3:::b/${*}')], ask: ['s3:GetObject', 'arn:aws:s3:::b/*'] }, 'allowed'],
    ['literal asterisk is no wildcard', { identity: [allow('s3:*', 'arn:aws:s3:::b/${*}')], ask: ['s3:GetObject', 'arn:aws:s3:::b/k'] }, 'not allowed by identity'],
    ['literal dollar', { identity: [allow('s3:*', 'arn:aws:s3:::b/${$}')], ask: ['s3:GetObject', 'arn:aws:s3:::b/$'] }, 'allowed'],
    ['old version: text', { version: '2008-10-17', identity: [allow('s3:*', 'arn:aws:s3:::${aws:username}')], ask: ['s3:GetObject', 'arn:aws:s3:::${aws:username}'], context: { 'aws:username': 'carlos' } }, 'allowed'],
    ['multivalued key', { identity: [allow('s3:*', 'arn:aws:s3:::${aws:TagKeys}')], ask: ['s3:GetObject', 'arn:aws:s3:::a'], context: { 'aws:TagKeys': ['a'] } }, 'not allowed by identity'],
  ])('%s', (_name, given, expected) => {
    expect(decide(given)).toBe(expected);
  });
});

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html */
describe('kinds of policies', () => {
  const ask: Case['ask'] = ['s3:GetObject', 'arn:aws:s3:::b/k'];
  const yes = [allow('s3:*')];
  const no = [allow('sqs:*')];
  const never = [allow('*'), deny('s3:GetObject')];
  const naming = (AWS: string) => [{ ...allow('s3:*'), Principal: { AWS } }];
  const root = `arn:aws:iam::${accountId}:root`;
  test.each<[string, Case, string]>([
    ['an explicit deny overrides', { identity: never, ask }, 'denied by identity'],
    ['boundary allows', { identity: yes, boundary: yes, ask }, 'allowed'],
    ['boundary alone', { boundary: yes, ask }, 'not allowed by identity'],
    ['boundary does not', { identity: yes, boundary: no, ask }, 'not allowed by boundary'],
    ['boundary denies', { identity: yes, boundary: never, ask }, 'denied by boundary'],
    ['session does not', { identity: yes, session: no, ask, principal: session }, 'not allowed by session'],
    ['session denies', { identity: yes, session: never, ask, principal: session }, 'denied by session'],
    ['session alone', { session: yes, ask, principal: session }, 'not allowed by identity'],
    ['all three', { identity: yes, boundary: yes, session: yes, ask, principal: session }, 'allowed'],
    ['resource policy names the user', { resourcePolicy: naming(user.arn), ask }, 'allowed'],
    ['… who has a boundary that does not', { resourcePolicy: naming(user.arn), boundary: no, ask }, 'allowed'],
    ['… and one that denies', { resourcePolicy: naming(user.arn), boundary: never, ask }, 'denied by boundary'],
    ['… another user', { resourcePolicy: naming(`arn:aws:iam::${accountId}:user/zhang`), ask }, 'not allowed by identity'],
    ['… the account', { resourcePolicy: naming(root), ask }, 'not allowed by identity'],
    ['… the account, and identity', { resourcePolicy: naming(root), identity: yes, ask }, 'allowed'],
    ['… everyone', { resourcePolicy: [{ ...allow('s3:*'), Principal: '*' }], ask }, 'allowed'],
    ['… the session', { resourcePolicy: naming(session.arn), session: no, boundary: no, ask, principal: session }, 'allowed'],
    ['… the role', { resourcePolicy: naming(session.roleArn), ask, principal: session }, 'allowed'],
    ['… the role, boundary does not', { resourcePolicy: naming(session.roleArn), boundary: no, ask, principal: session }, 'not allowed by boundary'],
    ['… the role, session does not', { resourcePolicy: naming(session.roleArn), session: no, ask, principal: session }, 'not allowed by session'],
    ['… a service', { resourcePolicy: [{ ...allow('s3:*'), Principal: { Service: 'lambda.amazonaws.com' } }], ask }, 'not allowed by identity'],
    ['resource policy denies', { identity: yes, resourcePolicy: [{ ...deny('s3:*'), Principal: '*' }], ask }, 'denied by resource'],
    ['NotPrincipal spares', { identity: yes, resourcePolicy: [{ ...deny('s3:*'), NotPrincipal: { AWS: user.arn } }], ask }, 'allowed'],
    ['NotPrincipal hits others', { identity: yes, resourcePolicy: [{ ...deny('s3:*'), NotPrincipal: { AWS: root } }], ask, principal: { ...user, accountId: '111111111111' } }, 'denied by resource'],
    ['root', { ask, principal: { kind: 'root', accountId, arn: root } }, 'allowed'],
    ['trust does not name', { identity: [allow('*')], trust: true, resourcePolicy: [], ask }, 'not allowed by role-trust'],
    ['trust names the account', { trust: true, resourcePolicy: naming(root), ask }, 'not allowed by identity'],
    ['trust names the user', { trust: true, resourcePolicy: naming(user.arn), ask }, 'allowed'],
  ])('%s', (_name, given, expected) => {
    expect(decide(given)).toBe(expected);
  });
});

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_examples.html */
describe('examples of the user guide', () => {
  const denyOutsideAddresses = [
    allow('*'),
    deny('*', '*', {
      Condition: { NotIpAddress: { 'aws:SourceIp': ['192.0.2.0/24'] }, Bool: { 'aws:ViaAWSService': 'false' } },
    }),
  ];
  const passOnlyToLambda = [
    allow('iam:PassRole', 'arn:aws:iam::123456789012:role/app-*', {
      Condition: { StringEquals: { 'iam:PassedToService': 'lambda.amazonaws.com' } },
    }),
  ];
  const onlyViaCloudFormation = [
    allow('sqs:CreateQueue', '*', {
      Condition: { 'ForAnyValue:StringEquals': { 'aws:CalledVia': ['cloudformation.amazonaws.com'] } },
    }),
  ];
  const inFrankfurt = [allow('ec2:*', '*', { Condition: { StringEquals: { 'aws:RequestedRegion': 'eu-central-1' } } })];
  test.each<[string, Case, string]>([
    ['outside address', { identity: denyOutsideAddresses, ask: ['s3:ListBucket', '*'], context: { 'aws:SourceIp': '203.0.113.1', 'aws:ViaAWSService': 'false' } }, 'denied by identity'],
    ['outside address, via a service', { identity: denyOutsideAddresses, ask: ['s3:ListBucket', '*'], context: { 'aws:ViaAWSService': 'true' } }, 'allowed'],
    ['pass to Lambda', { identity: passOnlyToLambda, ask: ['iam:PassRole', 'arn:aws:iam::123456789012:role/app-x'], context: { 'iam:PassedToService': 'lambda.amazonaws.com' } }, 'allowed'],
    ['pass to EC2', { identity: passOnlyToLambda, ask: ['iam:PassRole', 'arn:aws:iam::123456789012:role/app-x'], context: { 'iam:PassedToService': 'ec2.amazonaws.com' } }, 'not allowed by identity'],
    ['via CloudFormation', { identity: onlyViaCloudFormation, ask: ['sqs:CreateQueue', '*'], context: { 'aws:CalledVia': ['cloudformation.amazonaws.com'] } }, 'allowed'],
    ['not via CloudFormation', { identity: onlyViaCloudFormation, ask: ['sqs:CreateQueue', '*'] }, 'not allowed by identity'],
    ['the right region', { identity: inFrankfurt, ask: ['ec2:RunInstances', '*'], context: { 'aws:RequestedRegion': 'eu-central-1' } }, 'allowed'],
    ['the wrong region', { identity: inFrankfurt, ask: ['ec2:RunInstances', '*'], context: { 'aws:RequestedRegion': 'us-east-1' } }, 'not allowed by identity'],
  ])('%s', (_name, given, expected) => {
    expect(decide(given)).toBe(expected);
  });
});
