import { expect, it } from 'vitest';
import { accountId, createServiceAccount } from '../../../support/service-account.ts';

const Url = 'https://token.example.com/a';
const OpenIDConnectProviderArn = `arn:aws:iam::${accountId}:oidc-provider/token.example.com/a`;
const named = { OpenIDConnectProviderArn };
const thumbprint = '0123456789012345678901234567890123456789';

it('a provider is created, changed, tagged and deleted', async () => {
  const { operator } = createServiceAccount();
  const creation = { Url, ClientIDList: ['one'], Tags: [{ Key: 'team', Value: 'a' }] };
  await expect(operator.call('iam:CreateOpenIDConnectProvider', creation)).resolves.toMatchObject(named);
  expect(await operator.fails('iam:CreateOpenIDConnectProvider', creation)).toBe(
    `EntityAlreadyExists: Provider with url ${Url} already exists.`,
  );
  await operator.call('iam:AddClientIDToOpenIDConnectProvider', { ...named, ClientID: 'two' });
  await operator.call('iam:RemoveClientIDFromOpenIDConnectProvider', { ...named, ClientID: 'one' });
  await operator.call('iam:UpdateOpenIDConnectProviderThumbprint', {
    ...named,
    ThumbprintList: [thumbprint],
  });
  await operator.call('iam:UntagOpenIDConnectProvider', { ...named, TagKeys: ['team'] });
  await operator.call('iam:TagOpenIDConnectProvider', { ...named, Tags: [{ Key: 'x', Value: '1' }] });
  await expect(operator.call('iam:GetOpenIDConnectProvider', named)).resolves.toMatchObject({
    Url: 'token.example.com/a',
    ClientIDList: ['two'],
    ThumbprintList: [thumbprint],
    Tags: [{ Key: 'x', Value: '1' }],
  });
  await expect(operator.call('iam:ListOpenIDConnectProviders')).resolves.toMatchObject({
    OpenIDConnectProviderList: [{ Arn: OpenIDConnectProviderArn }],
  });
  await operator.call('iam:DeleteOpenIDConnectProvider', named);
  expect(await operator.fails('iam:GetOpenIDConnectProvider', named)).toBe(
    `NoSuchEntity: OpenIDConnect Provider not found for arn ${OpenIDConnectProviderArn}`,
  );
});

it.each([
  [{ Url: 'http://token.example.com' }, 'ValidationError: Invalid Open ID Connect Provider URL'],
  [{ Url, ThumbprintList: ['a'] }, 'ValidationError: Thumbprints must be 40 characters long.'],
])('%o fails', async (input, fault) => {
  const { operator } = createServiceAccount();
  expect(await operator.fails('iam:CreateOpenIDConnectProvider', input)).toBe(fault);
});

it.each([
  ['CreateOpenIDConnectProvider', []],
  ['TagOpenIDConnectProvider', ['iam:CreateOpenIDConnectProvider']],
])('creation asks for iam:%s', async (action, allowed) => {
  const { user } = createServiceAccount();
  const somebody = await user('somebody', ...allowed);
  const input = { Url, Tags: [{ Key: 'a', Value: 'b' }] };
  expect(await somebody.fails('iam:CreateOpenIDConnectProvider', input)).toContain(
    `not authorized to perform: iam:${action} on resource: ${OpenIDConnectProviderArn} because`,
  );
});
