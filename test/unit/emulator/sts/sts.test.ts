import { expect, test } from 'vitest';
import { findCredential } from '../../../../src/emulator/iam/access-keys.ts';
import { createIamAccount, policyOf, type Actor, type IamAccount } from '../../../support/iam-account.ts';

const roleArn = 'arn:aws:iam::123456789012:role/app';

async function createRole(operator: Actor, AWS: string): Promise<void> {
  await operator.call('CreateRole', {
    RoleName: 'app',
    AssumeRolePolicyDocument: JSON.stringify(
      policyOf({ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS } }),
    ),
  });
  await operator.call('PutRolePolicy', {
    RoleName: 'app',
    PolicyName: 'p',
    PolicyDocument: JSON.stringify(policyOf({ Effect: 'Allow', Action: 'iam:*', Resource: '*' })),
  });
}

async function assume({ actor }: IamAccount, by: Actor, more: object = {}): Promise<Actor> {
  const { Credentials } = await by.call('sts:AssumeRole', {
    RoleArn: roleArn,
    RoleSessionName: 'one',
    ...more,
  });
  return actor((Credentials as { AccessKeyId: string }).AccessKeyId);
}

test('everybody learns who they are, even without any permission', async () => {
  const { user } = createIamAccount();
  const nobody = await user('nobody', policyOf({ Effect: 'Deny', Action: '*', Resource: '*' }));
  expect(await nobody.call('sts:GetCallerIdentity')).toEqual({
    UserId: expect.stringMatching(/^AIDA/),
    Account: '123456789012',
    Arn: 'arn:aws:iam::123456789012:user/nobody',
  });
});

test('a session has the permissions of its role', async () => {
  const emulated = createIamAccount();
  await createRole(emulated.operator, 'arn:aws:iam::123456789012:root');
  const session = await assume(emulated, emulated.operator);
  expect(session.accessKeyId).toMatch(/^ASIA[A-Z2-7]{16}$/);
  expect(findCredential(emulated.account, session.accessKeyId)?.sessionToken).toEqual(expect.any(String));
  expect(await session.call('sts:GetCallerIdentity')).toMatchObject({
    Arn: 'arn:aws:sts::123456789012:assumed-role/app/one',
    UserId: expect.stringMatching(/^AROA[A-Z2-7]{17}:one$/),
  });
  await session.call('ListUsers');
  await emulated.operator.call('DeleteRolePolicy', { RoleName: 'app', PolicyName: 'p' });
  expect(await session.fails('ListUsers')).toBe(
    'AccessDenied: User: arn:aws:sts::123456789012:assumed-role/app/one is not authorized to perform: iam:ListUsers on resource: arn:aws:iam::123456789012:user/ because no identity-based policy allows the iam:ListUsers action',
  );
});

test('a session policy limits the session', async () => {
  const emulated = createIamAccount();
  await createRole(emulated.operator, 'arn:aws:iam::123456789012:root');
  const Policy = JSON.stringify(policyOf({ Effect: 'Allow', Action: 'iam:GetRole', Resource: '*' }));
  const session = await assume(emulated, emulated.operator, { Policy });
  await session.call('GetRole', { RoleName: 'app' });
  expect(await session.fails('ListUsers')).toMatch(
    /because no session policy allows the iam:ListUsers action$/,
  );
});

test('the trust policy decides', async () => {
  const emulated = createIamAccount();
  const { operator, user } = emulated;
  const trusted = await user('trusted');
  const other = await user('other', policyOf({ Effect: 'Allow', Action: '*', Resource: '*' }));
  await createRole(operator, 'arn:aws:iam::123456789012:user/trusted');
  await assume(emulated, trusted);
  const input = { RoleArn: roleArn, RoleSessionName: 'one' };
  expect(await other.fails('sts:AssumeRole', input)).toBe(
    'AccessDenied: User: arn:aws:iam::123456789012:user/other is not authorized to perform: sts:AssumeRole because no role trust policy allows the sts:AssumeRole action',
  );
  expect(await other.fails('sts:AssumeRole', { ...input, RoleArn: `${roleArn}-none` })).toMatch(
    /^AccessDenied/,
  );
});

test('a session token carries the permissions of the user, but not to IAM', async () => {
  const { account, operator, user, actor } = createIamAccount();
  const deployer = await user(
    'u',
    policyOf({ Effect: 'Allow', Action: ['iam:GetUser', 'sts:AssumeRole'], Resource: '*' }),
  );
  await createRole(operator, 'arn:aws:iam::123456789012:root');
  const { Credentials } = await deployer.call('sts:GetSessionToken');
  const temporary = actor((Credentials as { AccessKeyId: string }).AccessKeyId);
  await temporary.call('sts:GetCallerIdentity');
  await assume({ account, actor } as IamAccount, temporary);
  expect(await temporary.fails('GetUser')).toBe(
    'InvalidClientTokenId: The security token included in the request is invalid',
  );
  expect(await temporary.fails('sts:GetSessionToken')).toBe(
    'AccessDenied: Cannot call GetSessionToken with session credentials',
  );
});
