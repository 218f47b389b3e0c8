import type {
  CreateModelRequest,
  DeleteModelRequest,
  GetModelRequest,
  GetModelsRequest,
  Model,
  Models,
  UpdateModelRequest,
} from '@aws-sdk/client-api-gateway';

import { AwsError, defineOperation } from '../operation.ts';
import { createIdentifier } from './identifier.ts';
import { cutPage } from './page.ts';
import { applyPatch } from './patch.ts';
import { requireVerb } from './permission.ts';
import { findChild, findRestApi } from './store.ts';

const path = (restApiId: string | undefined, name: string | undefined): string =>
  `/restapis/${restApiId}/models/${name}`;

export const createModel = defineOperation<CreateModelRequest, Model>({
  name: 'CreateModel',
  requires: (input, call) => requireVerb('POST', call.region, `/restapis/${input.restApiId}/models`),
  handle: (input, call) => {
    const { models } = findRestApi(call, input.restApiId);
    const name = input.name ?? '';
    if (!/^[a-zA-Z0-9]+$/u.test(name)) {
      throw new AwsError('BadRequestException', 'Model name must be alphanumeric: ' + name);
    }
    if (models.has(name)) {
      throw new AwsError('ConflictException', 'Model name already exists for this REST API', 409);
    }
    const { description, schema, contentType } = input;
    const model = { id: createIdentifier(6), name, description, schema, contentType };
    models.set(name, model);
    return model;
  },
});

export const getModel = defineOperation<GetModelRequest, Model>({
  name: 'GetModel',
  requires: (input, call) => requireVerb('GET', call.region, path(input.restApiId, input.modelName)),
  handle: (input, call) => findChild(findRestApi(call, input.restApiId).models, input.modelName, 'model'),
});

export const getModels = defineOperation<GetModelsRequest, Models>({
  name: 'GetModels',
  requires: (input, call) => requireVerb('GET', call.region, `/restapis/${input.restApiId}/models`),
  handle: (input, call) =>
    cutPage([...findRestApi(call, input.restApiId).models.values()], input.limit, input.position),
});

export const updateModel = defineOperation<UpdateModelRequest, Model>({
  name: 'UpdateModel',
  requires: (input, call) => requireVerb('PATCH', call.region, path(input.restApiId, input.modelName)),
  handle: (input, call) => {
    const model = findChild(findRestApi(call, input.restApiId).models, input.modelName, 'model');
    applyPatch(model, input.patchOperations);
    return model;
  },
});

export const deleteModel = defineOperation<DeleteModelRequest, void>({
  name: 'DeleteModel',
  requires: (input, call) => requireVerb('DELETE', call.region, path(input.restApiId, input.modelName)),
  handle: (input, call) => {
    const { models } = findRestApi(call, input.restApiId);
    findChild(models, input.modelName, 'model');
    models.delete(input.modelName ?? '');
  },
});
