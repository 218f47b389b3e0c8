import { beforeEach, describe, expect, it, test } from 'vitest';
import { createServiceAccount, type ServiceActor } from '../../../support/service-account.ts';

interface Summary {
  readonly ARN: string;
  readonly Id: string;
  readonly LockToken: string;
}

const VisibilityConfig = { MetricName: 'm', CloudWatchMetricsEnabled: true, SampledRequestsEnabled: true };
const acl = { Name: 'guard', Scope: 'REGIONAL', DefaultAction: { Allow: {} }, VisibilityConfig };
const rule = (Name: string, Statement: object, Priority = 0) => ({
  Name,
  Priority,
  Statement,
  OverrideAction: { None: {} },
  VisibilityConfig,
});
const managed = (Name: string) => ({ ManagedRuleGroupStatement: { VendorName: 'AWS', Name } });

let open: ReturnType<typeof createServiceAccount>;
let operator: ServiceActor;

beforeEach(() => {
  open = createServiceAccount();
  ({ operator } = open);
});

async function create(change: object = {}, noun = 'WebACL'): Promise<Summary> {
  const { Summary } = await operator.call<{ Summary: Summary }>(`wafv2:Create${noun}`, { ...acl, ...change });
  return Summary;
}

const addresses = {
  Name: 'office',
  Scope: 'REGIONAL',
  IPAddressVersion: 'IPV4',
  Addresses: ['192.0.2.0/24'],
};

test('whoever changes it brings the token of its version', async () => {
  const { Id, LockToken } = await create();
  const place = { Name: 'guard', Scope: 'REGIONAL', Id };
  const change = { ...acl, ...place, LockToken };
  await operator.call('wafv2:UpdateWebACL', change);
  expect(await operator.fails('wafv2:UpdateWebACL', change)).toMatch(/^WAFOptimisticLockException: /);
  const { LockToken: latest } = await operator.call<Summary>('wafv2:GetWebACL', place);
  await operator.call('wafv2:DeleteWebACL', { ...place, LockToken: latest });
  expect(await operator.fails('wafv2:GetWebACL', place)).toBe(
    'WAFNonexistentItemException: AWS WAF couldn’t perform the operation because your resource doesn’t exist.',
  );
});

test('its rules cost capacity', async () => {
  const { ARN } = await create({
    Rules: [
      rule('common', managed('AWSManagedRulesCommonRuleSet')),
      rule('rate', { RateBasedStatement: { Limit: 100, AggregateKeyType: 'IP' } }, 1),
    ],
  });
  await expect(operator.call('wafv2:GetWebACL', { ARN })).resolves.toMatchObject({
    WebACL: { Capacity: 702, LabelNamespace: 'awswaf:123456789012:webacl:guard:' },
  });
});

describe('is refused', () => {
  it.each([
    ['of an unknown group', { Rules: [rule('a', managed('AWSNothing'))] }, /^WAFNonexistentItemException: /],
    [
      'with addresses of nobody',
      { Rules: [rule('a', { IPSetReferenceStatement: { ARN: 'arn:x' } })] },
      /^WAFInvalidParameterException: Error reason: A reference in your rule statement is not valid\., field: RULE, parameter: Statement$/,
    ],
    [
      'with two rules of one priority',
      { Rules: ['a', 'b'].map((name) => rule(name, managed('AWSManagedRulesCommonRuleSet'))) },
      /^WAFInvalidParameterException: /,
    ],
    [
      'with a scope of nobody',
      { Scope: 'WORLD' },
      /^WAFInvalidParameterException: .* field: SCOPE_VALUE, parameter: WORLD$/,
    ],
  ])('%s', async (_, change, words) => {
    expect(await operator.fails('wafv2:CreateWebACL', { ...acl, ...change })).toMatch(words);
  });

  it('a second time, but not in another scope', async () => {
    await create();
    await create({ Scope: 'CLOUDFRONT' });
    expect(await operator.fails('wafv2:CreateWebACL', acl)).toMatch(/^WAFDuplicateItemException: /);
  });

  it('for CloudFront outside us-east-1', async () => {
    const elsewhere = createServiceAccount('eu-west-1').operator;
    expect(await elsewhere.fails('wafv2:CreateWebACL', { ...acl, Scope: 'CLOUDFRONT' })).toMatch(
      /^WAFInvalidParameterException: Error reason: The scope is not valid\./,
    );
  });
});

describe('permissions', () => {
  it.each([
    [
      'the web ACL',
      [],
      /wafv2:CreateWebACL on resource: arn:aws:wafv2:us-east-1:\d{12}:regional\/webacl\/guard\/\* because/,
    ],
    [
      'managed rules',
      [{ Effect: 'Allow', Action: 'wafv2:CreateWebACL', Resource: 'arn:aws:wafv2:*:*:regional/webacl/*' }],
      /wafv2:CreateWebACL on resource: arn:aws:wafv2:us-east-1:\d{12}:regional\/managedruleset\/\*\/\* because/,
    ],
  ])('are asked on %s', async (_, statements, words) => {
    const user = await open.user('creator', ...statements);
    const Rules = [rule('common', managed('AWSManagedRulesCommonRuleSet'))];
    expect(await user.fails('wafv2:CreateWebACL', { ...acl, Rules })).toMatch(words);
  });
});

test('an IP set that rules refer to stays', async () => {
  const set = await create(addresses, 'IPSet');
  const guard = await create({ Rules: [rule('a', { IPSetReferenceStatement: { ARN: set.ARN } })] });
  const place = { Name: 'office', Scope: 'REGIONAL', Id: set.Id, LockToken: set.LockToken };
  expect(await operator.fails('wafv2:DeleteIPSet', place)).toMatch(/^WAFAssociatedItemException: /);
  await operator.call('wafv2:DeleteWebACL', {
    Name: 'guard',
    Scope: 'REGIONAL',
    Id: guard.Id,
    LockToken: guard.LockToken,
  });
  await operator.call('wafv2:DeleteIPSet', place);
});

it.each([['192.0.2.1'], ['2001:db8::/32'], ['192.0.2.0/x']])('%s is no IPv4 range', async (address) => {
  expect(await operator.fails('wafv2:CreateIPSet', { ...addresses, Addresses: [address] })).toMatch(
    /^WAFInvalidParameterException: .* field: IP_ADDRESS/,
  );
});

describe('a stage', () => {
  let WebACLArn: string;
  let Id: string;
  let LockToken: string;
  let restApiId: string;
  const ResourceArn = () => `arn:aws:apigateway:us-east-1::/restapis/${restApiId}/stages/dev`;

  beforeEach(async () => {
    ({ ARN: WebACLArn, Id, LockToken } = await create());
    ({ id: restApiId } = await operator.call<{ id: string }>('apigateway:CreateRestApi', { name: 'shop' }));
    const { items } = await operator.call<{ items: { id: string }[] }>('apigateway:GetResources', {
      restApiId,
    });
    const method = { restApiId, resourceId: items[0]?.id, httpMethod: 'GET' };
    await operator.call('apigateway:PutMethod', { ...method, authorizationType: 'NONE' });
    await operator.call('apigateway:PutIntegration', { ...method, type: 'MOCK' });
    await operator.call('apigateway:CreateDeployment', { restApiId, stageName: 'dev' });
  });

  it('is guarded until it goes', async () => {
    await operator.call('wafv2:AssociateWebACL', { WebACLArn, ResourceArn: ResourceArn() });
    await expect(
      operator.call('apigateway:GetStage', { restApiId, stageName: 'dev' }),
    ).resolves.toMatchObject({
      webAclArn: WebACLArn,
    });
    await expect(
      operator.call('wafv2:ListResourcesForWebACL', { WebACLArn, ResourceType: 'API_GATEWAY' }),
    ).resolves.toEqual({ ResourceArns: [ResourceArn()] });
    const place = { Name: 'guard', Scope: 'REGIONAL', Id, LockToken };
    expect(await operator.fails('wafv2:DeleteWebACL', place)).toMatch(/^WAFAssociatedItemException: /);
    await operator.call('apigateway:DeleteStage', { restApiId, stageName: 'dev' });
    expect(await operator.fails('wafv2:AssociateWebACL', { WebACLArn, ResourceArn: ResourceArn() })).toBe(
      'WAFUnavailableEntityException: AWS WAF couldn’t retrieve the resource that you requested. Retry your request.',
    );
    await operator.call('wafv2:DeleteWebACL', place);
  });

  it('is asked for its own permission too', async () => {
    const user = await open.user('guardian', 'wafv2:*');
    expect(await user.fails('wafv2:AssociateWebACL', { WebACLArn, ResourceArn: ResourceArn() })).toMatch(
      /perform: apigateway:SetWebACL on resource: arn:aws:apigateway:us-east-1::\/restapis\/\w+\/stages\/dev because/,
    );
  });

  it('lets its web ACL go', async () => {
    await operator.call('wafv2:AssociateWebACL', { WebACLArn, ResourceArn: ResourceArn() });
    await operator.call('wafv2:DisassociateWebACL', { ResourceArn: ResourceArn() });
    await expect(
      operator.call('wafv2:GetWebACLForResource', { ResourceArn: ResourceArn() }),
    ).resolves.toEqual({});
  });
});

test('a distribution names a web ACL of its own scope, which then stays', async () => {
  const regional = await create();
  const world = await create({ Scope: 'CLOUDFRONT' });
  const DistributionConfig = (WebACLId: string) => ({
    CallerReference: WebACLId,
    Comment: '',
    Enabled: true,
    WebACLId,
    Origins: { Quantity: 1, Items: [{ Id: 'site', DomainName: 'example.com' }] },
    DefaultCacheBehavior: {
      TargetOriginId: 'site',
      ViewerProtocolPolicy: 'https-only',
      CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
    },
  });
  expect(
    await operator.fails('cloudfront:CreateDistribution', {
      DistributionConfig: DistributionConfig(regional.ARN),
    }),
  ).toMatch(/^InvalidWebACLId: /);
  await operator.call('cloudfront:CreateDistribution', { DistributionConfig: DistributionConfig(world.ARN) });
  expect(
    await operator.fails('wafv2:DeleteWebACL', {
      Name: 'guard',
      Scope: 'CLOUDFRONT',
      Id: world.Id,
      LockToken: world.LockToken,
    }),
  ).toMatch(/^WAFAssociatedItemException: /);
});
