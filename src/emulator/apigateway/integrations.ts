import type {
  DeleteIntegrationRequest,
  DeleteIntegrationResponseRequest,
  GetIntegrationRequest,
  GetIntegrationResponseRequest,
  Integration,
  IntegrationResponse,
  PutIntegrationRequest,
  PutIntegrationResponseRequest,
  UpdateIntegrationRequest,
  UpdateIntegrationResponseRequest,
} from '@aws-sdk/client-api-gateway';

import { AwsError, type Call, defineOperation } from '../operation.ts';
import { findMethod, methodPath } from './methods.ts';
import { applyPatch } from './patch.ts';
import { requirePassing, requireVerb } from './permission.ts';
import { notFound } from './store.ts';

const path = (input: GetIntegrationRequest): string => `${methodPath(input)}/integration`;
const responsePath = (input: GetIntegrationResponseRequest): string =>
  `${path(input)}/responses/${input.statusCode}`;

export const putIntegration = defineOperation<PutIntegrationRequest, Integration>({
  name: 'PutIntegration',
  requires: (input, call) => [
    ...requireVerb('PUT', call.region, path(input)),
    ...requirePassing(input.credentials),
  ],
  handle: (input, call) => {
    const method = findMethod(call, input);
    const { restApiId: _api, resourceId, httpMethod: _method, integrationHttpMethod, ...fields } = input;
    if ((input.type === 'AWS' || input.type === 'AWS_PROXY') && !integrationHttpMethod) {
      throw new AwsError('BadRequestException', 'Enumeration value for HttpMethod must be non-empty');
    }
    if (input.type !== 'MOCK' && !input.uri) {
      throw new AwsError('BadRequestException', 'Invalid HTTP endpoint specified for URI');
    }
    const integration: Integration = {
      ...fields,
      httpMethod: integrationHttpMethod,
      passthroughBehavior: input.passthroughBehavior ?? 'WHEN_NO_MATCH',
      timeoutInMillis: input.timeoutInMillis ?? 29_000,
      cacheNamespace: input.cacheNamespace ?? resourceId,
      cacheKeyParameters: input.cacheKeyParameters ?? [],
    };
    method.methodIntegration = integration;
    return integration;
  },
});

export const getIntegration = defineOperation<GetIntegrationRequest, Integration>({
  name: 'GetIntegration',
  requires: (input, call) => requireVerb('GET', call.region, path(input)),
  handle: (input, call) => find(call, input),
});

export const updateIntegration = defineOperation<UpdateIntegrationRequest, Integration>({
  name: 'UpdateIntegration',
  requires: (input, call) => [
    ...requireVerb('PATCH', call.region, path(input)),
    ...requirePassing(input.patchOperations?.find((operation) => operation.path === '/credentials')?.value),
  ],
  handle: (input, call) => {
    const integration = find(call, input);
    applyPatch(integration, input.patchOperations);
    return integration;
  },
});

export const deleteIntegration = defineOperation<DeleteIntegrationRequest, void>({
  name: 'DeleteIntegration',
  requires: (input, call) => requireVerb('DELETE', call.region, path(input)),
  handle: (input, call) => {
    find(call, input);
    delete findMethod(call, input).methodIntegration;
  },
});

export const putIntegrationResponse = defineOperation<PutIntegrationResponseRequest, IntegrationResponse>({
  name: 'PutIntegrationResponse',
  requires: (input, call) => requireVerb('PUT', call.region, responsePath(input)),
  handle: (input, call) => {
    const integration = find(call, input);
    const status = input.statusCode ?? '';
    if (!findMethod(call, input).methodResponses?.[status]) {
      throw notFound('Invalid Response status code specified');
    }
    const { selectionPattern, responseParameters, responseTemplates, contentHandling } = input;
    const response = {
      statusCode: status,
      selectionPattern,
      responseParameters,
      responseTemplates,
      contentHandling,
    };
    integration.integrationResponses = { ...integration.integrationResponses, [status]: response };
    return response;
  },
});

export const getIntegrationResponse = defineOperation<GetIntegrationResponseRequest, IntegrationResponse>({
  name: 'GetIntegrationResponse',
  requires: (input, call) => requireVerb('GET', call.region, responsePath(input)),
  handle: (input, call) => findResponse(call, input),
});

export const updateIntegrationResponse = defineOperation<
  UpdateIntegrationResponseRequest,
  IntegrationResponse
>({
  name: 'UpdateIntegrationResponse',
  requires: (input, call) => requireVerb('PATCH', call.region, responsePath(input)),
  handle: (input, call) => {
    const response = findResponse(call, input);
    applyPatch(response, input.patchOperations);
    return response;
  },
});

export const deleteIntegrationResponse = defineOperation<DeleteIntegrationResponseRequest, void>({
  name: 'DeleteIntegrationResponse',
  requires: (input, call) => requireVerb('DELETE', call.region, responsePath(input)),
  handle: (input, call) => {
    findResponse(call, input);
    delete find(call, input).integrationResponses?.[input.statusCode ?? ''];
  },
});

function find(call: Call, input: GetIntegrationRequest): Integration {
  const integration = findMethod(call, input).methodIntegration;
  if (!integration) throw notFound('No integration defined for method');
  return integration;
}

function findResponse(call: Call, input: GetIntegrationResponseRequest): IntegrationResponse {
  const response = find(call, input).integrationResponses?.[input.statusCode ?? ''];
  if (!response) throw notFound('Invalid Response status code specified');
  return response;
}
