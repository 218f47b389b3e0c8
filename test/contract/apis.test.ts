import {
  APIGatewayClient,
  CreateResourceCommand,
  CreateRestApiCommand,
  DeleteRestApiCommand,
  GetResourcesCommand,
  GetRestApiCommand,
  PutMethodCommand,
} from '@aws-sdk/client-api-gateway';
import {
  ApiGatewayV2Client,
  CreateApiCommand,
  CreateRouteCommand,
  DeleteApiCommand,
  GetApiCommand,
  GetRoutesCommand,
} from '@aws-sdk/client-apigatewayv2';
import { expect, test } from 'vitest';
import { openTarget } from '../support/contract-target.ts';
import { failureOf } from '../support/failure-of.ts';

test('API Gateway v1: a REST API is made with a resource and a method, and deleted', async () => {
  await using target = await openTarget();
  const apigateway = target.client(APIGatewayClient);
  const name = target.unique('api');
  const { id: restApiId } = await apigateway.send(new CreateRestApiCommand({ name }));
  const remove = () => apigateway.send(new DeleteRestApiCommand({ restApiId }));
  const find = () => apigateway.send(new GetRestApiCommand({ restApiId }));
  target.removing(async () => {
    if ((await failureOf(find())) === 'succeeded') await remove();
  });
  expect(await find()).toMatchObject({
    id: expect.stringMatching(/^[a-z0-9]{10}$/) as string,
    name,
    createdDate: expect.any(Date) as Date,
  });
  const { items: roots } = await apigateway.send(new GetResourcesCommand({ restApiId }));
  expect(roots).toMatchObject([{ path: '/' }]);
  const child = { restApiId, parentId: roots?.[0]?.id, pathPart: 'hello' };
  const { id: resourceId, path } = await apigateway.send(new CreateResourceCommand(child));
  expect(path).toBe('/hello');
  expect(await failureOf(apigateway.send(new CreateResourceCommand(child)))).toBe(
    target.expected('ConflictException 409', 'a second resource of the same path'),
  );
  const method = { restApiId, resourceId, httpMethod: 'GET', authorizationType: 'NONE' };
  expect(await apigateway.send(new PutMethodCommand(method))).toMatchObject({
    httpMethod: 'GET',
    authorizationType: 'NONE',
    apiKeyRequired: false,
  });
  await remove();
  expect(await failureOf(find())).toBe('NotFoundException 404');
  // AWS lets an account delete one REST API in 30 seconds.
  const again = await target.until(async () => {
    const failure = await failureOf(remove());
    return failure.startsWith('TooManyRequests') ? undefined : failure;
  });
  expect(again).toBe(target.expected('NotFoundException 404', 'deleting a REST API twice'));
});

test('API Gateway v2: an HTTP API is made with a route, and deleted', async () => {
  await using target = await openTarget();
  const apigateway = target.client(ApiGatewayV2Client);
  const Name = target.unique('api');
  const { ApiId } = await apigateway.send(new CreateApiCommand({ Name, ProtocolType: 'HTTP' }));
  const remove = () => apigateway.send(new DeleteApiCommand({ ApiId }));
  target.removing(remove);
  expect(await apigateway.send(new GetApiCommand({ ApiId }))).toMatchObject({
    ApiId,
    Name,
    ProtocolType: 'HTTP',
    RouteSelectionExpression: '$request.method $request.path',
    ApiKeySelectionExpression: '$request.header.x-api-key',
    DisableExecuteApiEndpoint: false,
  });
  const route = { ApiId, RouteKey: 'GET /hello' };
  const { RouteId } = await apigateway.send(new CreateRouteCommand(route));
  expect((await apigateway.send(new GetRoutesCommand({ ApiId }))).Items).toMatchObject([
    { RouteId, RouteKey: 'GET /hello', AuthorizationType: 'NONE' },
  ]);
  await remove();
  expect(await failureOf(apigateway.send(new GetApiCommand({ ApiId })))).toBe('NotFoundException 404');
});
