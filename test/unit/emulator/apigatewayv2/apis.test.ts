import { expect, test } from 'vitest';
import { apiGatewayV2Service } from '../../../../src/emulator/apigatewayv2/service.ts';
import { createDirectService, type DirectService } from '../../../support/direct-service.ts';

const root = 'arn:aws:apigateway:eu-west-1::';
const role = 'arn:aws:iam::123456789012:role/r';

test.each([
  ['CreateApi', { Name: 'a', ProtocolType: 'HTTP' }, [`apigateway:POST on ${root}/apis`]],
  [
    'CreateApi',
    { Name: 'a', ProtocolType: 'HTTP', Tags: { STAGE: 'dev' } },
    [
      `apigateway:POST on ${root}/apis`,
      `apigateway:POST on ${root}/tags/arn%3Aaws%3Aapigateway%3Aeu-west-1%3A%3A%2Fv2%2Fapis%2F*`,
    ],
  ],
  [
    'CreateStage',
    { ApiId: 'abc', StageName: '$default', Tags: { STAGE: 'dev' } },
    [`apigateway:POST on ${root}/apis/abc/stages`, `apigateway:TagResource on ${root}/apis/abc/stages`],
  ],
  [
    'TagResource',
    { ResourceArn: `${root}/apis/abc`, Tags: { a: 'b' } },
    [`apigateway:POST on ${root}/tags/arn%3Aaws%3Aapigateway%3Aeu-west-1%3A%3A%2Fv2%2Fapis%2Fabc`],
  ],
  ['UpdateRoute', { ApiId: 'abc', RouteId: 'r' }, [`apigateway:PATCH on ${root}/apis/abc/routes/r`]],
  [
    'DeleteStage',
    { ApiId: 'abc', StageName: '$default' },
    [`apigateway:DELETE on ${root}/apis/abc/stages/$default`],
  ],
  [
    'CreateIntegration',
    { ApiId: 'abc', CredentialsArn: role },
    [`apigateway:POST on ${root}/apis/abc/integrations`, `iam:PassRole on ${role}`],
  ],
])('%s %j asks for %j', (operation, input, expected) => {
  expect(createDirectService(apiGatewayV2Service).asks(operation, input)).toEqual(expected);
});

async function createApi(gateway: DirectService): Promise<string> {
  const { ApiId } = await gateway.call('CreateApi', { Name: 'shop', ProtocolType: 'HTTP' });
  return String(ApiId);
}

test('an HTTP API with a stage, an integration and a route', async () => {
  const gateway = createDirectService(apiGatewayV2Service);
  const ApiId = await createApi(gateway);
  expect(await gateway.call('GetApi', { ApiId })).toMatchObject({
    ApiEndpoint: `https://${ApiId}.execute-api.eu-west-1.amazonaws.com`,
    RouteSelectionExpression: '$request.method $request.path',
  });
  await gateway.call('CreateStage', { ApiId, StageName: '$default', AutoDeploy: true });
  const { IntegrationId } = await gateway.call('CreateIntegration', {
    ApiId,
    IntegrationType: 'AWS_PROXY',
    PayloadFormatVersion: '2.0',
  });
  const route = { ApiId, RouteKey: 'GET /', Target: `integrations/${String(IntegrationId)}` };
  const { RouteId } = await gateway.call('CreateRoute', route);
  expect(await gateway.fails('CreateRoute', route)).toBe(
    'ConflictException: Route with key GET / already exists for this API',
  );
  expect(await gateway.fails('DeleteIntegration', { ApiId, IntegrationId })).toMatch(
    /^ConflictException: Cannot/u,
  );
  await gateway.call('DeleteRoute', { ApiId, RouteId });
  await gateway.call('DeleteIntegration', { ApiId, IntegrationId });
  await gateway.call('DeleteApi', { ApiId });
  expect(await gateway.fails('GetApi', { ApiId })).toBe(
    `NotFoundException: Invalid API identifier specified 123456789012:${ApiId}`,
  );
});

test.each([
  ['CreateApi', { ProtocolType: 'HTTP' }, 'BadRequestException: Name must not be null or empty'],
  [
    'CreateApi',
    { Name: 'a', ProtocolType: 'WEBSOCKET' },
    'BadRequestException: RouteSelectionExpression is required',
  ],
  [
    'CreateIntegration',
    { IntegrationType: 'AWS_PROXY' },
    'BadRequestException: PayloadFormatVersion is a required',
  ],
  [
    'CreateRoute',
    { RouteKey: 'GET /', Target: 'integrations/x' },
    'NotFoundException: Invalid Integration identifier',
  ],
  ['CreateDeployment', {}, 'BadRequestException: At least one route is required before deploying the Api.'],
  ['GetStage', { StageName: 'x' }, 'NotFoundException: Invalid stage identifier specified'],
])('%s %j fails', async (operation, input, expected) => {
  const gateway = createDirectService(apiGatewayV2Service);
  const ApiId = await createApi(gateway);
  expect(await gateway.fails(operation, operation === 'CreateApi' ? input : { ApiId, ...input })).toContain(
    expected,
  );
});

test('tags of an API and of a stage', async () => {
  const gateway = createDirectService(apiGatewayV2Service);
  const ApiId = await createApi(gateway);
  await gateway.call('CreateStage', { ApiId, StageName: '$default', Tags: { a: '1' } });
  for (const ResourceArn of [`${root}/apis/${ApiId}`, `${root}/apis/${ApiId}/stages/$default`]) {
    await gateway.call('TagResource', { ResourceArn, Tags: { b: '2' } });
    await gateway.call('UntagResource', { ResourceArn, TagKeys: ['a'] });
    expect(await gateway.call('GetTags', { ResourceArn })).toEqual({ Tags: { b: '2' } });
  }
});
