import type {
  DeleteMethodRequest,
  DeleteMethodResponseRequest,
  GetMethodRequest,
  GetMethodResponseRequest,
  Method,
  MethodResponse,
  PutMethodRequest,
  PutMethodResponseRequest,
  UpdateMethodRequest,
  UpdateMethodResponseRequest,
} from '@aws-sdk/client-api-gateway';

import { AwsError, type Call, defineOperation, type Operation } from '../operation.ts';
import { applyPatch } from './patch.ts';
import { requireVerb } from './permission.ts';
import { findChild, findRestApi, notFound } from './store.ts';

interface MethodPlace {
  readonly restApiId?: string | undefined;
  readonly resourceId?: string | undefined;
  readonly httpMethod?: string | undefined;
}

export function methodPath(place: MethodPlace): string {
  return `/restapis/${place.restApiId}/resources/${place.resourceId}/methods/${place.httpMethod}`;
}

export function findMethod(call: Call, place: MethodPlace): Method {
  const { resources } = findRestApi(call, place.restApiId);
  const resource = findChild(resources, place.resourceId, 'Resource');
  const method = resource.resourceMethods?.[place.httpMethod ?? ''];
  if (!method) throw notFound('Invalid Method identifier specified');
  return method;
}

const responsePath = (input: MethodPlace & { readonly statusCode?: string | undefined }): string =>
  `${methodPath(input)}/responses/${input.statusCode}`;

const putMethod = defineOperation<PutMethodRequest, Method>({
  name: 'PutMethod',
  requires: (input, call) => requireVerb('PUT', call.region, methodPath(input)),
  handle: (input, call) => {
    const record = findRestApi(call, input.restApiId);
    const resource = findChild(record.resources, input.resourceId, 'Resource');
    const verb = input.httpMethod ?? '';
    if (resource.resourceMethods?.[verb]) {
      throw new AwsError('ConflictException', 'Method already exists for this resource', 409);
    }
    if (input.authorizerId !== undefined) findChild(record.authorizers, input.authorizerId, 'Authorizer');
    if (input.requestValidatorId !== undefined) {
      findChild(record.requestValidators, input.requestValidatorId, 'Request Validator');
    }
    const { restApiId: _api, resourceId: _resource, ...fields } = input;
    const method: Method = { ...fields, apiKeyRequired: input.apiKeyRequired ?? false };
    resource.resourceMethods = { ...resource.resourceMethods, [verb]: method };
    return method;
  },
});

const getMethod = defineOperation<GetMethodRequest, Method>({
  name: 'GetMethod',
  requires: (input, call) => requireVerb('GET', call.region, methodPath(input)),
  handle: (input, call) => findMethod(call, input),
});

const updateMethod = defineOperation<UpdateMethodRequest, Method>({
  name: 'UpdateMethod',
  requires: (input, call) => requireVerb('PATCH', call.region, methodPath(input)),
  handle: (input, call) => {
    const method = findMethod(call, input);
    applyPatch(method, input.patchOperations);
    return method;
  },
});

const deleteMethod = defineOperation<DeleteMethodRequest, void>({
  name: 'DeleteMethod',
  requires: (input, call) => requireVerb('DELETE', call.region, methodPath(input)),
  handle: (input, call) => {
    findMethod(call, input);
    const resource = findChild(findRestApi(call, input.restApiId).resources, input.resourceId, 'Resource');
    delete resource.resourceMethods?.[input.httpMethod ?? ''];
  },
});

const putMethodResponse = defineOperation<PutMethodResponseRequest, MethodResponse>({
  name: 'PutMethodResponse',
  requires: (input, call) => requireVerb('PUT', call.region, responsePath(input)),
  handle: (input, call) => {
    const method = findMethod(call, input);
    const status = input.statusCode ?? '';
    if (method.methodResponses?.[status]) {
      throw new AwsError('ConflictException', 'Response already exists for this resource', 409);
    }
    const { responseModels, responseParameters } = input;
    const response = { statusCode: status, responseModels, responseParameters };
    method.methodResponses = { ...method.methodResponses, [status]: response };
    return response;
  },
});

const getMethodResponse = defineOperation<GetMethodResponseRequest, MethodResponse>({
  name: 'GetMethodResponse',
  requires: (input, call) => requireVerb('GET', call.region, responsePath(input)),
  handle: (input, call) => findResponse(call, input),
});

const updateMethodResponse = defineOperation<UpdateMethodResponseRequest, MethodResponse>({
  name: 'UpdateMethodResponse',
  requires: (input, call) => requireVerb('PATCH', call.region, responsePath(input)),
  handle: (input, call) => {
    const response = findResponse(call, input);
    applyPatch(response, input.patchOperations);
    return response;
  },
});

const deleteMethodResponse = defineOperation<DeleteMethodResponseRequest, void>({
  name: 'DeleteMethodResponse',
  requires: (input, call) => requireVerb('DELETE', call.region, responsePath(input)),
  handle: (input, call) => {
    findResponse(call, input);
    delete findMethod(call, input).methodResponses?.[input.statusCode ?? ''];
  },
});

function findResponse(call: Call, input: GetMethodResponseRequest): MethodResponse {
  const response = findMethod(call, input).methodResponses?.[input.statusCode ?? ''];
  if (!response) throw notFound('Invalid Response status code specified');
  return response;
}

export const methodOperations: readonly Operation[] = [
  putMethod,
  getMethod,
  updateMethod,
  deleteMethod,
  putMethodResponse,
  getMethodResponse,
  updateMethodResponse,
  deleteMethodResponse,
];
