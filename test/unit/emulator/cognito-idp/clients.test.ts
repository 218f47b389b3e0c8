import { expect, it } from 'vitest';
import { createServiceAccount } from '../../../support/service-account.ts';

async function createPool(input: object = {}) {
  const account = createServiceAccount();
  const { UserPool: pool } = await account.operator.call<{ UserPool: { Id: string; Arn: string } }>(
    'cognito-idp:CreateUserPool',
    { PoolName: 'users', ...input },
  );
  return { ...account, pool, named: { UserPoolId: pool.Id } };
}

interface Created {
  readonly UserPoolClient: { readonly ClientId: string; readonly ClientSecret?: string };
}

it('keeps clients, whose settings go back unless said again, and their secret', async () => {
  const { operator, named } = await createPool();
  const { UserPoolClient: made } = await operator.call<Created>('cognito-idp:CreateUserPoolClient', {
    ...named,
    ClientName: 'web',
    GenerateSecret: true,
    AccessTokenValidity: 2,
  });
  expect(made.ClientId).toMatch(/^[a-z0-9]{26}$/);
  const it = { ...named, ClientId: made.ClientId };
  await operator.call('cognito-idp:UpdateUserPoolClient', { ...it, IdTokenValidity: 3 });
  const { UserPoolClient: now } = await operator.call('cognito-idp:DescribeUserPoolClient', it);
  expect(now).toMatchObject({
    ClientName: 'web',
    ClientSecret: made.ClientSecret,
    IdTokenValidity: 3,
    RefreshTokenValidity: 30,
  });
  expect(now).not.toHaveProperty('AccessTokenValidity');
  await operator.call('cognito-idp:DeleteUserPoolClient', it);
  expect(await operator.fails('cognito-idp:DescribeUserPoolClient', it)).toBe(
    `ResourceNotFoundException: User pool client ${made.ClientId} does not exist.`,
  );
});

it('lists clients in pages', async () => {
  const { operator, named } = await createPool();
  for (const ClientName of ['a', 'b']) {
    await operator.call('cognito-idp:CreateUserPoolClient', { ...named, ClientName });
  }
  const first = await operator.call('cognito-idp:ListUserPoolClients', { ...named, MaxResults: 1 });
  expect(first).toMatchObject({ UserPoolClients: [{ ClientName: 'a' }] });
  await expect(
    operator.call('cognito-idp:ListUserPoolClients', { ...named, NextToken: first['NextToken'] }),
  ).resolves.toMatchObject({ UserPoolClients: [{ ClientName: 'b' }] });
});

it.each([
  [{ AllowedOAuthFlows: ['code'] }, /^InvalidOAuthFlowException: CallbackUrls can not be empty/],
  [
    { AllowedOAuthFlows: ['client_credentials'] },
    /^InvalidOAuthFlowException: .* client does not have a client secret\./,
  ],
  [
    { AllowedOAuthFlows: ['client_credentials', 'code'], GenerateSecret: true },
    /along with code flow or implicit flow/,
  ],
  [
    { AllowedOAuthScopes: ['shop/read'] },
    /^ScopeDoesNotExistException: Invalid scope requested: shop\/read$/,
  ],
  [
    { SupportedIdentityProviders: ['COGNITO', 'Google'] },
    /^InvalidParameterException: The provider Google does not exist for User Pool us-east-1_/,
  ],
  [
    { ReadAttributes: ['custom:plan'] },
    /^InvalidParameterException: Invalid read attributes specified while creating a client$/,
  ],
  [{ WriteAttributes: ['given_name'] }, /Invalid write attributes specified while creating a client/],
])('refuses a client of %j', async (settings, words) => {
  const { operator, named } = await createPool({
    Schema: [{ Name: 'email', AttributeDataType: 'String', Required: true }],
  });
  expect(
    await operator.fails('cognito-idp:CreateUserPoolClient', { ...named, ClientName: 'web', ...settings }),
  ).toMatch(words);
});

it.each([
  'CreateUserPoolClient',
  'DescribeUserPoolClient',
  'UpdateUserPoolClient',
  'DeleteUserPoolClient',
  'ListUserPoolClients',
])('asks for %s on the pool', async (operation) => {
  const { user, pool, named } = await createPool();
  const nobody = await user('nobody');
  const input = { ...named, ClientName: 'web', ClientId: 'a' };
  expect(await nobody.fails(`cognito-idp:${operation}`, input)).toContain(
    `is not authorized to perform: cognito-idp:${operation} on resource: ${pool.Arn} because`,
  );
});
