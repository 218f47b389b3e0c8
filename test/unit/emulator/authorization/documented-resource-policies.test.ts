import { expect, test } from 'vitest';
import type { Principal } from '../../../../src/emulator/operation.ts';
import {
  accountId,
  allow,
  decide,
  deny,
  session,
  user,
  type Case,
} from '../../../support/policy-decisions.ts';

const iam = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/';
const evaluation = `${iam}reference_policies_evaluation-logic.html#policy-eval-denyallow`;
const principals = `${iam}reference_policies_elements_principal.html`;
const exceptions = `${iam}reference_policies_elements_notprincipal.html`;
const keys = 'https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html';
const ask: Case['ask'] = ['s3:GetObject', 'arn:aws:s3:::b/k'];
const root = `arn:aws:iam::${accountId}:root`;
const federated = {
  kind: 'federated-user',
  accountId,
  arn: `arn:aws:sts::${accountId}:federated-user/fed`,
  userArn: user.arn,
  userId: user.userId,
  sessionName: 'fed',
  sessionPolicies: [],
} as const satisfies Principal;
const naming = (AWS: string | readonly string[], more: object = {}) => [
  { ...allow('s3:*'), Principal: { AWS }, ...more },
];
const sparing = (...AWS: readonly string[]) => [{ ...deny('s3:*'), NotPrincipal: { AWS } }];
const ofRole = { 'aws:PrincipalArn': session.roleArn };
const everybody = { Principal: '*', Condition: { ArnEquals: ofRole } };
const nobody: Case = { ask, identity: [], boundary: [], session: [] };
const usual: Case = { ask, identity: [allow('s3:*')] };

const rows: readonly (readonly [page: string, what: string, given: Case, verdict: string])[] = [
  [
    evaluation,
    'a user is not limited by a boundary',
    { ask, boundary: [], resourcePolicy: naming(user.arn) },
    'allowed',
  ],
  [
    evaluation,
    'a role is limited by a boundary',
    { ask, boundary: [], resourcePolicy: naming(session.roleArn), principal: session },
    'not allowed by boundary',
  ],
  [
    evaluation,
    'a role is limited by a session policy',
    { ask, session: [], resourcePolicy: naming(session.roleArn), principal: session },
    'not allowed by session',
  ],
  [
    evaluation,
    'a role needs no identity policy',
    { ask, resourcePolicy: naming(session.roleArn), principal: session },
    'allowed',
  ],
  [
    evaluation,
    'a session is limited by nothing',
    { ...nobody, resourcePolicy: naming(session.arn), principal: session },
    'allowed',
  ],
  [
    evaluation,
    'a federated user is limited by nothing',
    { ...nobody, resourcePolicy: naming(federated.arn), principal: federated },
    'allowed',
  ],
  [
    evaluation,
    'as the user, by the session policy',
    { ask, session: [], resourcePolicy: naming(user.arn), principal: federated },
    'not allowed by session',
  ],
  [
    evaluation,
    'without a session policy, a federated user',
    { ...usual, session: [], principal: federated },
    'not allowed by session',
  ],
  [
    evaluation,
    'by an explicit deny',
    { ask, identity: [deny('s3:*')], resourcePolicy: naming(session.arn), principal: session },
    'denied by identity',
  ],
  [
    evaluation,
    'either suffices',
    { ...usual, resourcePolicy: naming(`arn:aws:iam::${accountId}:user/zhang`) },
    'allowed',
  ],
  [principals, 'an account delegates', { ask, resourcePolicy: naming(accountId) }, 'not allowed by identity'],
  [principals, 'an account delegates, by ARN', { ...usual, resourcePolicy: naming(root) }, 'allowed'],
  [
    principals,
    'a user name has a case',
    { ask, resourcePolicy: naming(user.arn.replace('carlos', 'Carlos')) },
    'not allowed by identity',
  ],
  [
    principals,
    'no wildcard in a name',
    { ask, resourcePolicy: naming(`arn:aws:iam::${accountId}:user/*`) },
    'not allowed by identity',
  ],
  [
    principals,
    'no session name left open',
    { ask, resourcePolicy: naming(`arn:aws:sts::${accountId}:assumed-role/app/*`), principal: session },
    'not allowed by identity',
  ],
  [
    principals,
    'everybody in the account',
    { ask, resourcePolicy: [{ ...allow('s3:*'), Principal: '*' }] },
    'allowed',
  ],
  [principals, 'everybody, written longer', { ask, resourcePolicy: naming('*') }, 'allowed'],
  [
    principals,
    'a role by its key, whatever its boundary',
    { ...nobody, resourcePolicy: [{ ...allow('s3:*'), ...everybody }], principal: session, context: ofRole },
    'allowed',
  ],
  [
    principals,
    'another role by its key',
    {
      ...nobody,
      resourcePolicy: [{ ...allow('s3:*'), ...everybody }],
      principal: session,
      context: { 'aws:PrincipalArn': 'arn:aws:iam::123456789012:role/b' },
    },
    'not allowed by identity',
  ],
  [
    principals,
    'a role that was made anew',
    { ask, resourcePolicy: naming('AROAOLDEXAMPLE'), principal: session },
    'not allowed by identity',
  ],
  [
    principals,
    'a role by its id',
    { ask, resourcePolicy: naming(session.roleId), principal: session },
    'allowed',
  ],
  [
    principals,
    'all but one, by the key',
    {
      ...usual,
      resourcePolicy: [
        { ...deny('s3:*'), Principal: '*', Condition: { ArnNotEquals: { 'aws:PrincipalArn': user.arn } } },
      ],
      context: { 'aws:PrincipalArn': user.arn },
    },
    'allowed',
  ],
  [
    principals,
    'a service is nobody of the account',
    { ask, resourcePolicy: [{ ...allow('s3:*'), Principal: { Service: 's3.amazonaws.com' } }] },
    'not allowed by identity',
  ],
  [exceptions, 'a user and the account', { ...usual, resourcePolicy: sparing(user.arn, root) }, 'allowed'],
  [
    exceptions,
    'another user of the account',
    { ...usual, resourcePolicy: sparing(`arn:aws:iam::${accountId}:user/zhang`, root) },
    'denied by resource',
  ],
  [
    exceptions,
    'a session, its role and the account',
    { ...usual, resourcePolicy: sparing(session.arn, session.roleArn, root), principal: session },
    'allowed',
  ],
  [
    exceptions,
    'another session of the role',
    { ...usual, resourcePolicy: sparing(`${session.arn}2`, session.roleArn, root), principal: session },
    'denied by resource',
  ],
  [
    keys,
    'the key does not know the account',
    { ...usual, ask: ['kms:Decrypt', '*'], key: true, identity: [allow('kms:*')], resourcePolicy: [] },
    'not allowed by resource',
  ],
  [
    keys,
    'the key leaves it to the account',
    {
      ask: ['kms:Decrypt', '*'],
      key: true,
      resourcePolicy: [{ ...allow('kms:*'), Principal: { AWS: root } }],
    },
    'not allowed by identity',
  ],
  [
    keys,
    'the key and the identity',
    {
      ask: ['kms:Decrypt', '*'],
      key: true,
      identity: [allow('kms:Decrypt')],
      resourcePolicy: [{ ...allow('kms:*'), Principal: { AWS: root } }],
    },
    'allowed',
  ],
  [
    keys,
    'the key names the user',
    {
      ask: ['kms:Decrypt', '*'],
      key: true,
      resourcePolicy: [{ ...allow('kms:*'), Principal: { AWS: user.arn } }],
    },
    'allowed',
  ],
  [
    keys,
    'the root user, not named',
    {
      ask: ['kms:Decrypt', '*'],
      key: true,
      resourcePolicy: [{ ...allow('kms:*'), Principal: { AWS: user.arn } }],
      principal: { kind: 'root', accountId, arn: root },
    },
    'not allowed by resource',
  ],
];

test.each(rows.map((row) => [`${row[0]}: ${row[1]}`, row[2], row[3]] as const))(
  '%s',
  (_name, given, verdict) => {
    expect(decide(given)).toBe(verdict);
  },
);
