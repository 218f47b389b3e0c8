import type {
  CreateFunctionRequest,
  CreateFunctionResponse,
  DeleteFunctionRequest,
  FunctionConfiguration,
  GetFunctionRequest,
  GetFunctionResponse,
  ListFunctionsRequest,
  ListFunctionsResponse,
  UpdateFunctionRequest,
  UpdateFunctionResponse,
} from '@aws-sdk/client-appsync';
import { defineOperation } from '../operation.ts';
import { checkCode } from './code.ts';
import { checkName, findDataSource, findFunction } from './find.ts';
import { pageOf } from './paging.ts';
import { underApi } from './requirements.ts';
import { badRequest, createId, getApi, type ApiRecord } from './store.ts';

/** Source: https://docs.aws.amazon.com/appsync/latest/APIReference/API_CreateFunction.html */
export const createFunction = defineOperation<CreateFunctionRequest, CreateFunctionResponse>({
  name: 'CreateFunction',
  requires: (input, call) => [underApi('CreateFunction', input.apiId, '/functions', call)],
  handle: (input, call) => ({
    functionConfiguration: keepFunction(getApi(call, input.apiId), createId(), input),
  }),
});

export const getFunction = defineOperation<GetFunctionRequest, GetFunctionResponse>({
  name: 'GetFunction',
  requires: (input, call) => [
    underApi('GetFunction', input.apiId, `/functions/${input.functionId ?? '*'}`, call),
  ],
  handle: (input, call) => ({
    functionConfiguration: findFunction(getApi(call, input.apiId), input.functionId),
  }),
});

export const updateFunction = defineOperation<UpdateFunctionRequest, UpdateFunctionResponse>({
  name: 'UpdateFunction',
  requires: (input, call) => [
    underApi('UpdateFunction', input.apiId, `/functions/${input.functionId ?? '*'}`, call),
  ],
  handle: (input, call) => {
    const record = getApi(call, input.apiId);
    const { functionId = '' } = findFunction(record, input.functionId);
    return { functionConfiguration: keepFunction(record, functionId, input) };
  },
});

export const deleteFunction = defineOperation<DeleteFunctionRequest, object>({
  name: 'DeleteFunction',
  requires: (input, call) => [
    underApi('DeleteFunction', input.apiId, `/functions/${input.functionId ?? '*'}`, call),
  ],
  handle: (input, call) => {
    const record = getApi(call, input.apiId);
    const { functionId = '' } = findFunction(record, input.functionId);
    const isUsed = [...record.resolvers.values()].some(({ pipelineConfig }) =>
      pipelineConfig?.functions?.includes(functionId),
    );
    if (isUsed) throw badRequest('Cannot delete a function which is currently used by a resolver');
    record.functions.delete(functionId);
    return {};
  },
});

export const listFunctions = defineOperation<ListFunctionsRequest, ListFunctionsResponse>({
  name: 'ListFunctions',
  requires: (input, call) => [underApi('ListFunctions', input.apiId, '/functions', call)],
  handle: (input, call) => {
    const { items, next } = pageOf([...getApi(call, input.apiId).functions.values()], input);
    return { functions: items, ...next };
  },
});

function keepFunction(
  record: ApiRecord,
  functionId: string,
  input: CreateFunctionRequest,
): FunctionConfiguration {
  const { apiId: _api, functionVersion, ...settings } = input;
  checkName(input.name ?? '');
  checkCode(input);
  findDataSource(record, input.dataSourceName);
  const configuration: FunctionConfiguration = {
    maxBatchSize: 0,
    ...settings,
    // Templates have a version, code its runtime's.
    ...(input.code === undefined && { functionVersion: functionVersion ?? '2018-05-29' }),
    functionId,
    functionArn: `${record.api.arn}/functions/${functionId}`,
  };
  record.functions.set(functionId, configuration);
  return configuration;
}
