import { expect, test } from 'vitest';
import { Account } from '../../../../../src/emulator/account.ts';
import { apiGatewayService } from '../../../../../src/emulator/apigateway/service.ts';
import { apiGatewayV2Service } from '../../../../../src/emulator/apigatewayv2/service.ts';
import { loadAllTypes } from '../../../../support/directories.ts';
import { type HandledResource, handleResource, stackTag } from '../../../../support/handler-walk.ts';
import { accountId, createDirectService } from '../../../../support/direct-service.ts';
import { soundPolicy } from '../../../../support/resource-policies.ts';

const types = await loadAllTypes();
const services = [apiGatewayService, apiGatewayV2Service];
const moreTags = [...stackTag, { Key: 'team', Value: 'shop' }];

function createGateway() {
  const account = new Account({ accountId, propagationMs: 0 });
  const handle = (name: string, properties: object): HandledResource => {
    const type = types.find((candidate) => candidate.type === `AWS::${name}`);
    if (!type) throw new Error(`AWS::${name} is not registered`);
    return handleResource(services, account, type, { properties: { ...properties } });
  };
  const createApi = async () => {
    const api = handle('ApiGateway::RestApi', { Name: 'shop', Policy: '' });
    const calls = await api.create();
    return { api, calls, RestApiId: api.physicalId, ParentId: api.attribute('RootResourceId') };
  };
  const createMethod = async (RestApiId: string, ResourceId: unknown) => {
    const method = handle('ApiGateway::Method', {
      RestApiId,
      ResourceId,
      HttpMethod: 'GET',
      AuthorizationType: 'NONE',
      Integration: { Type: 'MOCK', IntegrationResponses: [{ StatusCode: '200' }] },
      MethodResponses: [{ StatusCode: 200 }],
    });
    return { method, calls: await method.create() };
  };
  return { handle, createApi, createMethod, rest: createDirectService(apiGatewayService, account) };
}

test('a REST API', async () => {
  const { createApi } = createGateway();
  const { api, calls } = await createApi();
  expect(calls).toEqual(['apigateway:CreateRestApi']);
  expect(await api.update({ properties: { Name: 'store', Policy: soundPolicy }, tags: moreTags })).toEqual([
    'apigateway:GetRestApi',
    'apigateway:UpdateRestApi',
    'apigateway:TagResource',
  ]);
  expect(await api.remove()).toEqual(['apigateway:DeleteRestApi']);
  expect(await api.remove()).toEqual(['apigateway:DeleteRestApi!']);
});

test('a resource and its method', async () => {
  const { handle, createApi, createMethod } = createGateway();
  const { RestApiId, ParentId } = await createApi();
  const resource = handle('ApiGateway::Resource', { RestApiId, ParentId, PathPart: 'orders' });
  expect(await resource.create()).toEqual(['apigateway:CreateResource']);
  const { method, calls } = await createMethod(RestApiId, resource.physicalId);
  const puts = [
    'apigateway:PutMethod',
    'apigateway:PutIntegration',
    'apigateway:PutMethodResponse',
    'apigateway:PutIntegrationResponse',
  ];
  expect(calls).toEqual(puts);
  expect(method.physicalId).toBe(`${RestApiId}|${resource.physicalId}|GET`);
  const properties = {
    RestApiId,
    ResourceId: resource.physicalId,
    HttpMethod: 'GET',
    AuthorizationType: 'AWS_IAM',
    Integration: { Type: 'MOCK' },
  };
  expect(await method.update({ properties })).toEqual([
    'apigateway:GetMethod',
    'apigateway:DeleteMethod',
    ...puts.slice(0, 2),
  ]);
  expect(await method.remove()).toEqual(['apigateway:DeleteMethod']);
  expect(await resource.remove()).toEqual(['apigateway:DeleteResource']);
});

test('a deployment takes its stage along only while the stage points to it', async () => {
  const { handle, createApi, createMethod } = createGateway();
  const { RestApiId, ParentId } = await createApi();
  await createMethod(RestApiId, ParentId);
  const old = handle('ApiGateway::Deployment', { RestApiId, StageName: 'dev' });
  const young = handle('ApiGateway::Deployment', { RestApiId, StageName: 'dev' });
  expect(await old.create()).toEqual(['apigateway:CreateDeployment']);
  await young.create();
  expect(await old.remove()).toEqual(['apigateway:GetStages', 'apigateway:DeleteDeployment']);
  expect(await young.remove()).toEqual([
    'apigateway:GetStages',
    'apigateway:DeleteStage',
    'apigateway:DeleteDeployment',
  ]);
});

test('a stage of its own', async () => {
  const { handle, createApi, createMethod } = createGateway();
  const { RestApiId, ParentId } = await createApi();
  await createMethod(RestApiId, ParentId);
  const deployment = handle('ApiGateway::Deployment', { RestApiId });
  await deployment.create();
  const place = { RestApiId, StageName: 'dev', DeploymentId: deployment.physicalId };
  const stage = handle('ApiGateway::Stage', {
    ...place,
    MethodSettings: [{ ResourcePath: '/*', HttpMethod: '*', MetricsEnabled: true }],
  });
  expect(await stage.create()).toEqual(['apigateway:CreateStage', 'apigateway:UpdateStage']);
  expect(await stage.update({ properties: { ...place, Variables: { a: 'b' } }, tags: [] })).toEqual([
    'apigateway:GetStage',
    'apigateway:UpdateStage',
    'apigateway:UntagResource',
  ]);
  expect(await stage.remove()).toEqual(['apigateway:DeleteStage']);
  expect(await deployment.remove()).toEqual(['apigateway:DeleteDeployment']);
});

test('keys and plans', async () => {
  const { handle, createApi, createMethod, rest } = createGateway();
  const { RestApiId, ParentId } = await createApi();
  await createMethod(RestApiId, ParentId);
  await rest.call('CreateDeployment', { restApiId: RestApiId, stageName: 'dev' });
  const key = handle('ApiGateway::ApiKey', { Name: 'k', Enabled: true });
  const plan = handle('ApiGateway::UsagePlan', {
    UsagePlanName: 'p',
    ApiStages: [{ ApiId: RestApiId, Stage: 'dev' }],
    Quota: { Limit: 5, Period: 'DAY' },
  });
  expect([await key.create(), await plan.create()]).toEqual([
    ['apigateway:CreateApiKey'],
    ['apigateway:CreateUsagePlan'],
  ]);
  const inPlan = handle('ApiGateway::UsagePlanKey', {
    KeyId: key.physicalId,
    KeyType: 'API_KEY',
    UsagePlanId: plan.physicalId,
  });
  expect(await inPlan.create()).toEqual(['apigateway:CreateUsagePlanKey']);
  expect(await inPlan.remove()).toEqual(['apigateway:GetUsagePlanKey', 'apigateway:DeleteUsagePlanKey']);
  expect(
    await plan.update({ properties: { UsagePlanName: 'p', Quota: { Limit: 6, Period: 'DAY' } } }),
  ).toEqual(['apigateway:GetUsagePlan', 'apigateway:UpdateUsagePlan']);
  expect(await plan.remove()).toEqual(['apigateway:GetUsagePlan', 'apigateway:DeleteUsagePlan']);
  expect(await key.remove()).toEqual(['apigateway:GetApiKey', 'apigateway:DeleteApiKey']);
});

test.each([
  [
    'Authorizer',
    { Name: 'a', Type: 'TOKEN', AuthorizerUri: 'arn', AuthorizerResultTtlInSeconds: 0 },
    { Name: 'b', Type: 'TOKEN', AuthorizerUri: 'arn' },
    [
      ['apigateway:CreateAuthorizer'],
      ['apigateway:GetAuthorizer', 'apigateway:UpdateAuthorizer'],
      ['apigateway:DeleteAuthorizer'],
    ],
  ],
  [
    'RequestValidator',
    { ValidateRequestBody: true },
    { ValidateRequestBody: false },
    [
      ['apigateway:CreateRequestValidator'],
      ['apigateway:GetRequestValidator', 'apigateway:UpdateRequestValidator'],
      ['apigateway:DeleteRequestValidator'],
    ],
  ],
  [
    'Model',
    { ContentType: 'application/json', Schema: { type: 'object' } },
    { ContentType: 'application/json', Schema: { type: 'string' } },
    [
      ['apigateway:CreateModel'],
      ['apigateway:GetModel', 'apigateway:UpdateModel'],
      ['apigateway:GetModel', 'apigateway:DeleteModel'],
    ],
  ],
  [
    'GatewayResponse',
    { ResponseType: 'DEFAULT_4XX' },
    { ResponseType: 'DEFAULT_4XX', StatusCode: 404 },
    [
      ['apigateway:PutGatewayResponse'],
      ['apigateway:GetGatewayResponse', 'apigateway:PutGatewayResponse'],
      ['apigateway:GetGatewayResponse', 'apigateway:DeleteGatewayResponse'],
    ],
  ],
])('%s of a REST API', async (name, first, second, [created, updated, removed]) => {
  const { handle, createApi } = createGateway();
  const { RestApiId } = await createApi();
  const resource = handle(`ApiGateway::${name}`, { RestApiId, ...first });
  expect(await resource.create()).toEqual(created);
  expect(await resource.update({ properties: { RestApiId, ...second } })).toEqual(updated);
  expect(await resource.remove()).toEqual(removed);
});

test('an HTTP API with everything under it', async () => {
  const { handle } = createGateway();
  const api = handle('ApiGatewayV2::Api', { Name: 'shop', ProtocolType: 'HTTP' });
  expect(await api.create()).toEqual(['apigatewayv2:CreateApi']);
  const ApiId = api.physicalId;
  const stage = handle('ApiGatewayV2::Stage', { ApiId, StageName: '$default', AutoDeploy: true });
  const integration = handle('ApiGatewayV2::Integration', {
    ApiId,
    IntegrationType: 'AWS_PROXY',
    PayloadFormatVersion: '2.0',
  });
  const authorizer = handle('ApiGatewayV2::Authorizer', { ApiId, Name: 'a', AuthorizerType: 'JWT' });
  expect([await stage.create(), await integration.create(), await authorizer.create()]).toEqual([
    ['apigatewayv2:CreateStage'],
    ['apigatewayv2:CreateIntegration'],
    ['apigatewayv2:CreateAuthorizer'],
  ]);
  const route = handle('ApiGatewayV2::Route', {
    ApiId,
    RouteKey: 'GET /',
    Target: `integrations/${integration.physicalId}`,
  });
  const deployment = handle('ApiGatewayV2::Deployment', { ApiId });
  expect([await route.create(), await deployment.create()]).toEqual([
    ['apigatewayv2:CreateRoute'],
    ['apigatewayv2:CreateDeployment'],
  ]);
  expect(await api.update({ properties: { Name: 'store', ProtocolType: 'HTTP' }, tags: moreTags })).toEqual([
    'apigatewayv2:GetApi',
    'apigatewayv2:UpdateApi',
    'apigatewayv2:TagResource',
  ]);
  expect(await stage.update({ properties: { ApiId, StageName: '$default' }, tags: [] })).toEqual([
    'apigatewayv2:UpdateStage',
    'apigatewayv2:UntagResource',
  ]);
  for (const [resource, name] of [
    [deployment, 'Deployment'],
    [route, 'Route'],
    [authorizer, 'Authorizer'],
    [integration, 'Integration'],
  ] as const) {
    expect(await resource.remove()).toEqual([`apigatewayv2:Get${name}`, `apigatewayv2:Delete${name}`]);
  }
  expect(await stage.remove()).toEqual(['apigatewayv2:DeleteStage']);
  expect(await api.remove()).toEqual(['apigatewayv2:GetApi', 'apigatewayv2:DeleteApi']);
});
