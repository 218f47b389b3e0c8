import { describe, expect, it } from 'vitest';
import { HandClock } from '../../../support/hand-clock.ts';
import { createServiceAccount } from '../../../support/service-account.ts';

const target = 'arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/net/inner/0123456789abcdef';
const location = { type: 'API' };

async function prepare() {
  const clock = new HandClock();
  const account = createServiceAccount(undefined, undefined, clock);
  const { id: restApiId } = await account.operator.call('apigateway:CreateRestApi', { name: 'shop' });
  return { ...account, clock, api: { restApiId } };
}

describe('documentation', () => {
  it('has a part for each place, and versions', async () => {
    const { operator, api } = await prepare();
    const part = { ...api, location, properties: '{"a":1}' };
    const { id: documentationPartId } = await operator.call('apigateway:CreateDocumentationPart', part);
    expect(await operator.fails('apigateway:CreateDocumentationPart', part)).toMatch(/^ConflictException: /);
    await operator.call('apigateway:UpdateDocumentationPart', {
      ...api,
      documentationPartId,
      patchOperations: [{ op: 'replace', path: '/properties', value: '{"a":2}' }],
    });
    await expect(operator.call('apigateway:GetDocumentationParts', api)).resolves.toMatchObject({
      items: [{ location, properties: '{"a":2}' }],
    });
    const version = { ...api, documentationVersion: '1' };
    await operator.call('apigateway:CreateDocumentationVersion', version);
    expect(await operator.fails('apigateway:CreateDocumentationVersion', version)).toMatch(
      /^ConflictException: /,
    );
    await operator.call('apigateway:DeleteDocumentationVersion', version);
    expect(await operator.fails('apigateway:GetDocumentationVersion', version)).toBe(
      'NotFoundException: Invalid Documentation version identifier specified',
    );
  });

  it('is under its API', async () => {
    const { operator, user, api } = await prepare();
    expect(await operator.fails('apigateway:GetDocumentationParts', { restApiId: 'x' })).toMatch(
      /^NotFoundException: /,
    );
    const reader = await user('reader');
    expect(await reader.fails('apigateway:GetDocumentationParts', api)).toContain(
      `apigateway:GET on resource: arn:aws:apigateway:us-east-1::/restapis/${String(api.restApiId)}/documentation/parts `,
    );
  });
});

describe('a client certificate', () => {
  it('is valid for a year and has tags', async () => {
    const { operator } = await prepare();
    const made = await operator.call<{
      clientCertificateId: string;
      createdDate: Date;
      expirationDate: Date;
    }>('apigateway:GenerateClientCertificate', { description: 'd' });
    expect(made.expirationDate.getTime() - made.createdDate.getTime()).toBe(365 * 86_400_000);
    const resourceArn = `arn:aws:apigateway:us-east-1::/clientcertificates/${made.clientCertificateId}`;
    await operator.call('apigateway:TagResource', { resourceArn, tags: { a: 'b' } });
    await expect(
      operator.call('apigateway:GetClientCertificate', { clientCertificateId: made.clientCertificateId }),
    ).resolves.toMatchObject({ description: 'd', tags: { a: 'b' } });
  });
});

describe('a link into a network', () => {
  it('takes time to be there, and to be gone', async () => {
    const { operator, clock } = await prepare();
    const { id: vpcLinkId } = await operator.call('apigateway:CreateVpcLink', {
      name: 'l',
      targetArns: [target],
    });
    const status = async () => (await operator.call('apigateway:GetVpcLink', { vpcLinkId }))['status'];
    expect(await status()).toBe('PENDING');
    clock.pass(120);
    expect(await status()).toBe('AVAILABLE');
    await operator.call('apigateway:DeleteVpcLink', { vpcLinkId });
    expect(await status()).toBe('DELETING');
    clock.pass(120);
    expect(await operator.fails('apigateway:GetVpcLink', { vpcLinkId })).toMatch(/^NotFoundException: /);
    await expect(operator.call('apigateway:GetVpcLinks')).resolves.toMatchObject({ items: [] });
  });

  it('leads to one network load balancer', async () => {
    const { operator } = await prepare();
    const targetArns = [target.replace('/net/', '/app/')];
    expect(await operator.fails('apigateway:CreateVpcLink', { name: 'l', targetArns })).toMatch(
      /^BadRequestException: /,
    );
  });

  it.each([
    [['apigateway:*'], 'elasticloadbalancing:DescribeLoadBalancers'],
    [['apigateway:*', 'elasticloadbalancing:*'], 'ec2:CreateVpcEndpointServiceConfiguration'],
  ])('asks who has %o for %s', async (allowed, lacking) => {
    const { user } = await prepare();
    const maker = await user('maker', ...allowed);
    expect(await maker.fails('apigateway:CreateVpcLink', { name: 'l', targetArns: [target] })).toContain(
      `perform: ${lacking} on resource: * `,
    );
  });
});
