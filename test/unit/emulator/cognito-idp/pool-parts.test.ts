import { describe, expect, it, test } from 'vitest';
import { Clock } from '../../../../src/emulator/clock.ts';
import { Hostility } from '../../../../src/emulator/hostility/hostility.ts';
import type { Account } from '../../../../src/emulator/account.ts';
import { placeCertificate } from '../../../support/placed-certificate.ts';
import { accountId, createServiceAccount } from '../../../support/service-account.ts';

async function createPool(clock?: Clock) {
  const account = createServiceAccount('us-east-1', new Hostility(), clock);
  const { UserPool: pool } = await account.operator.call<{ UserPool: { Id: string; Arn: string } }>(
    'cognito-idp:CreateUserPool',
    { PoolName: 'users' },
  );
  const idp = (operation: string, input: object = {}) =>
    account.operator.call(`cognito-idp:${operation}`, { UserPoolId: pool.Id, ...input });
  const fails = (operation: string, input: object = {}) =>
    account.operator.fails(`cognito-idp:${operation}`, { UserPoolId: pool.Id, ...input });
  return { ...account, pool, idp, fails };
}

describe('domains', () => {
  const customIn = (account: Account) => ({
    CustomDomainConfig: { CertificateArn: placeCertificate(account, 'shop.example.com') },
  });

  test('one of each kind, which must go before the pool', async () => {
    const { account, operator, pool, idp, fails } = await createPool();
    await idp('CreateUserPoolDomain', { Domain: 'shop' });
    expect(await fails('CreateUserPoolDomain', { Domain: 'store' })).toBe(
      'InvalidParameterException: User pool already has a domain configured.',
    );
    await idp('CreateUserPoolDomain', { Domain: 'shop.example.com', ...customIn(account) });
    await expect(idp('DescribeUserPool')).resolves.toMatchObject({
      UserPool: { Domain: 'shop', CustomDomain: 'shop.example.com' },
    });
    const { UserPool: other } = await operator.call<{ UserPool: { Id: string } }>(
      'cognito-idp:CreateUserPool',
      { PoolName: 'more' },
    );
    expect(
      await operator.fails('cognito-idp:CreateUserPoolDomain', { UserPoolId: other.Id, Domain: 'shop' }),
    ).toBe('InvalidParameterException: Domain already associated with another user pool.');
    expect(await fails('DeleteUserPool')).toBe(
      'InvalidParameterException: User pool cannot be deleted. It has a domain configured that should be deleted first.',
    );
    for (const Domain of ['shop', 'shop.example.com']) await idp('DeleteUserPoolDomain', { Domain });
    await expect(operator.call('cognito-idp:DescribeUserPoolDomain', { Domain: 'shop' })).resolves.toEqual({
      DomainDescription: {},
    });
    await idp('DeleteUserPool');
    expect(await fails('DescribeUserPool')).toContain(`User pool ${pool.Id} does not exist.`);
  });

  test.each([
    ['CreateUserPoolDomain', { Domain: 'Shop' }, /^InvalidParameterException: The domain name contains an/],
    ['CreateUserPoolDomain', { Domain: 'my-aws-shop' }, /reserved word: aws$/],
    [
      'CreateUserPoolDomain',
      {
        Domain: 'shop.example.com',
        CustomDomainConfig: { CertificateArn: 'arn:aws:acm:us-east-1:1:certificate/a' },
      },
      /^InvalidParameterException: The specified SSL certificate doesn't exist/,
    ],
    ['UpdateUserPoolDomain', { Domain: 'lost' }, /No such domain or user pool exists\.$/],
    ['DeleteUserPoolDomain', { Domain: 'lost' }, /No such domain or user pool exists\.$/],
  ])('%s of %j is refused', async (operation, input, words) => {
    const { fails } = await createPool();
    expect(await fails(operation, input)).toMatch(words);
  });

  test('a prefix takes no certificate', async () => {
    const { account, idp, fails } = await createPool();
    await idp('CreateUserPoolDomain', { Domain: 'shop' });
    expect(await fails('UpdateUserPoolDomain', { Domain: 'shop', ...customIn(account) })).toContain(
      'User pool should have a custom domain associated, failed to update the certificate.',
    );
  });

  test('one of its own takes a while and a permission', async () => {
    const { account, idp, pool, operator, user } = await createPool(new Clock(0.001));
    const input = { UserPoolId: pool.Id, Domain: 'shop.example.com', ...customIn(account) };
    const dev = await user('dev', 'cognito-idp:*');
    expect(await dev.fails('cognito-idp:CreateUserPoolDomain', input)).toMatch(
      /not authorized to perform: cloudfront:UpdateDistribution/,
    );
    await idp('CreateUserPoolDomain', input);
    await expect(
      operator.call('cognito-idp:DescribeUserPoolDomain', { Domain: input.Domain }),
    ).resolves.toMatchObject({ DomainDescription: { Status: 'CREATING' } });
  });
});

it('keeps groups, whose role is passed', async () => {
  const { idp, fails, pool, user } = await createPool();
  await idp('CreateGroup', { GroupName: 'admins', Description: 'a' });
  expect(await fails('CreateGroup', { GroupName: 'admins' })).toMatch(/^GroupExistsException/);
  await idp('UpdateGroup', { GroupName: 'admins', Precedence: 1 });
  await expect(idp('ListGroups', { Limit: 1 })).resolves.toMatchObject({
    Groups: [{ GroupName: 'admins', Precedence: 1 }],
  });
  await idp('DeleteGroup', { GroupName: 'admins' });
  expect(await fails('GetGroup', { GroupName: 'admins' })).toMatch(/^ResourceNotFoundException/);
  const dev = await user('dev', 'cognito-idp:*');
  const RoleArn = `arn:aws:iam::${accountId}:role/r`;
  expect(
    await dev.fails('cognito-idp:CreateGroup', { UserPoolId: pool.Id, GroupName: 'a', RoleArn }),
  ).toContain(`iam:PassRole on resource: ${RoleArn}`);
});

it('keeps resource servers, whose scopes a client may have', async () => {
  const { idp, fails } = await createPool();
  const server = { Identifier: 'shop', Name: 'Shop' };
  const Scopes = [{ ScopeName: 'read', ScopeDescription: 'Reads' }];
  await idp('CreateResourceServer', server);
  expect(await fails('CreateResourceServer', server)).toMatch(
    /^InvalidParameterException: shop already exists/,
  );
  const client = { ClientName: 'web', AllowedOAuthScopes: ['shop/read'] };
  expect(await fails('CreateUserPoolClient', client)).toMatch(/^ScopeDoesNotExistException/);
  await idp('UpdateResourceServer', { ...server, Scopes });
  await idp('CreateUserPoolClient', client);
  await expect(idp('ListResourceServers', { MaxResults: 1 })).resolves.toMatchObject({
    ResourceServers: [{ ...server, Scopes }],
  });
  await idp('DeleteResourceServer', server);
  expect(await fails('DescribeResourceServer', server)).toBe(
    'ResourceNotFoundException: Resource server shop does not exist.',
  );
});

it('keeps identity providers, which a client may support', async () => {
  const { idp, fails } = await createPool();
  const named = { ProviderName: 'Google' };
  const details = { client_id: 'a', client_secret: 'b', authorize_scopes: 'openid' };
  const provider = { ...named, ProviderType: 'Google', ProviderDetails: details };
  expect(await fails('CreateIdentityProvider', { ...provider, ProviderDetails: {} })).toMatch(
    /^InvalidParameterException: .*client_id/,
  );
  await idp('CreateIdentityProvider', provider);
  expect(await fails('CreateIdentityProvider', provider)).toMatch(/^DuplicateProviderException/);
  await idp('CreateUserPoolClient', { ClientName: 'web', SupportedIdentityProviders: ['COGNITO', 'Google'] });
  await idp('UpdateIdentityProvider', { ...named, AttributeMapping: { email: 'email' } });
  await expect(idp('DescribeIdentityProvider', named)).resolves.toMatchObject({
    IdentityProvider: { ...provider, AttributeMapping: { email: 'email' } },
  });
  await expect(idp('ListIdentityProviders')).resolves.toMatchObject({
    Providers: [{ ProviderType: 'Google' }],
  });
  await idp('DeleteIdentityProvider', named);
  expect(await fails('DescribeIdentityProvider', named)).toMatch(/^ResourceNotFoundException/);
});

it.each([
  ['CreateUserPoolDomain', { Domain: 'shop' }, '$pool'],
  ['DescribeUserPoolDomain', { Domain: 'shop' }, '*'],
  ['CreateGroup', { GroupName: 'a' }, '$pool'],
  ['CreateResourceServer', { Identifier: 'a', Name: 'a' }, '$pool'],
  ['CreateIdentityProvider', { ProviderName: 'a', ProviderType: 'SAML', ProviderDetails: {} }, '$pool'],
])('asks for %s on its resource', async (operation, input, resource) => {
  const { user, pool } = await createPool();
  const nobody = await user('nobody');
  expect(await nobody.fails(`cognito-idp:${operation}`, { UserPoolId: pool.Id, ...input })).toContain(
    `not authorized to perform: cognito-idp:${operation} on resource: ${resource.replace('$pool', pool.Arn)} because`,
  );
});
