import type {
  Concurrency,
  DeleteFunctionConcurrencyRequest,
  GetFunctionCodeSigningConfigRequest,
  GetFunctionCodeSigningConfigResponse,
  GetFunctionConcurrencyRequest,
  GetFunctionConcurrencyResponse,
  GetFunctionRecursionConfigRequest,
  GetFunctionRecursionConfigResponse,
  PutFunctionConcurrencyRequest,
  PutFunctionRecursionConfigRequest,
  PutFunctionRecursionConfigResponse,
} from '@aws-sdk/client-lambda';

import { defineOperation } from '../operation.ts';
import { codeSigning } from './code-signing-store.ts';
import { getFunctionOf, invalid } from './function-name.ts';
import { onWholeFunction } from './requirements.ts';
import { lambdaState } from './store.ts';

/** Source: https://docs.aws.amazon.com/lambda/latest/dg/lambda-concurrency.html: 1000 by default, 100 of them stay unreserved. */
const accountConcurrency = 1000;
const leastUnreserved = 100;

export const putFunctionConcurrency = defineOperation({
  name: 'PutFunctionConcurrency',
  requires: (input: PutFunctionConcurrencyRequest, call) => [
    onWholeFunction('lambda:PutFunctionConcurrency', input, call),
  ],
  handle: (input: PutFunctionConcurrencyRequest, call): Concurrency => {
    const found = getFunctionOf(input, call);
    const asked = input.ReservedConcurrentExecutions ?? 0;
    const others = [...lambdaState(call).functions.values()]
      .filter((other) => other !== found)
      .reduce((sum, other) => sum + (other.reservedConcurrency ?? 0), 0);
    if (asked + others > accountConcurrency - leastUnreserved) {
      throw invalid(
        `Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its minimum value of [${leastUnreserved}].`,
      );
    }
    found.reservedConcurrency = asked;
    return { ReservedConcurrentExecutions: asked };
  },
});

export const deleteFunctionConcurrency = defineOperation({
  name: 'DeleteFunctionConcurrency',
  requires: (input: DeleteFunctionConcurrencyRequest, call) => [
    onWholeFunction('lambda:DeleteFunctionConcurrency', input, call),
  ],
  handle: (input: DeleteFunctionConcurrencyRequest, call): object => {
    getFunctionOf(input, call).reservedConcurrency = undefined;
    return {};
  },
});

export const getFunctionConcurrency = defineOperation({
  name: 'GetFunctionConcurrency',
  requires: (input: GetFunctionConcurrencyRequest, call) => [
    onWholeFunction('lambda:GetFunctionConcurrency', input, call),
  ],
  handle: (input: GetFunctionConcurrencyRequest, call): GetFunctionConcurrencyResponse => {
    const { reservedConcurrency } = getFunctionOf(input, call);
    return reservedConcurrency === undefined ? {} : { ReservedConcurrentExecutions: reservedConcurrency };
  },
});

export const putFunctionRecursionConfig = defineOperation({
  name: 'PutFunctionRecursionConfig',
  requires: (input: PutFunctionRecursionConfigRequest, call) => [
    onWholeFunction('lambda:PutFunctionRecursionConfig', input, call),
  ],
  handle: (input: PutFunctionRecursionConfigRequest, call): PutFunctionRecursionConfigResponse => {
    const found = getFunctionOf(input, call);
    found.recursiveLoop = input.RecursiveLoop ?? 'Terminate';
    return { RecursiveLoop: found.recursiveLoop };
  },
});

export const getFunctionRecursionConfig = defineOperation({
  name: 'GetFunctionRecursionConfig',
  requires: (input: GetFunctionRecursionConfigRequest, call) => [
    onWholeFunction('lambda:GetFunctionRecursionConfig', input, call),
  ],
  handle: (input: GetFunctionRecursionConfigRequest, call): GetFunctionRecursionConfigResponse => ({
    RecursiveLoop: getFunctionOf(input, call).recursiveLoop,
  }),
});

export const getFunctionCodeSigningConfig = defineOperation({
  name: 'GetFunctionCodeSigningConfig',
  requires: (input: GetFunctionCodeSigningConfigRequest, call) => [
    onWholeFunction('lambda:GetFunctionCodeSigningConfig', input, call),
  ],
  handle: (
    input: GetFunctionCodeSigningConfigRequest,
    call,
  ): Partial<GetFunctionCodeSigningConfigResponse> => {
    const { arn, name } = getFunctionOf(input, call);
    const config = codeSigning(call).ofFunctions.get(arn);
    return { FunctionName: name, ...(config !== undefined && { CodeSigningConfigArn: config }) };
  },
});
