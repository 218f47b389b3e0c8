import type {
  CreateModelRequest,
  CreateModelResponse,
  DeleteModelRequest,
  GetModelRequest,
  GetModelResponse,
  GetModelsRequest,
  GetModelsResponse,
  Model,
  UpdateModelRequest,
  UpdateModelResponse,
} from '@aws-sdk/client-apigatewayv2';
import { createIdentifier } from '../apigateway/identifier.ts';
import { cutPage } from '../apigateway/page.ts';
import { requireVerb } from '../apigateway/permission.ts';
import { AwsError, type Call, defineOperation } from '../operation.ts';
import { apiGatewayV2Parts, ofOwner } from './parts.ts';
import { findApi, findChild } from './store.ts';

const path = (apiId: string | undefined, id: string | undefined): string => `/apis/${apiId}/models/${id}`;

/** Of WebSocket APIs; the refusal for HTTP APIs, which have none, is assumed. */
export const createModel = defineOperation<CreateModelRequest, CreateModelResponse>({
  name: 'CreateModel',
  requires: (input, call) => requireVerb('POST', call.region, `/apis/${input.ApiId}/models`),
  handle: (input, call) => {
    const { ApiId: apiId, ...fields } = input;
    const models = modelsOf(apiId, call);
    if (findApi(call, apiId).api.ProtocolType === 'HTTP') {
      throw new AwsError('BadRequestException', 'Models are not supported for HTTP APIs');
    }
    if ([...models.values()].some(({ Name }) => Name === fields.Name)) {
      throw new AwsError('ConflictException', `Model name already exists for this API: ${fields.Name}`, 409);
    }
    const model = {
      ContentType: 'application/json',
      ...fields,
      ModelId: createIdentifier(6),
      Name: fields.Name,
    };
    models.set(model.ModelId, model);
    return model;
  },
});

export const getModel = defineOperation<GetModelRequest, GetModelResponse>({
  name: 'GetModel',
  requires: (input, call) => requireVerb('GET', call.region, path(input.ApiId, input.ModelId)),
  handle: (input, call) => findChild(modelsOf(input.ApiId, call), input.ModelId, 'Model'),
});

export const getModels = defineOperation<GetModelsRequest, GetModelsResponse>({
  name: 'GetModels',
  requires: (input, call) => requireVerb('GET', call.region, `/apis/${input.ApiId}/models`),
  handle: (input, call) => {
    const all = [...modelsOf(input.ApiId, call).values()];
    const page = cutPage(all, Number(input.MaxResults ?? 25), input.NextToken);
    return { Items: page.items, NextToken: page.position };
  },
});

export const updateModel = defineOperation<UpdateModelRequest, UpdateModelResponse>({
  name: 'UpdateModel',
  requires: (input, call) => requireVerb('PATCH', call.region, path(input.ApiId, input.ModelId)),
  handle: (input, call) => {
    const { ApiId: apiId, ModelId: id, ...fields } = input;
    return Object.assign(findChild(modelsOf(apiId, call), id, 'Model'), fields);
  },
});

export const deleteModel = defineOperation<DeleteModelRequest, void>({
  name: 'DeleteModel',
  requires: (input, call) => requireVerb('DELETE', call.region, path(input.ApiId, input.ModelId)),
  handle: (input, call) => {
    const models = modelsOf(input.ApiId, call);
    findChild(models, input.ModelId, 'Model');
    models.delete(input.ModelId ?? '');
  },
});

/** @throws AwsError NotFoundException where there is no such API */
function modelsOf(apiId: string | undefined, call: Call): Map<string, Model> {
  return ofOwner(apiGatewayV2Parts(call).models, findApi(call, apiId).api.ApiId);
}
