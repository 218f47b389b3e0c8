import type {
  DeleteFunctionEventInvokeConfigRequest,
  FunctionEventInvokeConfig,
  GetFunctionEventInvokeConfigRequest,
  ListFunctionEventInvokeConfigsRequest,
  ListFunctionEventInvokeConfigsResponse,
  PutFunctionEventInvokeConfigRequest,
  UpdateFunctionEventInvokeConfigRequest,
} from '@aws-sdk/client-lambda';

import { defineOperation } from '../operation.ts';
import type { Call } from '../operation.ts';
import { checkDestinations } from './destinations.ts';
import {
  functionArn,
  getConfigurationOf,
  getFunctionOf,
  notFound,
  parseFunctionName,
} from './function-name.ts';
import { onFunction, onWholeFunction } from './requirements.ts';

export const putFunctionEventInvokeConfig = defineOperation({
  name: 'PutFunctionEventInvokeConfig',
  requires: (input: PutFunctionEventInvokeConfigRequest, call) => [
    onFunction('lambda:PutFunctionEventInvokeConfig', input, call),
  ],
  handle: (input: PutFunctionEventInvokeConfigRequest, call): FunctionEventInvokeConfig =>
    save(input, { DestinationConfig: { OnSuccess: {}, OnFailure: {} } }, call),
});

export const updateFunctionEventInvokeConfig = defineOperation({
  name: 'UpdateFunctionEventInvokeConfig',
  requires: (input: UpdateFunctionEventInvokeConfigRequest, call) => [
    onFunction('lambda:UpdateFunctionEventInvokeConfig', input, call),
  ],
  handle: (input: UpdateFunctionEventInvokeConfigRequest, call): FunctionEventInvokeConfig =>
    save(input, getConfig(input, call), call),
});

export const getFunctionEventInvokeConfig = defineOperation({
  name: 'GetFunctionEventInvokeConfig',
  requires: (input: GetFunctionEventInvokeConfigRequest, call) => [
    onFunction('lambda:GetFunctionEventInvokeConfig', input, call),
  ],
  handle: (input: GetFunctionEventInvokeConfigRequest, call): FunctionEventInvokeConfig =>
    getConfig(input, call),
});

export const deleteFunctionEventInvokeConfig = defineOperation({
  name: 'DeleteFunctionEventInvokeConfig',
  requires: (input: DeleteFunctionEventInvokeConfigRequest, call) => [
    onFunction('lambda:DeleteFunctionEventInvokeConfig', input, call),
  ],
  handle: (input: DeleteFunctionEventInvokeConfigRequest, call): object => {
    getConfig(input, call);
    getFunctionOf(input, call).eventInvokeConfigs.delete(qualifierOf(input));
    return {};
  },
});

export const listFunctionEventInvokeConfigs = defineOperation({
  name: 'ListFunctionEventInvokeConfigs',
  requires: (input: ListFunctionEventInvokeConfigsRequest, call) => [
    onWholeFunction('lambda:ListFunctionEventInvokeConfigs', input, call),
  ],
  handle: (input: ListFunctionEventInvokeConfigsRequest, call): ListFunctionEventInvokeConfigsResponse => ({
    FunctionEventInvokeConfigs: [...getFunctionOf(input, call).eventInvokeConfigs.values()],
  }),
});

function save(
  input: PutFunctionEventInvokeConfigRequest,
  base: FunctionEventInvokeConfig,
  call: Call,
): FunctionEventInvokeConfig {
  const { Role: role } = getConfigurationOf(input, call);
  checkDestinations(input.DestinationConfig, role, call);
  const config: FunctionEventInvokeConfig = {
    ...base,
    ...(input.MaximumRetryAttempts !== undefined && { MaximumRetryAttempts: input.MaximumRetryAttempts }),
    ...(input.MaximumEventAgeInSeconds !== undefined && {
      MaximumEventAgeInSeconds: input.MaximumEventAgeInSeconds,
    }),
    ...(input.DestinationConfig && { DestinationConfig: input.DestinationConfig }),
    FunctionArn: functionArn({ ...parseFunctionName(input), qualifier: qualifierOf(input) }, call),
    LastModified: new Date(),
  };
  getFunctionOf(input, call).eventInvokeConfigs.set(qualifierOf(input), config);
  return config;
}

function qualifierOf(input: GetFunctionEventInvokeConfigRequest): string {
  return parseFunctionName(input).qualifier ?? '$LATEST';
}

function getConfig(input: GetFunctionEventInvokeConfigRequest, call: Call): FunctionEventInvokeConfig {
  const config = getFunctionOf(input, call).eventInvokeConfigs.get(qualifierOf(input));
  if (!config) {
    const arn = functionArn({ ...parseFunctionName(input), qualifier: qualifierOf(input) }, call);
    throw notFound(`The function ${arn} doesn't have an EventInvokeConfig`);
  }
  return config;
}
