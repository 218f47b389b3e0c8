import { beforeEach, describe, expect, it, test } from 'vitest';
import { issueCertificate } from '../../../support/issued-certificate.ts';
import { createServiceAccount, type ServiceActor } from '../../../support/service-account.ts';

let open: ReturnType<typeof createServiceAccount>;
let operator: ServiceActor;
let certificateArn: string;
const domainName = 'api.example.test';

beforeEach(async () => {
  open = createServiceAccount();
  ({ operator } = open);
  ({ certificateArn } = await issueCertificate(operator, 'example.test'));
});

const edge = () => ({ domainName, certificateArn });
const regional = () => ({
  domainName,
  regionalCertificateArn: certificateArn,
  endpointConfiguration: { types: ['REGIONAL'] },
});

describe('a custom domain', () => {
  it('is told by both generations', async () => {
    await operator.call('apigateway:CreateDomainName', regional());
    const {
      DomainNameConfigurations: [one],
    } = await operator.call<{
      DomainNameConfigurations: { ApiGatewayDomainName: string; HostedZoneId: string }[];
    }>('apigatewayv2:GetDomainName', { DomainName: domainName });
    await expect(operator.call('apigateway:GetDomainName', { domainName })).resolves.toMatchObject({
      regionalDomainName: one?.ApiGatewayDomainName,
      regionalHostedZoneId: 'Z1UJRXOUMOOFQ8',
      domainNameStatus: 'AVAILABLE',
    });
    await operator.call('apigatewayv2:DeleteDomainName', { DomainName: domainName });
    expect(await operator.fails('apigateway:GetDomainName', { domainName })).toBe(
      'NotFoundException: Invalid domain name identifier specified',
    );
  });

  it('keeps its certificate from being deleted', async () => {
    await operator.call('apigateway:CreateDomainName', edge());
    expect(await operator.fails('acm:DeleteCertificate', { CertificateArn: certificateArn })).toMatch(
      /^ResourceInUseException: /,
    );
    await operator.call('apigateway:DeleteDomainName', { domainName });
    await operator.call('acm:DeleteCertificate', { CertificateArn: certificateArn });
  });

  it.each([
    [
      'of another name',
      { domainName: 'example.org' },
      'The domain name to be created is not covered by the provided certificate.',
    ],
    [
      'below a wildcard',
      { domainName: 'a.b.example.test' },
      'The domain name to be created is not covered by the provided certificate.',
    ],
    [
      'without a certificate',
      { certificateArn: undefined },
      'A certificate was not provided for the endpoint type EDGE.',
    ],
    [
      'of nobody',
      { certificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/none' },
      'The certificate provided must be owned by the account creating the domain.',
    ],
    [
      'of another region',
      { certificateArn: 'arn:aws:acm:eu-west-1:123456789012:certificate/none' },
      "Invalid certificate ARN: arn:aws:acm:eu-west-1:123456789012:certificate/none. Certificate must be in 'us-east-1'.",
    ],
  ])('%s is refused', async (_, change, words) => {
    expect(await operator.fails('apigateway:CreateDomainName', { ...edge(), ...change })).toBe(
      `BadRequestException: ${words}`,
    );
  });

  it('needs an issued certificate', async () => {
    const { CertificateArn } = await operator.call<{ CertificateArn: string }>('acm:RequestCertificate', {
      DomainName: domainName,
      ValidationMethod: 'EMAIL',
    });
    expect(
      await operator.fails('apigateway:CreateDomainName', { domainName, certificateArn: CertificateArn }),
    ).toMatch(/^BadRequestException: The certificate .* is not issued/);
  });
});

test('the first domain needs the permission to make a role, one at the edge that to change a distribution', async () => {
  const user = await open.user('deployer', 'apigateway:*');
  expect(await user.fails('apigateway:CreateDomainName', edge())).toBe(
    'AccessDeniedException: Caller does not have permissions to create a Service Linked Role.',
  );
  await operator.call('apigateway:CreateDomainName', { ...regional(), domainName: 'first.example.test' });
  await operator.call('iam:GetRole', { RoleName: 'AWSServiceRoleForAPIGateway' });
  expect(await user.fails('apigateway:CreateDomainName', edge())).toMatch(
    /^BadRequestException: Unable to associate certificate \S+ with CloudFront\. .* this user has permission to call cloudfront:UpdateDistribution on '\*' resources\.$/,
  );
  await user.call('apigateway:CreateDomainName', regional());
});

test('tags on creation ask for the tags of that domain', async () => {
  await operator.call('apigateway:CreateDomainName', { ...regional(), domainName: 'first.example.test' });
  const user = await open.user('deployer', { Effect: 'Allow', Action: 'apigateway:POST', Resource: '*' });
  expect(await user.fails('apigateway:CreateDomainName', { ...regional(), tags: { a: 'b' } })).toContain(
    'apigateway:PUT on resource: arn:aws:apigateway:us-east-1::/tags/arn%3Aaws%3Aapigateway%3Aus-east-1%3A%3A%2Fdomainnames%2Fapi.example.test',
  );
  expect(
    await user.fails('apigatewayv2:CreateDomainName', {
      DomainName: domainName,
      DomainNameConfigurations: [{ EndpointType: 'EDGE' }],
    }),
  ).toBe('BadRequestException: Only REGIONAL endpoint type is supported for this operation.');
});

describe('a mapping', () => {
  let ApiId: string;

  beforeEach(async () => {
    await operator.call('apigateway:CreateDomainName', regional());
    ({ ApiId } = await operator.call<{ ApiId: string }>('apigatewayv2:CreateApi', {
      Name: 'shop',
      ProtocolType: 'HTTP',
    }));
    await operator.call('apigatewayv2:CreateStage', { ApiId, StageName: '$default' });
  });

  const mapping = () => ({ DomainName: domainName, ApiId, Stage: '$default' });

  it('takes its path, and its API and stage from being deleted', async () => {
    const { ApiMappingId } = await operator.call<{ ApiMappingId: string }>(
      'apigatewayv2:CreateApiMapping',
      mapping(),
    );
    expect(await operator.fails('apigatewayv2:CreateApiMapping', mapping())).toBe(
      'ConflictException: ApiMapping key already exists for this domain name',
    );
    expect(await operator.fails('apigatewayv2:DeleteApi', { ApiId })).toBe(
      `BadRequestException: Deleting API ${ApiId} failed. Please remove all API mappings for the API from your custom domain names.`,
    );
    expect(await operator.fails('apigatewayv2:DeleteStage', { ApiId, StageName: '$default' })).toMatch(
      /^BadRequestException: Deleting stage /,
    );
    await expect(
      operator.call('apigateway:GetBasePathMapping', { domainName, basePath: '(none)' }),
    ).resolves.toMatchObject({ basePath: '(none)', stage: '$default' });
    await operator.call('apigatewayv2:DeleteApiMapping', { DomainName: domainName, ApiMappingId });
    await operator.call('apigatewayv2:DeleteApi', { ApiId });
  });

  it.each([
    ['API', { ApiId: 'none' }, 'Invalid API identifier specified'],
    ['stage', { Stage: 'none' }, 'Invalid stage identifier specified'],
  ])('needs an %s', async (_, change, words) => {
    expect(await operator.fails('apigatewayv2:CreateApiMapping', { ...mapping(), ...change })).toBe(
      `BadRequestException: ${words}`,
    );
  });

  it('of the first generation leads to REST APIs only', async () => {
    expect(await operator.fails('apigateway:CreateBasePathMapping', { domainName, restApiId: ApiId })).toBe(
      'BadRequestException: Invalid REST API identifier specified',
    );
    const { id } = await operator.call<{ id: string }>('apigateway:CreateRestApi', { name: 'shop' });
    await operator.call('apigateway:CreateBasePathMapping', { domainName, restApiId: id, basePath: 'v1' });
    expect(
      await operator.fails('apigateway:CreateBasePathMapping', { domainName, restApiId: id, basePath: 'v1' }),
    ).toBe('ConflictException: Base path already exists for this domain name');
    expect(await operator.fails('apigateway:DeleteRestApi', { restApiId: id })).toBe(
      `BadRequestException: Deleting RestApi ${id} failed. Please remove all base path mappings related to the RestApi in your domains: ${domainName}`,
    );
    expect(await operator.fails('apigateway:GetBasePathMapping', { domainName, basePath: 'v2' })).toBe(
      'NotFoundException: Invalid base path mapping identifier specified',
    );
  });
});
