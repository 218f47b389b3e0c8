import { describe, expect, it } from 'vitest';
import { HandClock } from '../../../support/hand-clock.ts';
import { createServiceAccount } from '../../../support/service-account.ts';

async function prepare() {
  const clock = new HandClock();
  const account = createServiceAccount(undefined, undefined, clock);
  const { operator } = account;
  const { ApiId } = await operator.call('apigatewayv2:CreateApi', {
    Name: 'chat',
    ProtocolType: 'WEBSOCKET',
    RouteSelectionExpression: '$request.body.action',
  });
  const { IntegrationId } = await operator.call('apigatewayv2:CreateIntegration', {
    ApiId,
    IntegrationType: 'HTTP',
    IntegrationMethod: 'GET',
    IntegrationUri: 'https://example.com/',
  });
  return { ...account, clock, api: { ApiId }, integration: { ApiId, IntegrationId } };
}

describe('a model', () => {
  it('has a name of its own in its API', async () => {
    const { operator, api } = await prepare();
    const model = { ...api, Name: 'Order', Schema: '{}' };
    const { ModelId } = await operator.call('apigatewayv2:CreateModel', model);
    expect(await operator.fails('apigatewayv2:CreateModel', model)).toMatch(/^ConflictException: /);
    await operator.call('apigatewayv2:UpdateModel', { ...api, ModelId, Description: 'd' });
    await expect(operator.call('apigatewayv2:GetModels', api)).resolves.toMatchObject({
      Items: [{ ModelId, Name: 'Order', Description: 'd', ContentType: 'application/json' }],
    });
    await operator.call('apigatewayv2:DeleteModel', { ...api, ModelId });
    expect(await operator.fails('apigatewayv2:GetModel', { ...api, ModelId })).toBe(
      `NotFoundException: Invalid Model identifier specified ${String(ModelId)}`,
    );
  });

  it('is of no HTTP API', async () => {
    const { operator } = await prepare();
    const { ApiId } = await operator.call('apigatewayv2:CreateApi', { Name: 'a', ProtocolType: 'HTTP' });
    expect(await operator.fails('apigatewayv2:CreateModel', { ApiId, Name: 'Order', Schema: '{}' })).toMatch(
      /^BadRequestException: /,
    );
  });
});

describe('an integration response', () => {
  it('has a key of its own in its integration', async () => {
    const { operator, user, integration } = await prepare();
    const response = { ...integration, IntegrationResponseKey: '$default' };
    await operator.call('apigatewayv2:CreateIntegrationResponse', response);
    expect(await operator.fails('apigatewayv2:CreateIntegrationResponse', response)).toMatch(
      /^ConflictException: /,
    );
    expect(
      await operator.fails('apigatewayv2:CreateIntegrationResponse', { ...response, IntegrationId: 'x' }),
    ).toBe('NotFoundException: Invalid Integration identifier specified x');
    const reader = await user('reader');
    expect(await reader.fails('apigatewayv2:GetIntegrationResponses', integration)).toContain(
      `/apis/${String(integration.ApiId)}/integrations/${String(integration.IntegrationId)}/integrationresponses `,
    );
  });
});

describe('a link into a network', () => {
  const link = { Name: 'l', SubnetIds: ['subnet-1'] };

  it('takes time to be there, and to be gone', async () => {
    const { operator, clock } = await prepare();
    const { VpcLinkId } = await operator.call('apigatewayv2:CreateVpcLink', link);
    const status = async () =>
      (await operator.call('apigatewayv2:GetVpcLink', { VpcLinkId }))['VpcLinkStatus'];
    expect(await status()).toBe('PENDING');
    clock.pass(120);
    expect(await status()).toBe('AVAILABLE');
    const ResourceArn = `arn:aws:apigateway:us-east-1::/vpclinks/${String(VpcLinkId)}`;
    await operator.call('apigatewayv2:TagResource', { ResourceArn, Tags: { a: 'b' } });
    await expect(operator.call('apigatewayv2:GetTags', { ResourceArn })).resolves.toEqual({
      Tags: { a: 'b' },
    });
    await operator.call('apigatewayv2:DeleteVpcLink', { VpcLinkId });
    clock.pass(120);
    expect(await operator.fails('apigatewayv2:GetVpcLink', { VpcLinkId })).toMatch(/^NotFoundException: /);
  });

  it('is first made by who may make the service-linked role', async () => {
    const { operator, user } = await prepare();
    const maker = await user('maker', 'apigateway:*');
    expect(await maker.fails('apigatewayv2:CreateVpcLink', link)).toContain(
      'iam:CreateServiceLinkedRole on resource: arn:aws:iam::123456789012:role/aws-service-role/ops.apigateway.amazonaws.com/AWSServiceRoleForAPIGateway',
    );
    await operator.call('apigatewayv2:CreateVpcLink', link);
    await maker.call('apigatewayv2:CreateVpcLink', link);
  });
});
