import type {
  CreateIntegrationResponseRequest,
  CreateIntegrationResponseResponse,
  DeleteIntegrationResponseRequest,
  GetIntegrationResponseRequest,
  GetIntegrationResponseResponse,
  GetIntegrationResponsesRequest,
  GetIntegrationResponsesResponse,
  IntegrationResponse,
  UpdateIntegrationResponseRequest,
  UpdateIntegrationResponseResponse,
} from '@aws-sdk/client-apigatewayv2';
import { createIdentifier } from '../apigateway/identifier.ts';
import { cutPage } from '../apigateway/page.ts';
import { requireVerb } from '../apigateway/permission.ts';
import { AwsError, type Call, defineOperation } from '../operation.ts';
import { apiGatewayV2Parts, ofOwner } from './parts.ts';
import { findApi, findChild } from './store.ts';

interface Place {
  readonly ApiId?: string | undefined;
  readonly IntegrationId?: string | undefined;
}

const noun = 'IntegrationResponse';
const collection = ({ ApiId, IntegrationId }: Place): string =>
  `/apis/${ApiId}/integrations/${IntegrationId}/integrationresponses`;

/** The words of a conflict are assumed. */
export const createIntegrationResponse = defineOperation<
  CreateIntegrationResponseRequest,
  CreateIntegrationResponseResponse
>({
  name: 'CreateIntegrationResponse',
  requires: (input, call) => requireVerb('POST', call.region, collection(input)),
  handle: (input, call) => {
    const responses = responsesOf(input, call);
    const { ApiId: _api, IntegrationId: _integration, ...fields } = input;
    const key = fields.IntegrationResponseKey;
    if ([...responses.values()].some((other) => other.IntegrationResponseKey === key)) {
      throw new AwsError(
        'ConflictException',
        `IntegrationResponse with key ${key} already exists for this integration`,
        409,
      );
    }
    const response = { ...fields, IntegrationResponseId: createIdentifier(7), IntegrationResponseKey: key };
    responses.set(response.IntegrationResponseId, response);
    return response;
  },
});

export const getIntegrationResponse = defineOperation<
  GetIntegrationResponseRequest,
  GetIntegrationResponseResponse
>({
  name: 'GetIntegrationResponse',
  requires: (input, call) =>
    requireVerb('GET', call.region, `${collection(input)}/${input.IntegrationResponseId}`),
  handle: (input, call) => findChild(responsesOf(input, call), input.IntegrationResponseId, noun),
});

export const getIntegrationResponses = defineOperation<
  GetIntegrationResponsesRequest,
  GetIntegrationResponsesResponse
>({
  name: 'GetIntegrationResponses',
  requires: (input, call) => requireVerb('GET', call.region, collection(input)),
  handle: (input, call) => {
    const all = [...responsesOf(input, call).values()];
    const page = cutPage(all, Number(input.MaxResults ?? 25), input.NextToken);
    return { Items: page.items, NextToken: page.position };
  },
});

export const updateIntegrationResponse = defineOperation<
  UpdateIntegrationResponseRequest,
  UpdateIntegrationResponseResponse
>({
  name: 'UpdateIntegrationResponse',
  requires: (input, call) =>
    requireVerb('PATCH', call.region, `${collection(input)}/${input.IntegrationResponseId}`),
  handle: (input, call) => {
    const { ApiId: _api, IntegrationId: _integration, IntegrationResponseId: id, ...fields } = input;
    return Object.assign(findChild(responsesOf(input, call), id, noun), fields);
  },
});

export const deleteIntegrationResponse = defineOperation<DeleteIntegrationResponseRequest, void>({
  name: 'DeleteIntegrationResponse',
  requires: (input, call) =>
    requireVerb('DELETE', call.region, `${collection(input)}/${input.IntegrationResponseId}`),
  handle: (input, call) => {
    const responses = responsesOf(input, call);
    findChild(responses, input.IntegrationResponseId, noun);
    responses.delete(input.IntegrationResponseId ?? '');
  },
});

/** @throws AwsError NotFoundException where there is no such API or integration */
function responsesOf({ ApiId, IntegrationId }: Place, call: Call): Map<string, IntegrationResponse> {
  const record = findApi(call, ApiId);
  findChild(record.integrations, IntegrationId, 'Integration');
  return ofOwner(apiGatewayV2Parts(call).integrationResponses, `${ApiId}/${IntegrationId}`);
}
