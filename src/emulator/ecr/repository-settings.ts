import type {
  PutImageScanningConfigurationRequest,
  PutImageScanningConfigurationResponse,
  PutImageTagMutabilityRequest,
  PutImageTagMutabilityResponse,
} from '@aws-sdk/client-ecr';

import { defineOperation } from '../operation.ts';
import { getRepository } from './repositories.ts';
import { onRepository } from './requirements.ts';
import { ecrState } from './store.ts';

export const putImageTagMutability = defineOperation({
  name: 'PutImageTagMutability',
  requires: (input: PutImageTagMutabilityRequest, call) => [
    onRepository('ecr:PutImageTagMutability', input.repositoryName, call),
  ],
  handle: (input: PutImageTagMutabilityRequest, call): PutImageTagMutabilityResponse => {
    const repository = getRepository(input.repositoryName, call);
    const { repositoryName } = repository.description;
    const { imageTagMutability, imageTagMutabilityExclusionFilters } = input;
    ecrState(call).repositories.set(repositoryName, {
      ...repository,
      description: {
        ...repository.description,
        imageTagMutability,
        imageTagMutabilityExclusionFilters,
      },
    });
    return { registryId: call.account.accountId, repositoryName, imageTagMutability };
  },
});

export const putImageScanningConfiguration = defineOperation({
  name: 'PutImageScanningConfiguration',
  requires: (input: PutImageScanningConfigurationRequest, call) => [
    onRepository('ecr:PutImageScanningConfiguration', input.repositoryName, call),
  ],
  handle: (input: PutImageScanningConfigurationRequest, call): PutImageScanningConfigurationResponse => {
    const repository = getRepository(input.repositoryName, call);
    const { repositoryName } = repository.description;
    const { imageScanningConfiguration } = input;
    ecrState(call).repositories.set(repositoryName, {
      ...repository,
      description: { ...repository.description, imageScanningConfiguration },
    });
    return { registryId: call.account.accountId, repositoryName, imageScanningConfiguration };
  },
});
