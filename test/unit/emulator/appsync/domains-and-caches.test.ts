import { describe, expect, test } from 'vitest';
import { Clock } from '../../../../src/emulator/clock.ts';
import { Hostility } from '../../../../src/emulator/hostility/hostility.ts';
import { placeCertificate } from '../../../support/placed-certificate.ts';
import { accountId, createServiceAccount } from '../../../support/service-account.ts';

async function createApi(clock?: Clock) {
  const account = createServiceAccount('us-east-1', new Hostility(), clock);
  const { graphqlApi: api } = await account.operator.call<{ graphqlApi: { apiId: string } }>(
    'appsync:CreateGraphqlApi',
    { name: 'notes', authenticationType: 'API_KEY' },
  );
  const domainName = 'api.example.com';
  const certificateArn = placeCertificate(account.account, domainName);
  return { ...account, named: { apiId: api.apiId }, domain: { domainName, certificateArn } };
}

const cache = { ttl: 60, apiCachingBehavior: 'FULL_REQUEST_CACHING', type: 'SMALL' };

describe('a cache', () => {
  test('is one of its API', async () => {
    const { operator, named } = await createApi();
    const absent =
      "NotFoundException: Unable to get the cache as it doesn't exist, please create the cache first.";
    expect(await operator.fails('appsync:GetApiCache', named)).toBe(absent);
    await operator.call('appsync:CreateApiCache', { ...named, ...cache });
    expect(await operator.fails('appsync:CreateApiCache', { ...named, ...cache })).toBe(
      'BadRequestException: The API has already enabled caching.',
    );
    await operator.call('appsync:UpdateApiCache', { ...named, ...cache, ttl: 120 });
    await expect(operator.call('appsync:GetApiCache', named)).resolves.toMatchObject({
      apiCache: { ttl: 120, status: 'AVAILABLE' },
    });
    await operator.call('appsync:FlushApiCache', named);
    await operator.call('appsync:DeleteApiCache', named);
    expect(await operator.fails('appsync:GetApiCache', named)).toBe(absent);
  });

  test('takes a while', async () => {
    const { operator, named } = await createApi(new Clock(0.001));
    const status = async () =>
      (await operator.call<{ apiCache: { status: string } }>('appsync:GetApiCache', named)).apiCache.status;
    await operator.call('appsync:CreateApiCache', { ...named, ...cache });
    expect(await status()).toBe('CREATING');
    await operator.call('appsync:DeleteApiCache', named);
    expect(await status()).toBe('DELETING');
  });
});

describe('a domain name', () => {
  test('leads to an API, and cannot go before that ends', async () => {
    const { operator, named, domain } = await createApi();
    const { domainName } = domain;
    await operator.call('appsync:CreateDomainName', { ...domain, tags: { stage: 'dev' } });
    expect(await operator.fails('appsync:CreateDomainName', domain)).toMatch(/^BadRequestException/);
    const arn = `arn:aws:appsync:us-east-1:${accountId}:domainnames/${domainName}`;
    await operator.call('appsync:TagResource', { resourceArn: arn, tags: { team: 'shop' } });
    await operator.call('appsync:UpdateDomainName', { domainName, description: 'b' });
    await expect(operator.call('appsync:ListDomainNames')).resolves.toMatchObject({
      domainNameConfigs: [{ domainNameArn: arn, description: 'b', tags: { stage: 'dev', team: 'shop' } }],
    });
    await operator.call('appsync:AssociateApi', { ...named, domainName });
    await expect(operator.call('appsync:GetApiAssociation', { domainName })).resolves.toMatchObject({
      apiAssociation: { ...named, associationStatus: 'SUCCESS' },
    });
    expect(await operator.fails('appsync:DeleteDomainName', { domainName })).toMatch(/^BadRequestException/);
    await operator.call('appsync:DisassociateApi', { domainName });
    await operator.call('appsync:DeleteDomainName', { domainName });
    expect(await operator.fails('appsync:GetApiAssociation', { domainName })).toMatch(/^NotFoundException/);
  });

  test('is not changed while it is being led', async () => {
    const { operator, named, domain } = await createApi(new Clock(0.001));
    const { domainName } = domain;
    await operator.call('appsync:CreateDomainName', domain);
    // Nothing has to be waited for after a creation.
    await operator.call('appsync:AssociateApi', { ...named, domainName });
    expect(await operator.fails('appsync:DisassociateApi', { domainName })).toMatch(
      /^ConcurrentModificationException/,
    );
  });

  test.each([
    ['us-east-1', 'Certificate must be in the same account as the domain name.'],
    ['eu-west-1', 'Certificate must be in us-east-1.'],
  ])('takes no certificate that is not there in %s', async (region, words) => {
    const { operator, domain } = await createApi();
    const certificateArn = `arn:aws:acm:${region}:${accountId}:certificate/lost`;
    expect(await operator.fails('appsync:CreateDomainName', { ...domain, certificateArn })).toBe(
      `BadRequestException: ${words}`,
    );
  });

  test.each([
    ['appsync:TagResource', ['appsync:CreateDomainName']],
    ['acm:DescribeCertificate', ['appsync:*']],
    ['cloudfront:UpdateDistribution', ['appsync:*', 'acm:*']],
  ])('asks for %s', async (action, allowed) => {
    const { user, domain } = await createApi();
    const dev = await user('dev', ...allowed);
    const input = { ...domain, tags: { stage: 'dev' } };
    expect(await dev.fails('appsync:CreateDomainName', input)).toContain(
      `is not authorized to perform: ${action} on resource: `,
    );
  });
});
