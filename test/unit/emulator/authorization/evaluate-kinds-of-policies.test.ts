import { describe, expect, test } from 'vitest';
import {
  accountId,
  allow,
  deny,
  decide,
  session,
  user,
  type Case,
} from '../../../support/policy-decisions.ts';

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
    [
      '… who has a boundary that does not',
      { resourcePolicy: naming(user.arn), boundary: no, ask },
      'allowed',
    ],
    [
      '… and one that denies',
      { resourcePolicy: naming(user.arn), boundary: never, ask },
      'denied by boundary',
    ],
    [
      '… another user',
      { resourcePolicy: naming(`arn:aws:iam::${accountId}:user/zhang`), ask },
      'not allowed by identity',
    ],
    ['… the account', { resourcePolicy: naming(root), ask }, 'not allowed by identity'],
    ['… the account, and identity', { resourcePolicy: naming(root), identity: yes, ask }, 'allowed'],
    ['… everyone', { resourcePolicy: [{ ...allow('s3:*'), Principal: '*' }], ask }, 'allowed'],
    [
      '… the session',
      { resourcePolicy: naming(session.arn), session: no, boundary: no, ask, principal: session },
      'allowed',
    ],
    ['… the role', { resourcePolicy: naming(session.roleArn), ask, principal: session }, 'allowed'],
    [
      '… the role, boundary does not',
      { resourcePolicy: naming(session.roleArn), boundary: no, ask, principal: session },
      'not allowed by boundary',
    ],
    [
      '… the role, session does not',
      { resourcePolicy: naming(session.roleArn), session: no, ask, principal: session },
      'not allowed by session',
    ],
    [
      '… a service',
      { resourcePolicy: [{ ...allow('s3:*'), Principal: { Service: 'lambda.amazonaws.com' } }], ask },
      'not allowed by identity',
    ],
    [
      'resource policy denies',
      { identity: yes, resourcePolicy: [{ ...deny('s3:*'), Principal: '*' }], ask },
      'denied by resource',
    ],
    [
      'NotPrincipal spares',
      { identity: yes, resourcePolicy: [{ ...deny('s3:*'), NotPrincipal: { AWS: user.arn } }], ask },
      'allowed',
    ],
    [
      'NotPrincipal hits others',
      {
        identity: yes,
        resourcePolicy: [{ ...deny('s3:*'), NotPrincipal: { AWS: root } }],
        ask,
        principal: { ...user, accountId: '111111111111' },
      },
      'denied by resource',
    ],
    ['root', { ask, principal: { kind: 'root', accountId, arn: root } }, 'allowed'],
    [
      'trust does not name',
      { identity: [allow('*')], trust: true, resourcePolicy: [], ask },
      'not allowed by role-trust',
    ],
    [
      'trust names the account',
      { trust: true, resourcePolicy: naming(root), ask },
      'not allowed by identity',
    ],
    ['trust names the user', { trust: true, resourcePolicy: naming(user.arn), ask }, 'allowed'],
  ])('%s', (_name, given, expected) => {
    expect(decide(given)).toBe(expected);
  });
});
