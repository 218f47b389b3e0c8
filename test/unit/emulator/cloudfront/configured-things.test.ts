import { expect, test } from 'vitest';
import { createServiceAccount, type ServiceActor } from '../../../support/service-account.ts';

const key = {
  EnableAcceptEncodingGzip: false,
  HeadersConfig: { HeaderBehavior: 'none' },
  CookiesConfig: { CookieBehavior: 'none' },
  QueryStringsConfig: { QueryStringBehavior: 'none' },
};

const kinds: readonly (readonly [noun: string, plural: string, config: object])[] = [
  ['CachePolicy', 'CachePolicies', { Name: 'a', MinTTL: 0, ParametersInCacheKeyAndForwardedToOrigin: key }],
  ['OriginRequestPolicy', 'OriginRequestPolicies', { Name: 'a', ...key }],
  ['ResponseHeadersPolicy', 'ResponseHeadersPolicies', { Name: 'a' }],
  [
    'OriginAccessControl',
    'OriginAccessControls',
    { Name: 'a', SigningProtocol: 'sigv4', SigningBehavior: 'always', OriginAccessControlOriginType: 's3' },
  ],
  [
    'CloudFrontOriginAccessIdentity',
    'CloudFrontOriginAccessIdentities',
    { CallerReference: 'a', Comment: '' },
  ],
];

async function createIt(actor: ServiceActor, noun: string, config: object) {
  const answer = await actor.call<Record<string, { Id: string }> & { ETag: string }>(
    `cloudfront:Create${noun}`,
    {
      [`${noun}Config`]: config,
    },
  );
  return { Id: answer[noun]?.Id, IfMatch: answer.ETag };
}

test.each(kinds)('%s is made once, changed and deleted by its version', async (noun, plural, config) => {
  const { operator } = createServiceAccount();
  const member = `${noun}Config`;
  const made = await createIt(operator, noun, config);
  expect(await operator.fails(`cloudfront:Create${noun}`, { [member]: config })).toMatch(
    new RegExp(`^${noun}AlreadyExists: `),
  );
  const changed = await operator.call<{ ETag: string }>(`cloudfront:Update${noun}`, {
    ...made,
    [member]: { ...config, Comment: 'b' },
  });
  expect(await operator.fails(`cloudfront:Delete${noun}`, made)).toMatch(/^PreconditionFailed: /);
  await expect(operator.call(`cloudfront:Get${member}`, { Id: made.Id })).resolves.toEqual({
    [member]: { ...config, Comment: 'b' },
    ETag: changed.ETag,
  });
  await expect(operator.call(`cloudfront:List${plural}`, { Type: 'custom' })).resolves.toMatchObject({
    [`${noun}List`]: { Quantity: 1 },
  });
  await operator.call(`cloudfront:Delete${noun}`, { Id: made.Id, IfMatch: changed.ETag });
  expect(await operator.fails(`cloudfront:Get${noun}`, { Id: made.Id })).toMatch(
    new RegExp(`^NoSuch${noun}: `),
  );
});

test('a policy that a distribution has stays, and one of AWS is nobody’s', async () => {
  const { operator } = createServiceAccount();
  const [first] = kinds;
  const made = await createIt(operator, 'CachePolicy', first?.[2] ?? {});
  await operator.call('cloudfront:CreateDistribution', {
    DistributionConfig: {
      CallerReference: 'one',
      Comment: '',
      Enabled: true,
      Origins: { Quantity: 1, Items: [{ Id: 'site', DomainName: 'example.com' }] },
      DefaultCacheBehavior: {
        TargetOriginId: 'site',
        ViewerProtocolPolicy: 'https-only',
        CachePolicyId: made.Id,
      },
    },
  });
  expect(await operator.fails('cloudfront:DeleteCachePolicy', made)).toMatch(/^CachePolicyInUse: /);
  expect(
    await operator.fails('cloudfront:DeleteCachePolicy', {
      Id: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
      IfMatch: 'x',
    }),
  ).toMatch(/^IllegalDelete: /);
});

test('a function goes before the world when it is published', async () => {
  const { operator } = createServiceAccount();
  const Name = 'rewrite';
  const FunctionConfig = { Comment: '', Runtime: 'cloudfront-js-2.0' };
  const { ETag } = await operator.call<{ ETag: string }>('cloudfront:CreateFunction', {
    Name,
    FunctionConfig,
    FunctionCode: Buffer.from('one'),
  });
  expect(await operator.fails('cloudfront:DescribeFunction', { Name, Stage: 'LIVE' })).toMatch(
    /^NoSuchFunctionExists: /,
  );
  await operator.call('cloudfront:PublishFunction', { Name, IfMatch: ETag });
  const changed = { Name, IfMatch: ETag, FunctionConfig, FunctionCode: Buffer.from('two') };
  await operator.call('cloudfront:UpdateFunction', changed);
  const code = async (Stage: string) => {
    const { FunctionCode } = await operator.call<{ FunctionCode: Uint8Array }>('cloudfront:GetFunction', {
      Name,
      Stage,
    });
    return Buffer.from(FunctionCode).toString();
  };
  expect([await code('LIVE'), await code('DEVELOPMENT')]).toEqual(['one', 'two']);
  expect(
    await operator.fails('cloudfront:CreateFunction', {
      Name: 'long',
      FunctionConfig,
      FunctionCode: Buffer.alloc(10_241),
    }),
  ).toMatch(/^FunctionSizeLimitExceeded: /);
});
