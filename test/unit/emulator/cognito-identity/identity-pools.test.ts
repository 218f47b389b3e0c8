import { expect, it } from 'vitest';
import { accountId, createServiceAccount } from '../../../support/service-account.ts';

const input = {
  IdentityPoolName: 'visitors',
  AllowUnauthenticatedIdentities: false,
  IdentityPoolTags: { stage: 'dev' },
};
const base = `arn:aws:cognito-identity:us-east-1:${accountId}:identitypool/`;

async function createPool() {
  const account = createServiceAccount();
  const { IdentityPoolId } = await account.operator.call<{ IdentityPoolId: string }>(
    'cognito-identity:CreateIdentityPool',
    input,
  );
  return { ...account, named: { IdentityPoolId }, arn: `${base}${IdentityPoolId}` };
}

it('keeps identity pools, whose settings go back unless said again', async () => {
  const { operator, named } = await createPool();
  expect(named.IdentityPoolId).toMatch(/^us-east-1:[0-9a-f-]{36}$/);
  const plain = { ...named, IdentityPoolName: 'guests', AllowUnauthenticatedIdentities: true };
  await operator.call('cognito-identity:UpdateIdentityPool', { ...plain, AllowClassicFlow: true });
  await operator.call('cognito-identity:UpdateIdentityPool', plain);
  await expect(operator.call('cognito-identity:DescribeIdentityPool', named)).resolves.toEqual({
    ...plain,
    IdentityPoolTags: { stage: 'dev' },
  });
  await operator.call('cognito-identity:DeleteIdentityPool', named);
  expect(await operator.fails('cognito-identity:DescribeIdentityPool', named)).toBe(
    `ResourceNotFoundException: IdentityPool '${named.IdentityPoolId}' not found.`,
  );
});

it('lists them in pages', async () => {
  const { operator } = await createPool();
  await operator.call('cognito-identity:CreateIdentityPool', { ...input, IdentityPoolName: 'more' });
  const first = await operator.call('cognito-identity:ListIdentityPools', { MaxResults: 1 });
  expect(first).toMatchObject({ IdentityPools: [{ IdentityPoolName: 'visitors' }] });
  await expect(
    operator.call('cognito-identity:ListIdentityPools', { MaxResults: 1, NextToken: first['NextToken'] }),
  ).resolves.toMatchObject({ IdentityPools: [{ IdentityPoolName: 'more' }] });
});

it('keeps tags', async () => {
  const { operator, arn } = await createPool();
  await operator.call('cognito-identity:TagResource', { ResourceArn: arn, Tags: { team: 'shop' } });
  await operator.call('cognito-identity:UntagResource', { ResourceArn: arn, TagKeys: ['stage'] });
  await expect(operator.call('cognito-identity:ListTagsForResource', { ResourceArn: arn })).resolves.toEqual({
    Tags: { team: 'shop' },
  });
});

it.each([
  [{ IdentityPoolName: 'a/b' }, /'identityPoolName' failed to satisfy constraint/],
  [
    { CognitoIdentityProviders: [{ ClientId: 'abc' }] },
    /^InvalidParameterException: Invalid Cognito Identity Provider$/,
  ],
])('refuses a pool of %j', async (change, words) => {
  const { operator } = createServiceAccount();
  expect(await operator.fails('cognito-identity:CreateIdentityPool', { ...input, ...change })).toMatch(words);
});

it('gives its identities roles, which whoever says so must be allowed to pass', async () => {
  const { operator, user, role, named } = await createPool();
  const member = await role('member', 'cognito-identity.amazonaws.com');
  const admin = await role('admin', 'cognito-identity.amazonaws.com');
  const rule = { Claim: 'group', MatchType: 'Equals', Value: 'admin', RoleARN: admin };
  const roles = {
    Roles: { authenticated: member },
    RoleMappings: { 'graph.facebook.com': { Type: 'Rules', RulesConfiguration: { Rules: [rule] } } },
  };
  const dev = await user('dev', 'cognito-identity:*', {
    Effect: 'Allow',
    Action: 'iam:PassRole',
    Resource: member,
    Condition: { StringEquals: { 'iam:PassedToService': 'cognito-identity.amazonaws.com' } },
  });
  expect(await dev.fails('cognito-identity:SetIdentityPoolRoles', { ...named, ...roles })).toBe(
    `AccessDeniedException: User: ${dev.arn} is not authorized to perform: iam:PassRole on resource: ${admin}`,
  );
  await dev.call('cognito-identity:SetIdentityPoolRoles', { ...named, Roles: roles.Roles });
  await operator.call('cognito-identity:SetIdentityPoolRoles', { ...named, ...roles });
  await expect(operator.call('cognito-identity:GetIdentityPoolRoles', named)).resolves.toEqual({
    ...named,
    ...roles,
  });
});

it.each(['member', 'arn:aws:iam::999999999999:role/member'])(
  'takes no role like %s',
  async (authenticated) => {
    const { operator, named } = await createPool();
    expect(
      await operator.fails('cognito-identity:SetIdentityPoolRoles', { ...named, Roles: { authenticated } }),
    ).toBe(`NotAuthorizedException: Access to Role '${authenticated}' is forbidden.`);
  },
);

it.each([
  ['CreateIdentityPool', input, ''],
  ['ListIdentityPools', { MaxResults: 1 }, ''],
  ['DescribeIdentityPool', {}, '$id'],
  ['GetIdentityPoolRoles', {}, '$id'],
])('asks for %s on its resource, and says no more', async (operation, more, resource) => {
  const { user, named } = await createPool();
  const nobody = await user('nobody');
  expect(await nobody.fails(`cognito-identity:${operation}`, { ...named, ...more })).toBe(
    `AccessDeniedException: User: ${nobody.arn} is not authorized to perform: cognito-identity:${operation} on resource: ${base}${resource.replace('$id', named.IdentityPoolId)}`,
  );
});
