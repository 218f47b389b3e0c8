import type { Service } from '../operation.ts';
import {
  batchDeleteImage,
  batchGetImage,
  describeImages,
  getAuthorizationToken,
  putImage,
} from './images.ts';
import { createRepository, deleteRepository, describeRepositories } from './repositories.ts';
import {
  deleteLifecyclePolicy,
  deleteRepositoryPolicy,
  getLifecyclePolicy,
  getRepositoryPolicy,
  putLifecyclePolicy,
  setRepositoryPolicy,
} from './repository-policies.ts';
import { putImageScanningConfiguration, putImageTagMutability } from './repository-settings.ts';
import { listTagsForResource, tagResource, untagResource } from './tags.ts';
import { tagsOfRepository } from './store.ts';

export const ecrService: Service = {
  id: 'ecr',
  actionPrefix: 'ecr',
  displayName: 'Ecr',
  refusalCode: 'AccessDeniedException',
  refusalStatus: 400,
  tagsOf: tagsOfRepository,
  operations: [
    createRepository,
    describeRepositories,
    deleteRepository,
    describeImages,
    putImage,
    batchGetImage,
    batchDeleteImage,
    getAuthorizationToken,
    setRepositoryPolicy,
    getRepositoryPolicy,
    deleteRepositoryPolicy,
    putLifecyclePolicy,
    getLifecyclePolicy,
    deleteLifecyclePolicy,
    putImageTagMutability,
    putImageScanningConfiguration,
    tagResource,
    untagResource,
    listTagsForResource,
  ],
};
