import type {
  CreateRouteRequest,
  CreateRouteResult,
  DeleteRouteRequest,
  GetRouteRequest,
  GetRouteResult,
  GetRoutesRequest,
  GetRoutesResponse,
  UpdateRouteRequest,
  UpdateRouteResult,
} from '@aws-sdk/client-apigatewayv2';

import { createIdentifier } from '../apigateway/identifier.ts';
import { cutPage } from '../apigateway/page.ts';
import { requireVerb } from '../apigateway/permission.ts';
import { AwsError, defineOperation } from '../operation.ts';
import { type ApiRecord, findApi, findChild } from './store.ts';

const path = (apiId: string | undefined, id: string | undefined): string => `/apis/${apiId}/routes/${id}`;

function assertUnused(record: ApiRecord, routeKey: string, except?: string): void {
  for (const route of record.routes.values()) {
    if (route.RouteKey === routeKey && route.RouteId !== except) {
      throw new AwsError('ConflictException', `Route with key ${routeKey} already exists for this API`, 409);
    }
  }
}

function assertTarget(record: ApiRecord, target: string | undefined): void {
  const id = target?.startsWith('integrations/') ? target.slice('integrations/'.length) : undefined;
  if (id !== undefined && !record.integrations.has(id)) {
    throw new AwsError('NotFoundException', `Invalid Integration identifier specified ${id}`, 404);
  }
}

export const createRoute = defineOperation<CreateRouteRequest, CreateRouteResult>({
  name: 'CreateRoute',
  requires: (input, call) => requireVerb('POST', call.region, `/apis/${input.ApiId}/routes`),
  handle: (input, call) => {
    const record = findApi(call, input.ApiId);
    const { ApiId: _api, ...fields } = input;
    const routeKey = fields.RouteKey ?? '';
    assertUnused(record, routeKey);
    assertTarget(record, fields.Target);
    const id = createIdentifier(7);
    const route = {
      ...fields,
      RouteId: id,
      RouteKey: routeKey,
      ApiKeyRequired: fields.ApiKeyRequired ?? false,
      AuthorizationType: fields.AuthorizationType ?? ('NONE' as const),
    };
    record.routes.set(id, route);
    return route;
  },
});

export const getRoute = defineOperation<GetRouteRequest, GetRouteResult>({
  name: 'GetRoute',
  requires: (input, call) => requireVerb('GET', call.region, path(input.ApiId, input.RouteId)),
  handle: (input, call) => findChild(findApi(call, input.ApiId).routes, input.RouteId, 'Route'),
});

export const getRoutes = defineOperation<GetRoutesRequest, GetRoutesResponse>({
  name: 'GetRoutes',
  requires: (input, call) => requireVerb('GET', call.region, `/apis/${input.ApiId}/routes`),
  handle: (input, call) => {
    const all = [...findApi(call, input.ApiId).routes.values()];
    const page = cutPage(all, Number(input.MaxResults ?? 25), input.NextToken);
    return { Items: page.items, NextToken: page.position };
  },
});

export const updateRoute = defineOperation<UpdateRouteRequest, UpdateRouteResult>({
  name: 'UpdateRoute',
  requires: (input, call) => requireVerb('PATCH', call.region, path(input.ApiId, input.RouteId)),
  handle: (input, call) => {
    const record = findApi(call, input.ApiId);
    const route = findChild(record.routes, input.RouteId, 'Route');
    const { ApiId: _api, RouteId: _id, ...fields } = input;
    if (fields.RouteKey !== undefined) assertUnused(record, fields.RouteKey, route.RouteId);
    assertTarget(record, fields.Target);
    return Object.assign(route, fields);
  },
});

export const deleteRoute = defineOperation<DeleteRouteRequest, void>({
  name: 'DeleteRoute',
  requires: (input, call) => requireVerb('DELETE', call.region, path(input.ApiId, input.RouteId)),
  handle: (input, call) => {
    const record = findApi(call, input.ApiId);
    findChild(record.routes, input.RouteId, 'Route');
    record.routes.delete(input.RouteId ?? '');
    record.routeResponses.delete(input.RouteId ?? '');
  },
});
