import { describe, expect, it, test } from 'vitest';
import { HandClock } from '../../../support/hand-clock.ts';
import { issueCertificate } from '../../../support/issued-certificate.ts';
import { createServiceAccount, type ServiceActor } from '../../../support/service-account.ts';

interface Answer {
  readonly ETag: string;
  readonly Distribution: { readonly Id: string; readonly Status: string; readonly ARN: string };
}

const behavior = {
  TargetOriginId: 'site',
  ViewerProtocolPolicy: 'https-only',
  CachePolicyId: '658327ea-f89d-4fab-a63d-7e88639e58f6',
};
const origin = {
  Id: 'site',
  DomainName: 'example.com',
  CustomOriginConfig: { HTTPPort: 80, HTTPSPort: 443, OriginProtocolPolicy: 'https-only' },
};
const config = {
  CallerReference: 'one',
  Comment: '',
  Enabled: true,
  Origins: { Quantity: 1, Items: [origin] },
  DefaultCacheBehavior: behavior,
};

function create(actor: ServiceActor, change: object = {}): Promise<Answer> {
  return actor.call<Answer>('cloudfront:CreateDistribution', {
    DistributionConfig: { ...config, ...change },
  });
}

test('a distribution is disabled, known to be so everywhere, and then deleted, by its latest version', async () => {
  const clock = new HandClock();
  const { operator } = createServiceAccount(undefined, undefined, clock);
  const made = await create(operator);
  const { Id } = made.Distribution;
  expect(made.Distribution.Status).toBe('InProgress');
  clock.pass(180);
  await expect(operator.call('cloudfront:GetDistribution', { Id })).resolves.toMatchObject({
    Distribution: { Status: 'Deployed' },
  });
  const remove = { Id, IfMatch: made.ETag };
  expect(await operator.fails('cloudfront:DeleteDistribution', remove)).toBe(
    'DistributionNotDisabled: The distribution you are trying to delete has not been disabled.',
  );
  const update = { ...remove, DistributionConfig: { ...config, Enabled: false } };
  const disabled = await operator.call<Answer>('cloudfront:UpdateDistribution', update);
  expect(await operator.fails('cloudfront:UpdateDistribution', update)).toMatch(/^PreconditionFailed: /);
  expect(await operator.fails('cloudfront:DeleteDistribution', { Id })).toMatch(/^InvalidIfMatchVersion: /);
  const last = { Id, IfMatch: disabled.ETag };
  expect(await operator.fails('cloudfront:DeleteDistribution', last)).toMatch(/^DistributionNotDisabled: /);
  clock.pass(180);
  await operator.call('cloudfront:DeleteDistribution', last);
  expect(await operator.fails('cloudfront:GetDistribution', { Id })).toBe(
    'NoSuchDistribution: The specified distribution does not exist.',
  );
});

describe('a configuration is refused', () => {
  it.each([
    [
      'without an origin',
      { DefaultCacheBehavior: { ...behavior, TargetOriginId: 'other' } },
      'NoSuchOrigin: One or more of your cache behavior target origins or origin groups do not exist.',
    ],
    [
      'without a policy',
      { DefaultCacheBehavior: { ...behavior, CachePolicyId: undefined } },
      'InvalidArgument: The parameter ForwardedValues is required.',
    ],
    [
      'with a policy of nobody',
      { DefaultCacheBehavior: { ...behavior, CachePolicyId: 'x' } },
      'NoSuchCachePolicy: The specified cache policy does not exist.',
    ],
    [
      'with another count',
      { Origins: { Quantity: 2, Items: [origin] } },
      "InconsistentQuantities: The value of Quantity and the size of Items don't match.",
    ],
    [
      'with a port in the name',
      { Origins: { Quantity: 1, Items: [{ ...origin, DomainName: 'example.com:80' }] } },
      'InvalidArgument: The parameter origin name cannot contain a colon.',
    ],
    [
      'with a control of nobody',
      { Origins: { Quantity: 1, Items: [{ ...origin, OriginAccessControlId: 'E1' }] } },
      'InvalidOriginAccessControl: The specified origin access control does not exist.',
    ],
    [
      'with a function that is not published',
      {
        DefaultCacheBehavior: {
          ...behavior,
          FunctionAssociations: {
            Quantity: 1,
            Items: [{ EventType: 'viewer-request', FunctionARN: 'arn:x' }],
          },
        },
      },
      'InvalidFunctionAssociation: The function ARN arn:x is not valid or not published.',
    ],
    [
      'with a function without a version',
      {
        DefaultCacheBehavior: {
          ...behavior,
          LambdaFunctionAssociations: {
            Quantity: 1,
            Items: [
              {
                EventType: 'viewer-request',
                LambdaFunctionARN: 'arn:aws:lambda:us-east-1:123456789012:function:f',
              },
            ],
          },
        },
      },
      'InvalidLambdaFunctionAssociation: The function ARN must reference a specific function version. (The ARN must end with the version number.) ARN: arn:aws:lambda:us-east-1:123456789012:function:f',
    ],
    [
      'with a name, without a certificate',
      { Aliases: { Quantity: 1, Items: ['www.example.test'] } },
      'InvalidViewerCertificate: To add an alternate domain name (CNAME) to a CloudFront distribution, you must attach a trusted certificate that validates your authorization to use the domain name.',
    ],
  ])('%s', async (_, change, words) => {
    const { operator } = createServiceAccount();
    expect(
      await operator.fails('cloudfront:CreateDistribution', { DistributionConfig: { ...config, ...change } }),
    ).toBe(words);
  });
});

describe('a name of its own', () => {
  const serving = (ACMCertificateArn: string, name: string, more: object = {}) => ({
    Aliases: { Quantity: 1, Items: [name] },
    ViewerCertificate: { ACMCertificateArn, SSLSupportMethod: 'sni-only' },
    ...more,
  });

  it('needs a certificate of it, which then is in use, and is there once', async () => {
    const { operator } = createServiceAccount();
    const { certificateArn } = await issueCertificate(operator, 'example.test');
    const fail = (change: object) =>
      operator.fails('cloudfront:CreateDistribution', { DistributionConfig: { ...config, ...change } });
    expect(await fail(serving(certificateArn, 'www.example.org'))).toMatch(
      /^InvalidViewerCertificate: The certificate that is attached/,
    );
    expect(await fail(serving(`${certificateArn}x`, 'www.example.test'))).toMatch(
      /^InvalidViewerCertificate: The specified SSL certificate doesn't exist/,
    );
    await create(operator, serving(certificateArn, 'www.example.test'));
    expect(await fail(serving(certificateArn, 'www.example.test', { CallerReference: 'two' }))).toMatch(
      /^CNAMEAlreadyExists: /,
    );
    expect(await operator.fails('acm:DeleteCertificate', { CertificateArn: certificateArn })).toMatch(
      /^ResourceInUseException: /,
    );
  });
});

test('functions at the edge ask for more, and for the roles that they live on', async () => {
  const { operator, user } = createServiceAccount();
  const resource = 'arn:aws:lambda:us-east-1:123456789012:function:f:1';
  const DistributionConfig = {
    ...config,
    DefaultCacheBehavior: {
      ...behavior,
      LambdaFunctionAssociations: {
        Quantity: 1,
        Items: [{ EventType: 'viewer-request', LambdaFunctionARN: resource }],
      },
    },
  };
  const fail = async (name: string, ...actions: string[]) =>
    (await user(name, 'cloudfront:*', ...actions)).fails('cloudfront:CreateDistribution', {
      DistributionConfig,
    });
  expect(await fail('one')).toContain(`perform: lambda:GetFunction on resource: ${resource}`);
  expect(await fail('two', 'lambda:GetFunction')).toContain(
    `perform: lambda:EnableReplication* on resource: ${resource}`,
  );
  expect(await fail('three', 'lambda:*')).toBe(
    'AccessDenied: The user is not authorized to create or assume a service linked role.',
  );
  await operator.call('cloudfront:CreateDistribution', { DistributionConfig });
  await operator.call('iam:GetRole', { RoleName: 'AWSServiceRoleForLambdaReplicator' });
  await operator.call('iam:GetRole', { RoleName: 'AWSServiceRoleForCloudFrontLogger' });
});

test('what names no resource prints none, what is tagged asks for tags too', async () => {
  const { user } = createServiceAccount();
  const nobody = await user('nobody');
  expect(await nobody.fails('cloudfront:ListDistributions')).toMatch(
    /^AccessDenied: User: \S+ is not authorized to perform: cloudfront:ListDistributions because /,
  );
  const creator = await user('creator', 'cloudfront:CreateDistribution');
  const Tags = { Items: [{ Key: 'team', Value: 'web' }] };
  expect(
    await creator.fails('cloudfront:CreateDistributionWithTags', {
      DistributionConfigWithTags: { DistributionConfig: config, Tags },
    }),
  ).toContain('perform: cloudfront:TagResource on resource: arn:aws:cloudfront::123456789012:distribution/*');
});

test('is listed, and its files are invalidated', async () => {
  const { operator } = createServiceAccount();
  const { Distribution } = await create(operator);
  await create(operator, { CallerReference: 'two' });
  await expect(operator.call('cloudfront:ListDistributions', { MaxItems: 1 })).resolves.toMatchObject({
    DistributionList: {
      IsTruncated: true,
      NextMarker: Distribution.Id,
      Items: [{ Id: Distribution.Id, Enabled: true }],
    },
  });
  await operator.call('cloudfront:CreateInvalidation', {
    DistributionId: Distribution.Id,
    InvalidationBatch: { CallerReference: 'now', Paths: { Quantity: 1, Items: ['/*'] } },
  });
  await expect(
    operator.call('cloudfront:ListInvalidations', { DistributionId: Distribution.Id }),
  ).resolves.toMatchObject({
    InvalidationList: { Items: [{ Status: 'Completed' }] },
  });
});
