import type {
  DeleteProvisionedConcurrencyConfigRequest,
  GetProvisionedConcurrencyConfigRequest,
  GetProvisionedConcurrencyConfigResponse,
  PutProvisionedConcurrencyConfigRequest,
  PutProvisionedConcurrencyConfigResponse,
} from '@aws-sdk/client-lambda';

import { AwsError, defineOperation } from '../operation.ts';
import { getConfigurationOf, getFunctionOf, invalid } from './function-name.ts';
import { onFunction } from './requirements.ts';

export const putProvisionedConcurrencyConfig = defineOperation({
  name: 'PutProvisionedConcurrencyConfig',
  requires: (input: PutProvisionedConcurrencyConfigRequest, call) => [
    onFunction('lambda:PutProvisionedConcurrencyConfig', input, call),
  ],
  handle: (input: PutProvisionedConcurrencyConfigRequest, call): PutProvisionedConcurrencyConfigResponse => {
    if (input.Qualifier === '$LATEST') {
      throw invalid('Provisioned Concurrency Configs cannot be applied to unpublished function versions.');
    }
    getConfigurationOf(input, call);
    const config: GetProvisionedConcurrencyConfigResponse = {
      RequestedProvisionedConcurrentExecutions: input.ProvisionedConcurrentExecutions,
      AvailableProvisionedConcurrentExecutions: input.ProvisionedConcurrentExecutions,
      AllocatedProvisionedConcurrentExecutions: input.ProvisionedConcurrentExecutions,
      Status: 'READY',
      LastModified: new Date().toISOString().replace('Z', '+0000'),
    };
    getFunctionOf(input, call).provisionedConcurrency.set(input.Qualifier ?? '', config);
    return {
      ...config,
      AvailableProvisionedConcurrentExecutions: 0,
      AllocatedProvisionedConcurrentExecutions: 0,
      Status: 'IN_PROGRESS',
    };
  },
});

export const getProvisionedConcurrencyConfig = defineOperation({
  name: 'GetProvisionedConcurrencyConfig',
  requires: (input: GetProvisionedConcurrencyConfigRequest, call) => [
    onFunction('lambda:GetProvisionedConcurrencyConfig', input, call),
  ],
  handle: (input: GetProvisionedConcurrencyConfigRequest, call): GetProvisionedConcurrencyConfigResponse => {
    const config = getFunctionOf(input, call).provisionedConcurrency.get(input.Qualifier ?? '');
    if (!config) {
      throw new AwsError(
        'ProvisionedConcurrencyConfigNotFoundException',
        'No Provisioned Concurrency Config found for this function',
        404,
        { Type: 'User' },
      );
    }
    return config;
  },
});

export const deleteProvisionedConcurrencyConfig = defineOperation({
  name: 'DeleteProvisionedConcurrencyConfig',
  requires: (input: DeleteProvisionedConcurrencyConfigRequest, call) => [
    onFunction('lambda:DeleteProvisionedConcurrencyConfig', input, call),
  ],
  handle: (input: DeleteProvisionedConcurrencyConfigRequest, call): object => {
    getFunctionOf(input, call).provisionedConcurrency.delete(input.Qualifier ?? '');
    return {};
  },
});
