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
import type { ProvisionedConcurrency } from './store.ts';

/**
 * "Lambda starts allocating provisioned concurrency after a minute or two of preparation."
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/provisioned-concurrency.html
 */
const allocationMs = 120_000;

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
    const provisioned = { config, ready: call.account.clock.after(allocationMs) };
    getFunctionOf(input, call).provisionedConcurrency.set(input.Qualifier ?? '', provisioned);
    return whileAllocating(provisioned);
  },
});

function whileAllocating({ config }: ProvisionedConcurrency): GetProvisionedConcurrencyConfigResponse {
  return {
    ...config,
    AvailableProvisionedConcurrentExecutions: 0,
    AllocatedProvisionedConcurrentExecutions: 0,
    Status: 'IN_PROGRESS',
  };
}

export const getProvisionedConcurrencyConfig = defineOperation({
  name: 'GetProvisionedConcurrencyConfig',
  requires: (input: GetProvisionedConcurrencyConfigRequest, call) => [
    onFunction('lambda:GetProvisionedConcurrencyConfig', input, call),
  ],
  handle: (input: GetProvisionedConcurrencyConfigRequest, call): GetProvisionedConcurrencyConfigResponse => {
    const provisioned = getFunctionOf(input, call).provisionedConcurrency.get(input.Qualifier ?? '');
    if (!provisioned) {
      throw new AwsError(
        'ProvisionedConcurrencyConfigNotFoundException',
        'No Provisioned Concurrency Config found for this function',
        404,
        { Type: 'User' },
      );
    }
    return provisioned.ready.hasPassed ? provisioned.config : whileAllocating(provisioned);
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
