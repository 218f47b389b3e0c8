import { expect, it, test } from 'vitest';
import { HandClock } from '../../../support/hand-clock.ts';
import { createServiceAccount } from '../../../support/service-account.ts';

const domain = { DomainName: 'logs', ElasticsearchVersion: '7.10' };

test('a domain gets its endpoint after a while, and goes after a while', async () => {
  const clock = new HandClock();
  const { operator } = createServiceAccount(undefined, undefined, clock);
  await operator.call('es:CreateElasticsearchDomain', domain);
  const status = async () => {
    const { DomainStatus } = await operator.call<{
      DomainStatus: { Processing: boolean; Endpoint?: string };
    }>('es:DescribeElasticsearchDomain', { DomainName: 'logs' });
    return [DomainStatus.Processing, DomainStatus.Endpoint?.startsWith('search-logs-')];
  };
  expect(await status()).toEqual([true, undefined]);
  clock.pass(900);
  expect(await status()).toEqual([false, true]);
  await operator.call('es:UpdateElasticsearchDomainConfig', {
    DomainName: 'logs',
    ElasticsearchClusterConfig: { InstanceCount: 2 },
  });
  expect(await status()).toEqual([true, true]);
  await expect(
    operator.call('es:DescribeElasticsearchDomainConfig', { DomainName: 'logs' }),
  ).resolves.toMatchObject({
    DomainConfig: {
      ElasticsearchClusterConfig: { Options: { InstanceCount: 2 }, Status: { State: 'Processing' } },
    },
  });
  await operator.call('es:DeleteElasticsearchDomain', { DomainName: 'logs' });
  clock.pass(600);
  expect(await operator.fails('es:DescribeElasticsearchDomain', { DomainName: 'logs' })).toBe(
    'ResourceNotFoundException: Domain not found: logs',
  );
});

it.each([
  ['CreateElasticsearchDomain', { DomainName: 'No' }, /^ValidationException: /],
  [
    'AddTags',
    { ARN: 'arn:aws:es:us-east-1:1:domain/none', TagList: [] },
    /^ValidationException: Invalid ARN/,
  ],
  ['UpgradeElasticsearchDomain', { ...domain, TargetVersion: '7.10' }, /^NotImplemented: /],
])('%s %o fails', async (operation, input, fault) => {
  const { operator } = createServiceAccount();
  expect(await operator.fails(`es:${operation}`, input)).toMatch(fault);
});

it('does not make the role that a domain in a VPC takes', async () => {
  const { operator } = createServiceAccount();
  const { Subnets } = await operator.call<{ Subnets: { SubnetId: string }[] }>('ec2:DescribeSubnets');
  const input = { ...domain, VPCOptions: { SubnetIds: [Subnets[0]?.SubnetId] } };
  expect(await operator.fails('es:CreateElasticsearchDomain', input)).toMatch(
    /^ValidationException: Before you can proceed, you must enable a service-linked role/,
  );
  await operator.call('iam:CreateServiceLinkedRole', { AWSServiceName: 'es.amazonaws.com' });
  await operator.call('es:CreateElasticsearchDomain', input);
  await expect(operator.call('es:DescribeElasticsearchDomain', domain)).resolves.toMatchObject({
    DomainStatus: { Endpoints: { vpc: expect.stringMatching(/^vpc-logs-/) as unknown } },
  });
});

it('lets in whom its policy names', async () => {
  const { operator, user } = createServiceAccount();
  const guest = await user('guest');
  expect(await guest.fails('es:CreateElasticsearchDomain', domain)).toMatch(
    /^AccessDeniedException: .*perform: es:CreateElasticsearchDomain on resource: arn:.*:domain\/logs because/,
  );
  const Statement = [
    {
      Effect: 'Allow',
      Principal: { AWS: guest.arn },
      Action: 'es:DescribeElasticsearchDomain',
      Resource: '*',
    },
  ];
  await operator.call('es:CreateElasticsearchDomain', {
    ...domain,
    AccessPolicies: JSON.stringify({ Version: '2012-10-17', Statement }),
  });
  await guest.call('es:DescribeElasticsearchDomain', domain);
});
