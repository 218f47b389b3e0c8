import { expect, test } from 'vitest';
import { apiGatewayService } from '../../../../src/emulator/apigateway/service.ts';
import { createDirectService, type DirectService } from '../../../support/direct-service.ts';
import { soundPolicy, unsoundPolicies } from '../../../support/resource-policies.ts';

const root = 'arn:aws:apigateway:eu-west-1::';
const tags = `${root}/tags/arn%3Aaws%3Aapigateway%3Aeu-west-1%3A%3A`;
const role = 'arn:aws:iam::123456789012:role/r';
const method = { restApiId: 'abc', resourceId: 'xyz', httpMethod: 'GET' };

test.each([
  ['CreateRestApi', { name: 'a' }, [`apigateway:POST on ${root}/restapis`]],
  ['CreateRestApi', { name: 'a', policy: '' }, [`apigateway:POST on ${root}/restapis`]],
  [
    'CreateRestApi',
    { name: 'a', policy: '{}', tags: { STAGE: 'dev' } },
    [
      `apigateway:POST on ${root}/restapis`,
      `apigateway:PUT on ${tags}%2Frestapis%2F*`,
      `apigateway:UpdateRestApiPolicy on ${root}/restapis/*`,
    ],
  ],
  [
    'CreateResource',
    { restApiId: 'abc', parentId: 'p' },
    [`apigateway:POST on ${root}/restapis/abc/resources/p`],
  ],
  ['PutMethod', method, [`apigateway:PUT on ${root}/restapis/abc/resources/xyz/methods/GET`]],
  [
    'PutIntegration',
    { ...method, credentials: role },
    [
      `apigateway:PUT on ${root}/restapis/abc/resources/xyz/methods/GET/integration`,
      `iam:PassRole on ${role}`,
    ],
  ],
  [
    'PutIntegrationResponse',
    { ...method, statusCode: '200' },
    [`apigateway:PUT on ${root}/restapis/abc/resources/xyz/methods/GET/integration/responses/200`],
  ],
  [
    'UpdateRestApi',
    { restApiId: 'abc', patchOperations: [{ op: 'replace', path: '/policy', value: '{}' }] },
    [`apigateway:PATCH on ${root}/restapis/abc`, `apigateway:UpdateRestApiPolicy on ${root}/restapis/abc`],
  ],
  [
    'UpdateAccount',
    { patchOperations: [{ op: 'replace', path: '/cloudwatchRoleArn', value: role }] },
    [`apigateway:PATCH on ${root}/account`, `iam:PassRole on ${role}`],
  ],
  ['TagResource', { resourceArn: `${root}/restapis/abc` }, [`apigateway:PUT on ${tags}%2Frestapis%2Fabc`]],
  [
    'CreateApiKey',
    { tags: { a: 'b' } },
    [`apigateway:POST on ${root}/apikeys`, `apigateway:PUT on ${tags}%2Fapikeys%2F*`],
  ],
  ['GetUsagePlanKey', { usagePlanId: 'p', keyId: 'k' }, [`apigateway:GET on ${root}/usageplans/p/keys/k`]],
])('%s %j asks for %j', (operation, input, expected) => {
  expect(createDirectService(apiGatewayService).asks(operation, input)).toEqual(expected);
});

async function createApi(gateway: DirectService): Promise<{ restApiId: string; parentId: string }> {
  const { id, rootResourceId } = await gateway.call('CreateRestApi', { name: 'shop' });
  return { restApiId: String(id), parentId: String(rootResourceId) };
}

/** An API with `GET /orders` that answers by itself. */
async function createOrders(gateway: DirectService) {
  const { restApiId, parentId } = await createApi(gateway);
  const { id } = await gateway.call('CreateResource', { restApiId, parentId, pathPart: 'orders' });
  const get = { restApiId, resourceId: String(id), httpMethod: 'GET' };
  await gateway.call('PutMethod', { ...get, authorizationType: 'NONE' });
  return { restApiId, parentId, get };
}

test('resources make a tree', async () => {
  const gateway = createDirectService(apiGatewayService);
  const { restApiId, parentId } = await createApi(gateway);
  const orders = { restApiId, parentId, pathPart: 'orders' };
  const { id } = await gateway.call('CreateResource', orders);
  expect(await gateway.call('CreateResource', { restApiId, parentId: id, pathPart: '{id}' })).toMatchObject({
    path: '/orders/{id}',
  });
  expect(await gateway.fails('CreateResource', orders)).toBe(
    'ConflictException: Another resource with the same parent already has this name: orders',
  );
  expect(await gateway.fails('CreateResource', { restApiId, parentId: id, pathPart: '{name}' })).toContain(
    'A sibling ({id}) of this resource already has a variable path part',
  );
  await gateway.call('DeleteResource', { restApiId, resourceId: id });
  expect(await gateway.call('GetResources', { restApiId })).toMatchObject({ items: [{ path: '/' }] });
});

test('a deployment needs methods, and moves or makes its stage', async () => {
  const gateway = createDirectService(apiGatewayService);
  const { restApiId } = await createApi(gateway);
  expect(await gateway.fails('CreateDeployment', { restApiId })).toBe(
    "BadRequestException: The REST API doesn't contain any methods",
  );
  const { get } = await createOrders(gateway);
  const api = { restApiId: get.restApiId };
  expect(await gateway.fails('CreateDeployment', api)).toBe(
    'BadRequestException: No integration defined for method',
  );
  await gateway.call('PutIntegration', { ...get, type: 'MOCK' });
  const first = await gateway.call('CreateDeployment', { ...api, stageName: 'dev' });
  expect(await gateway.fails('DeleteDeployment', { ...api, deploymentId: first['id'] })).toBe(
    'BadRequestException: Active stages pointing to this deployment must be moved or deleted',
  );
  const second = await gateway.call('CreateDeployment', { ...api, stageName: 'dev' });
  expect(await gateway.call('GetStage', { ...api, stageName: 'dev' })).toMatchObject({
    deploymentId: second['id'],
  });
  await gateway.call('DeleteDeployment', { ...api, deploymentId: first['id'] });
});

test('a stage is patched as Serverless does it', async () => {
  const gateway = createDirectService(apiGatewayService);
  const { get } = await createOrders(gateway);
  await gateway.call('PutIntegration', { ...get, type: 'MOCK' });
  const stage = { restApiId: get.restApiId, stageName: 'dev' };
  await gateway.call('CreateDeployment', stage);
  const logging = [
    { op: 'replace', path: '/*/*/logging/loglevel', value: 'INFO' },
    { op: 'replace', path: '/~1orders/GET/metrics/enabled', value: 'true' },
    { op: 'replace', path: '/tracingEnabled', value: 'true' },
    { op: 'replace', path: '/accessLogSettings/format', value: '$context.requestId' },
  ];
  expect(await gateway.fails('UpdateStage', { ...stage, patchOperations: logging })).toBe(
    'BadRequestException: CloudWatch Logs role ARN must be set in account settings to enable logging',
  );
  await gateway.call('UpdateAccount', {
    patchOperations: [{ op: 'replace', path: '/cloudwatchRoleArn', value: role }],
  });
  expect(await gateway.call('UpdateStage', { ...stage, patchOperations: logging })).toMatchObject({
    tracingEnabled: true,
    accessLogSettings: { format: '$context.requestId' },
    methodSettings: { '*/*': { loggingLevel: 'INFO' }, 'orders/GET': { metricsEnabled: true } },
  });
});

test('keys, plans and what is in them', async () => {
  const gateway = createDirectService(apiGatewayService);
  const { get } = await createOrders(gateway);
  await gateway.call('PutIntegration', { ...get, type: 'MOCK' });
  await gateway.call('CreateDeployment', { restApiId: get.restApiId, stageName: 'dev' });
  const key = await gateway.call('CreateApiKey', { name: 'k', enabled: true, tags: { a: 'b' } });
  const apiStages = [{ apiId: get.restApiId, stage: 'dev' }];
  const plan = await gateway.call('CreateUsagePlan', { name: 'p', apiStages });
  const inPlan = { usagePlanId: plan['id'], keyId: key['id'] };
  await gateway.call('CreateUsagePlanKey', { ...inPlan, keyType: 'API_KEY' });
  expect(await gateway.call('GetUsagePlans', { keyId: key['id'] })).toMatchObject({ items: [{ name: 'p' }] });
  expect(await gateway.call('GetApiKey', { apiKey: key['id'] })).not.toHaveProperty('value');
  expect(await gateway.fails('DeleteUsagePlan', { usagePlanId: plan['id'] })).toContain(
    'associated API stages',
  );
  await gateway.call('UpdateUsagePlan', {
    usagePlanId: plan['id'],
    patchOperations: [{ op: 'remove', path: '/apiStages', value: `${get.restApiId}:dev` }],
  });
  await gateway.call('DeleteUsagePlan', { usagePlanId: plan['id'] });
  expect(await gateway.fails('GetUsagePlanKey', inPlan)).toBe(
    'NotFoundException: Invalid Usage Plan ID specified',
  );
});

test.each([
  ['GetRestApi', {}, 'NotFoundException: Invalid API identifier specified 123456789012:gone'],
  ['GetApiKey', { apiKey: 'gone' }, 'NotFoundException: Invalid API Key identifier specified'],
  ['CreateRestApi', { name: '' }, 'BadRequestException: Name cannot be empty'],
  ['TagResource', { resourceArn: `${root}/sdktypes/x` }, 'BadRequestException: Invalid ARN specified'],
])('%s %j fails', async (operation, input, expected) => {
  const gateway = createDirectService(apiGatewayService);
  expect(await gateway.fails(operation, { restApiId: 'gone', ...input })).toContain(expected);
});

test('a method is put once, an answer only where the method knows it', async () => {
  const gateway = createDirectService(apiGatewayService);
  const { get } = await createOrders(gateway);
  expect(await gateway.fails('PutMethod', get)).toBe(
    'ConflictException: Method already exists for this resource',
  );
  expect(await gateway.fails('PutIntegration', { ...get, type: 'AWS_PROXY', uri: 'x' })).toBe(
    'BadRequestException: Enumeration value for HttpMethod must be non-empty',
  );
  await gateway.call('PutIntegration', { ...get, type: 'MOCK' });
  const answer = { ...get, statusCode: '200' };
  expect(await gateway.fails('PutIntegrationResponse', answer)).toBe(
    'NotFoundException: Invalid Response status code specified',
  );
  await gateway.call('PutMethodResponse', answer);
  await gateway.call('PutIntegrationResponse', answer);
  expect(await gateway.call('GetMethod', get)).toMatchObject({
    methodResponses: { 200: { statusCode: '200' } },
    methodIntegration: { type: 'MOCK', integrationResponses: { 200: {} } },
  });
});

test.each(unsoundPolicies)('%s is no policy', async (_name, policy) => {
  const gateway = createDirectService(apiGatewayService);
  const said =
    'BadRequestException: Invalid policy document. Please check the policy syntax and ensure that Principals are valid.';
  expect(await gateway.fails('CreateRestApi', { name: 'a', policy })).toBe(said);
  const { id: restApiId } = await gateway.call('CreateRestApi', { name: 'a' });
  const patchOperations = [{ op: 'replace', path: '/policy', value: policy }];
  expect(await gateway.fails('UpdateRestApi', { restApiId, patchOperations })).toBe(said);
});

test('a policy may name what it guards in short', async () => {
  const [statement] = soundPolicy.Statement;
  const short = { ...statement, Action: 'execute-api:Invoke', Resource: ['execute-api:/*/GET/orders'] };
  const policy = JSON.stringify({ ...soundPolicy, Statement: [short] });
  const api = await createDirectService(apiGatewayService).call('CreateRestApi', { name: 'a', policy });
  expect(api).toMatchObject({ policy });
});
