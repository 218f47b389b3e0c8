import { beforeEach, expect, test } from 'vitest';
import { apiGatewayV2Service } from '../../../../src/emulator/apigatewayv2/service.ts';
import { createDirectService, type DirectService } from '../../../support/direct-service.ts';

const place = { ApiId: 'abc', RouteId: 'r', RouteResponseId: 'p' };
const responses = 'arn:aws:apigateway:eu-west-1::/apis/abc/routes/r/routeresponses';

test.each([
  ['CreateRouteResponse', `apigateway:POST on ${responses}`],
  ['GetRouteResponses', `apigateway:GET on ${responses}`],
  ['GetRouteResponse', `apigateway:GET on ${responses}/p`],
  ['UpdateRouteResponse', `apigateway:PATCH on ${responses}/p`],
  ['DeleteRouteResponse', `apigateway:DELETE on ${responses}/p`],
])('%s asks for %s', (operation, expected) => {
  expect(createDirectService(apiGatewayV2Service).asks(operation, place)).toEqual([expected]);
});

let gateway: DirectService;
beforeEach(() => {
  gateway = createDirectService(apiGatewayV2Service);
});

async function createRoute(api: object): Promise<object> {
  const { ApiId } = await gateway.call('CreateApi', { Name: 'chat', ...api });
  const { RouteId } = await gateway.call('CreateRoute', { ApiId, RouteKey: '$default' });
  return { ApiId, RouteId };
}
const sockets = { ProtocolType: 'WEBSOCKET', RouteSelectionExpression: '$request.body.action' };
const RouteResponseKey = '$default';

test('a route of a WebSocket API has one response, that goes with it', async () => {
  const route = await createRoute(sockets);
  const { RouteResponseId } = await gateway.call('CreateRouteResponse', { ...route, RouteResponseKey });
  const changed = { ...route, RouteResponseId, ModelSelectionExpression: 'm' };
  expect(await gateway.call('UpdateRouteResponse', changed)).toEqual({
    RouteResponseId,
    RouteResponseKey,
    ModelSelectionExpression: 'm',
  });
  expect(await gateway.fails('CreateRouteResponse', { ...route, RouteResponseKey })).toMatch(
    /^ConflictException: /u,
  );
  await gateway.call('DeleteRouteResponse', { ...route, RouteResponseId });
  expect(await gateway.call('GetRouteResponses', route)).toMatchObject({ Items: [] });
  await gateway.call('CreateRouteResponse', { ...route, RouteResponseKey });
  await gateway.call('DeleteRoute', route);
  expect(await gateway.fails('GetRouteResponses', route)).toMatch(/^NotFoundException: Invalid Route /u);
});

test.each([
  ['of an HTTP API', { ProtocolType: 'HTTP' }, { RouteResponseKey }, /^BadRequestException: /u],
  ['of another key', sockets, { RouteResponseKey: 'other' }, /^BadRequestException: /u],
  ['without a key', sockets, {}, /^BadRequestException: RouteResponseKey/u],
  ['of no route', sockets, { RouteId: 'none', RouteResponseKey }, /^NotFoundException: Invalid Route /u],
])('a response %s is refused', async (_case, api, input, expected) => {
  const route = await createRoute(api);
  expect(await gateway.fails('CreateRouteResponse', { ...route, ...input })).toMatch(expected);
});
