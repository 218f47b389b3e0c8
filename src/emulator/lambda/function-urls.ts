import { createHash } from 'node:crypto';

import type {
  CreateFunctionUrlConfigRequest,
  DeleteFunctionUrlConfigRequest,
  FunctionUrlConfig,
  GetFunctionUrlConfigRequest,
  ListFunctionUrlConfigsRequest,
  ListFunctionUrlConfigsResponse,
  UpdateFunctionUrlConfigRequest,
} from '@aws-sdk/client-lambda';

import { defineOperation } from '../operation.ts';
import type { Call } from '../operation.ts';
import {
  conflict,
  functionArn,
  getConfigurationOf,
  getFunctionOf,
  notFound,
  parseFunctionName,
} from './function-name.ts';
import { onFunction, onWholeFunction } from './requirements.ts';

export const createFunctionUrlConfig = defineOperation({
  name: 'CreateFunctionUrlConfig',
  requires: (input: CreateFunctionUrlConfigRequest, call) => [
    onFunction('lambda:CreateFunctionUrlConfig', input, call, authTypeOf(input)),
  ],
  handle: (input: CreateFunctionUrlConfigRequest, call): FunctionUrlConfig => {
    const named = parseFunctionName(input);
    getConfigurationOf(input, call);
    const found = getFunctionOf(input, call);
    const arn = functionArn(named, call);
    if (found.urls.has(named.qualifier ?? '')) {
      throw conflict(
        `Failed to create function url config for [functionArn = ${arn}]. Error message:  FunctionUrlConfig exists for this Lambda function`,
      );
    }
    const now = new Date().toISOString();
    const id = createHash('sha256').update(`url:${arn}`).digest('hex').slice(0, 32);
    const config: FunctionUrlConfig = {
      FunctionUrl: `https://${id}.lambda-url.${call.region}.on.aws/`,
      FunctionArn: arn,
      AuthType: input.AuthType,
      ...(input.Cors && { Cors: input.Cors }),
      InvokeMode: input.InvokeMode ?? 'BUFFERED',
      CreationTime: now,
      LastModifiedTime: now,
    };
    found.urls.set(named.qualifier ?? '', config);
    return config;
  },
});

export const getFunctionUrlConfig = defineOperation({
  name: 'GetFunctionUrlConfig',
  requires: (input: GetFunctionUrlConfigRequest, call) => [
    onFunction('lambda:GetFunctionUrlConfig', input, call),
  ],
  handle: (input: GetFunctionUrlConfigRequest, call): FunctionUrlConfig => getUrl(input, call),
});

export const updateFunctionUrlConfig = defineOperation({
  name: 'UpdateFunctionUrlConfig',
  requires: (input: UpdateFunctionUrlConfigRequest, call) => [
    onFunction('lambda:UpdateFunctionUrlConfig', input, call, authTypeOf(input)),
  ],
  handle: (input: UpdateFunctionUrlConfigRequest, call): FunctionUrlConfig => {
    const updated: FunctionUrlConfig = {
      ...getUrl(input, call),
      ...(input.AuthType !== undefined && { AuthType: input.AuthType }),
      ...(input.Cors && { Cors: input.Cors }),
      ...(input.InvokeMode !== undefined && { InvokeMode: input.InvokeMode }),
      LastModifiedTime: new Date().toISOString(),
    };
    getFunctionOf(input, call).urls.set(parseFunctionName(input).qualifier ?? '', updated);
    return updated;
  },
});

export const deleteFunctionUrlConfig = defineOperation({
  name: 'DeleteFunctionUrlConfig',
  requires: (input: DeleteFunctionUrlConfigRequest, call) => [
    onFunction('lambda:DeleteFunctionUrlConfig', input, call),
  ],
  handle: (input: DeleteFunctionUrlConfigRequest, call): object => {
    getUrl(input, call);
    getFunctionOf(input, call).urls.delete(parseFunctionName(input).qualifier ?? '');
    return {};
  },
});

export const listFunctionUrlConfigs = defineOperation({
  name: 'ListFunctionUrlConfigs',
  requires: (input: ListFunctionUrlConfigsRequest, call) => [
    onWholeFunction('lambda:ListFunctionUrlConfigs', input, call),
  ],
  handle: (input: ListFunctionUrlConfigsRequest, call): ListFunctionUrlConfigsResponse => ({
    FunctionUrlConfigs: [...getFunctionOf(input, call).urls.values()],
  }),
});

function authTypeOf(input: { readonly AuthType?: string | undefined }): Readonly<Record<string, string>> {
  return input.AuthType === undefined ? {} : { 'lambda:FunctionUrlAuthType': input.AuthType };
}

function getUrl(input: GetFunctionUrlConfigRequest, call: Call): FunctionUrlConfig {
  const url = getFunctionOf(input, call).urls.get(parseFunctionName(input).qualifier ?? '');
  if (!url) throw notFound('The resource you requested does not exist.');
  return url;
}
