import { expect, it } from 'vitest';
import { accountId, createServiceAccount } from '../../../support/service-account.ts';

async function createPool() {
  const account = createServiceAccount();
  const input = {
    PoolName: 'users',
    UserPoolTags: { stage: 'dev' },
    Schema: [{ Name: 'plan', AttributeDataType: 'String' }],
    UsernameAttributes: ['email'],
  };
  const { UserPool: pool } = await account.operator.call<{ UserPool: { Id: string; Arn: string } }>(
    'cognito-idp:CreateUserPool',
    input,
  );
  return { ...account, pool, named: { UserPoolId: pool.Id } };
}

it('keeps user pools, whose settings go back unless said again', async () => {
  const { operator, pool, named } = await createPool();
  expect(pool.Arn).toBe(`arn:aws:cognito-idp:us-east-1:${accountId}:userpool/${pool.Id}`);
  const LambdaConfig = { PreSignUp: `arn:aws:lambda:us-east-1:${accountId}:function:app` };
  await operator.call('cognito-idp:UpdateUserPool', { ...named, LambdaConfig });
  await expect(operator.call('cognito-idp:DescribeUserPool', named)).resolves.toMatchObject({
    UserPool: { Name: 'users', LambdaConfig, UsernameAttributes: ['email'], UserPoolTags: { stage: 'dev' } },
  });
  await operator.call('cognito-idp:UpdateUserPool', { ...named, DeletionProtection: 'ACTIVE' });
  await expect(operator.call('cognito-idp:DescribeUserPool', named)).resolves.toMatchObject({
    UserPool: {
      LambdaConfig: {},
      SchemaAttributes: expect.arrayContaining([
        { Name: 'custom:plan', AttributeDataType: 'String' },
      ]) as unknown,
    },
  });
  expect(await operator.fails('cognito-idp:DeleteUserPool', named)).toMatch(
    /deletion protection is activated/,
  );
  await operator.call('cognito-idp:UpdateUserPool', named);
  await operator.call('cognito-idp:DeleteUserPool', named);
  expect(await operator.fails('cognito-idp:DescribeUserPool', named)).toBe(
    `ResourceNotFoundException: User pool ${pool.Id} does not exist.`,
  );
});

it('lists them in pages', async () => {
  const { operator } = await createPool();
  await operator.call('cognito-idp:CreateUserPool', { PoolName: 'more' });
  const first = await operator.call('cognito-idp:ListUserPools', { MaxResults: 1 });
  expect(first).toMatchObject({ UserPools: [{ Name: 'users' }] });
  await expect(
    operator.call('cognito-idp:ListUserPools', { MaxResults: 1, NextToken: first['NextToken'] }),
  ).resolves.toMatchObject({ UserPools: [{ Name: 'more' }] });
});

it.each([
  ['CreateUserPool', { PoolName: 'b' }, 'on resource: * because'],
  ['DescribeUserPool', {}, ':userpool/us-east-1_'],
  ['TagResource', { Tags: { a: 'b' } }, ':userpool/us-east-1_'],
])('refuses %s on its resource', async (operation, input, printed) => {
  const { user, pool, named } = await createPool();
  const nobody = await user('nobody');
  expect(
    await nobody.fails(`cognito-idp:${operation}`, { ...named, ResourceArn: pool.Arn, ...input }),
  ).toContain(printed);
});

it('tells what is missing in its own words', async () => {
  const { operator } = createServiceAccount();
  expect(await operator.fails('cognito-idp:CreateUserPool')).toBe(
    "InvalidParameterException: 1 validation error detected: Value null at 'poolName' failed to satisfy constraint: Member must not be null",
  );
});
