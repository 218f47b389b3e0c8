import type {
  CreateRouteResponseRequest,
  CreateRouteResponseResponse,
  DeleteRouteResponseRequest,
  GetRouteResponseRequest,
  GetRouteResponseResponse,
  GetRouteResponsesRequest,
  GetRouteResponsesResponse,
  RouteResponse,
  UpdateRouteResponseRequest,
  UpdateRouteResponseResponse,
} from '@aws-sdk/client-apigatewayv2';

import { createIdentifier } from '../apigateway/identifier.ts';
import { cutPage } from '../apigateway/page.ts';
import { requireVerb } from '../apigateway/permission.ts';
import { AwsError, type Call, defineOperation } from '../operation.ts';
import { findApi, findChild } from './store.ts';

interface Place {
  readonly ApiId?: string | undefined;
  readonly RouteId?: string | undefined;
  readonly RouteResponseId?: string | undefined;
}

const collection = ({ ApiId, RouteId }: Place): string => `/apis/${ApiId}/routes/${RouteId}/routeresponses`;
const path = (place: Place): string => `${collection(place)}/${place.RouteResponseId}`;

/** Source: https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-route-response.html; the wording is assumed. */
function assertKey(key: string | undefined): void {
  if (key === undefined) throw new AwsError('BadRequestException', 'RouteResponseKey is required');
  if (key !== '$default') {
    throw new AwsError('BadRequestException', 'Only the $default route response key is supported');
  }
}

export const createRouteResponse = defineOperation<CreateRouteResponseRequest, CreateRouteResponseResponse>({
  name: 'CreateRouteResponse',
  requires: (input, call) => requireVerb('POST', call.region, collection(input)),
  handle: (input, call) => {
    const responses = findAll(input, call);
    if (findApi(call, input.ApiId).api.ProtocolType !== 'WEBSOCKET') {
      throw new AwsError('BadRequestException', 'Route responses are only supported for WebSocket APIs');
    }
    assertKey(input.RouteResponseKey);
    if (responses.size > 0) {
      const key = input.RouteResponseKey;
      throw new AwsError(
        'ConflictException',
        `RouteResponse with key ${key} already exists for this route`,
        409,
      );
    }
    const { ApiId: _api, RouteId: _route, ...fields } = input;
    const response = { ...fields, RouteResponseId: createIdentifier(6) };
    responses.set(response.RouteResponseId, response);
    return response;
  },
});

export const getRouteResponse = defineOperation<GetRouteResponseRequest, GetRouteResponseResponse>({
  name: 'GetRouteResponse',
  requires: (input, call) => requireVerb('GET', call.region, path(input)),
  handle: (input, call) => find(input, call),
});

export const getRouteResponses = defineOperation<GetRouteResponsesRequest, GetRouteResponsesResponse>({
  name: 'GetRouteResponses',
  requires: (input, call) => requireVerb('GET', call.region, collection(input)),
  handle: (input, call) => {
    const all = [...findAll(input, call).values()];
    const page = cutPage(all, Number(input.MaxResults ?? 25), input.NextToken);
    return { Items: page.items, NextToken: page.position };
  },
});

export const updateRouteResponse = defineOperation<UpdateRouteResponseRequest, UpdateRouteResponseResponse>({
  name: 'UpdateRouteResponse',
  requires: (input, call) => requireVerb('PATCH', call.region, path(input)),
  handle: (input, call) => {
    const { ApiId: _api, RouteId: _route, RouteResponseId: _id, ...fields } = input;
    if (fields.RouteResponseKey !== undefined) assertKey(fields.RouteResponseKey);
    return Object.assign(find(input, call), fields);
  },
});

export const deleteRouteResponse = defineOperation<DeleteRouteResponseRequest, void>({
  name: 'DeleteRouteResponse',
  requires: (input, call) => requireVerb('DELETE', call.region, path(input)),
  handle: (input, call) => {
    find(input, call);
    findAll(input, call).delete(input.RouteResponseId ?? '');
  },
});

function findAll({ ApiId, RouteId }: Place, call: Call): Map<string, RouteResponse> {
  const record = findApi(call, ApiId);
  const { RouteId: id = '' } = findChild(record.routes, RouteId, 'Route');
  const responses = record.routeResponses.get(id) ?? new Map<string, RouteResponse>();
  record.routeResponses.set(id, responses);
  return responses;
}

function find(place: Place, call: Call): RouteResponse {
  return findChild(findAll(place, call), place.RouteResponseId, 'RouteResponse');
}
