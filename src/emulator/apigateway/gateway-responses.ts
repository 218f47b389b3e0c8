import type {
  DeleteGatewayResponseRequest,
  GatewayResponse,
  GatewayResponses,
  GetGatewayResponseRequest,
  GetGatewayResponsesRequest,
  PutGatewayResponseRequest,
  UpdateGatewayResponseRequest,
} from '@aws-sdk/client-api-gateway';

import { type Call, defineOperation } from '../operation.ts';
import { applyPatch } from './patch.ts';
import { requireVerb } from './permission.ts';
import { findRestApi, notFound } from './store.ts';

const path = (restApiId: string | undefined, type: string | undefined): string =>
  `/restapis/${restApiId}/gatewayresponses/${type}`;

export const putGatewayResponse = defineOperation<PutGatewayResponseRequest, GatewayResponse>({
  name: 'PutGatewayResponse',
  requires: (input, call) => requireVerb('PUT', call.region, path(input.restApiId, input.responseType)),
  handle: (input, call) => {
    const { restApiId, ...fields } = input;
    const response = {
      ...fields,
      responseParameters: { ...input.responseParameters },
      responseTemplates: { ...input.responseTemplates },
      defaultResponse: false,
    };
    findRestApi(call, restApiId).gatewayResponses.set(input.responseType ?? '', response);
    return response;
  },
});

export const getGatewayResponse = defineOperation<GetGatewayResponseRequest, GatewayResponse>({
  name: 'GetGatewayResponse',
  requires: (input, call) => requireVerb('GET', call.region, path(input.restApiId, input.responseType)),
  handle: (input, call) => find(call, input) ?? { responseType: input.responseType, defaultResponse: true },
});

export const getGatewayResponses = defineOperation<GetGatewayResponsesRequest, GatewayResponses>({
  name: 'GetGatewayResponses',
  requires: (input, call) => requireVerb('GET', call.region, `/restapis/${input.restApiId}/gatewayresponses`),
  handle: (input, call) => ({ items: [...findRestApi(call, input.restApiId).gatewayResponses.values()] }),
});

export const updateGatewayResponse = defineOperation<UpdateGatewayResponseRequest, GatewayResponse>({
  name: 'UpdateGatewayResponse',
  requires: (input, call) => requireVerb('PATCH', call.region, path(input.restApiId, input.responseType)),
  handle: (input, call) => {
    const response = find(call, input);
    if (!response) throw notFound('Gateway response type not defined on api');
    applyPatch(response, input.patchOperations);
    return response;
  },
});

export const deleteGatewayResponse = defineOperation<DeleteGatewayResponseRequest, void>({
  name: 'DeleteGatewayResponse',
  requires: (input, call) => requireVerb('DELETE', call.region, path(input.restApiId, input.responseType)),
  handle: (input, call) => {
    if (!find(call, input)) throw notFound('Gateway response type not defined on api');
    findRestApi(call, input.restApiId).gatewayResponses.delete(input.responseType ?? '');
  },
});

function find(call: Call, input: GetGatewayResponseRequest): GatewayResponse | undefined {
  return findRestApi(call, input.restApiId).gatewayResponses.get(input.responseType ?? '');
}
