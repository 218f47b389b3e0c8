import type {
  CreateIntegrationRequest,
  CreateIntegrationResult,
  DeleteIntegrationRequest,
  GetIntegrationRequest,
  GetIntegrationResult,
  GetIntegrationsRequest,
  GetIntegrationsResponse,
  UpdateIntegrationRequest,
  UpdateIntegrationResult,
} from '@aws-sdk/client-apigatewayv2';

import { createIdentifier } from '../apigateway/identifier.ts';
import { cutPage } from '../apigateway/page.ts';
import { requirePassing, requireVerb } from '../apigateway/permission.ts';
import { AwsError, type Call, defineOperation } from '../operation.ts';
import { findApi, findChild } from './store.ts';

const path = (apiId: string | undefined, id: string | undefined): string =>
  `/apis/${apiId}/integrations/${id}`;

export const createIntegration = defineOperation<CreateIntegrationRequest, CreateIntegrationResult>({
  name: 'CreateIntegration',
  requires: (input, call) => [
    ...requireVerb('POST', call.region, `/apis/${input.ApiId}/integrations`),
    ...requirePassing(input.CredentialsArn),
  ],
  handle: (input, call) => {
    const record = findApi(call, input.ApiId);
    const { ApiId: _api, ...fields } = input;
    if (
      record.api.ProtocolType === 'HTTP' &&
      fields.IntegrationType === 'AWS_PROXY' &&
      !fields.PayloadFormatVersion
    ) {
      throw new AwsError(
        'BadRequestException',
        'PayloadFormatVersion is a required parameter for integration',
      );
    }
    const id = createIdentifier(7);
    const integration = {
      ...fields,
      IntegrationId: id,
      ConnectionType: fields.ConnectionType ?? ('INTERNET' as const),
      IntegrationMethod: fields.IntegrationMethod ?? 'POST',
      TimeoutInMillis: fields.TimeoutInMillis ?? (record.api.ProtocolType === 'HTTP' ? 30_000 : 29_000),
    };
    record.integrations.set(id, integration);
    return integration;
  },
});

export const getIntegration = defineOperation<GetIntegrationRequest, GetIntegrationResult>({
  name: 'GetIntegration',
  requires: (input, call) => requireVerb('GET', call.region, path(input.ApiId, input.IntegrationId)),
  handle: (input, call) => find(input, call),
});

export const getIntegrations = defineOperation<GetIntegrationsRequest, GetIntegrationsResponse>({
  name: 'GetIntegrations',
  requires: (input, call) => requireVerb('GET', call.region, `/apis/${input.ApiId}/integrations`),
  handle: (input, call) => {
    const all = [...findApi(call, input.ApiId).integrations.values()];
    const page = cutPage(all, Number(input.MaxResults ?? 25), input.NextToken);
    return { Items: page.items, NextToken: page.position };
  },
});

export const updateIntegration = defineOperation<UpdateIntegrationRequest, UpdateIntegrationResult>({
  name: 'UpdateIntegration',
  requires: (input, call) => [
    ...requireVerb('PATCH', call.region, path(input.ApiId, input.IntegrationId)),
    ...requirePassing(input.CredentialsArn),
  ],
  handle: (input, call) => {
    const { ApiId: _api, IntegrationId: _id, ...fields } = input;
    return Object.assign(find(input, call), fields);
  },
});

export const deleteIntegration = defineOperation<DeleteIntegrationRequest, void>({
  name: 'DeleteIntegration',
  requires: (input, call) => requireVerb('DELETE', call.region, path(input.ApiId, input.IntegrationId)),
  handle: (input, call) => {
    find(input, call);
    const record = findApi(call, input.ApiId);
    const user = [...record.routes.values()].find(
      (route) => route.Target === `integrations/${input.IntegrationId}`,
    );
    if (user) {
      throw new AwsError(
        'ConflictException',
        `Cannot delete Integration '${input.IntegrationId}'. It is referenced by route ${user.RouteId}.`,
        409,
      );
    }
    record.integrations.delete(input.IntegrationId ?? '');
  },
});

function find(input: GetIntegrationRequest, call: Call) {
  return findChild(findApi(call, input.ApiId).integrations, input.IntegrationId, 'Integration');
}
