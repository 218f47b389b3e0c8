import type {
  FunctionConfiguration,
  GetFunctionConfigurationRequest,
  GetFunctionRequest,
  GetFunctionResponse,
  ListFunctionsRequest,
  ListFunctionsResponse,
  ListVersionsByFunctionRequest,
  ListVersionsByFunctionResponse,
} from '@aws-sdk/client-lambda';

import { defineOperation } from '../operation.ts';
import type { Call } from '../operation.ts';
import { linkToCode } from './code-snapshots.ts';
import { getConfigurationOf, getFunctionOf } from './function-name.ts';
import { pageOf } from './paging.ts';
import { onFunction, onWholeFunction } from './requirements.ts';
import { lambdaState } from './store.ts';
import type { LambdaFunction } from './store.ts';

export const getFunction = defineOperation({
  name: 'GetFunction',
  requires: (input: GetFunctionRequest, call) => [onFunction('lambda:GetFunction', input, call)],
  handle: (input: GetFunctionRequest, call): GetFunctionResponse => {
    const configuration = getConfigurationOf(input, call);
    const found = getFunctionOf(input, call);
    return {
      Configuration: configuration,
      Code:
        found.imageUri === undefined
          ? { RepositoryType: 'S3', ...locate(found, configuration, call) }
          : { RepositoryType: 'ECR', ImageUri: found.imageUri, ResolvedImageUri: found.imageUri },
      ...(Object.keys(found.tags).length > 0 && { Tags: found.tags }),
      ...(found.reservedConcurrency !== undefined && {
        Concurrency: { ReservedConcurrentExecutions: found.reservedConcurrency },
      }),
    };
  },
});

export const getFunctionConfiguration = defineOperation({
  name: 'GetFunctionConfiguration',
  requires: (input: GetFunctionConfigurationRequest, call) => [
    onFunction('lambda:GetFunctionConfiguration', input, call),
  ],
  handle: (input: GetFunctionConfigurationRequest, call): FunctionConfiguration =>
    getConfigurationOf(input, call),
});

export const listFunctions = defineOperation({
  name: 'ListFunctions',
  requires: () => [{ action: 'lambda:ListFunctions', resource: '*' }],
  handle: (input: ListFunctionsRequest, call): ListFunctionsResponse => {
    const all = [...lambdaState(call).functions.values()].flatMap((found) =>
      input.FunctionVersion === 'ALL' ? [found.latest, ...found.versions.values()] : [found.latest],
    );
    const { items, next } = pageOf(all, input);
    return { Functions: [...items], ...next };
  },
});

export const listVersionsByFunction = defineOperation({
  name: 'ListVersionsByFunction',
  requires: (input: ListVersionsByFunctionRequest, call) => [
    onWholeFunction('lambda:ListVersionsByFunction', input, call),
  ],
  handle: (input: ListVersionsByFunctionRequest, call): ListVersionsByFunctionResponse => {
    const found = getFunctionOf(input, call);
    const latest = { ...found.latest, FunctionArn: `${found.arn}:$LATEST` };
    const { items, next } = pageOf([latest, ...found.versions.values()], input);
    return { Versions: [...items], ...next };
  },
});

/** Nobody can follow a link into an account that is served nowhere. */
function locate(
  found: LambdaFunction,
  configuration: FunctionConfiguration,
  call: Call,
): { readonly Location?: string } {
  return call.account.isServed ? { Location: linkToCode(call, found.name, configuration) } : {};
}
