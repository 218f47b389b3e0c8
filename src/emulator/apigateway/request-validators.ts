import type {
  CreateRequestValidatorRequest,
  DeleteRequestValidatorRequest,
  GetRequestValidatorRequest,
  GetRequestValidatorsRequest,
  RequestValidator,
  RequestValidators,
  UpdateRequestValidatorRequest,
} from '@aws-sdk/client-api-gateway';

import { defineOperation } from '../operation.ts';
import { createIdentifier } from './identifier.ts';
import { cutPage } from './page.ts';
import { applyPatch } from './patch.ts';
import { requireVerb } from './permission.ts';
import { findChild, findRestApi } from './store.ts';

const noun = 'Request Validator';
const path = (restApiId: string | undefined, id: string | undefined): string =>
  `/restapis/${restApiId}/requestvalidators/${id}`;

export const createRequestValidator = defineOperation<CreateRequestValidatorRequest, RequestValidator>({
  name: 'CreateRequestValidator',
  requires: (input, call) =>
    requireVerb('POST', call.region, `/restapis/${input.restApiId}/requestvalidators`),
  handle: (input, call) => {
    const validator = {
      id: createIdentifier(6),
      name: input.name,
      validateRequestBody: input.validateRequestBody ?? false,
      validateRequestParameters: input.validateRequestParameters ?? false,
    };
    findRestApi(call, input.restApiId).requestValidators.set(validator.id, validator);
    return validator;
  },
});

export const getRequestValidator = defineOperation<GetRequestValidatorRequest, RequestValidator>({
  name: 'GetRequestValidator',
  requires: (input, call) => requireVerb('GET', call.region, path(input.restApiId, input.requestValidatorId)),
  handle: (input, call) =>
    findChild(findRestApi(call, input.restApiId).requestValidators, input.requestValidatorId, noun),
});

export const getRequestValidators = defineOperation<GetRequestValidatorsRequest, RequestValidators>({
  name: 'GetRequestValidators',
  requires: (input, call) =>
    requireVerb('GET', call.region, `/restapis/${input.restApiId}/requestvalidators`),
  handle: (input, call) =>
    cutPage([...findRestApi(call, input.restApiId).requestValidators.values()], input.limit, input.position),
});

export const updateRequestValidator = defineOperation<UpdateRequestValidatorRequest, RequestValidator>({
  name: 'UpdateRequestValidator',
  requires: (input, call) =>
    requireVerb('PATCH', call.region, path(input.restApiId, input.requestValidatorId)),
  handle: (input, call) => {
    const { requestValidators } = findRestApi(call, input.restApiId);
    const validator = findChild(requestValidators, input.requestValidatorId, noun);
    applyPatch(validator, input.patchOperations);
    return validator;
  },
});

export const deleteRequestValidator = defineOperation<DeleteRequestValidatorRequest, void>({
  name: 'DeleteRequestValidator',
  requires: (input, call) =>
    requireVerb('DELETE', call.region, path(input.restApiId, input.requestValidatorId)),
  handle: (input, call) => {
    const { requestValidators } = findRestApi(call, input.restApiId);
    findChild(requestValidators, input.requestValidatorId, noun);
    requestValidators.delete(input.requestValidatorId ?? '');
  },
});
