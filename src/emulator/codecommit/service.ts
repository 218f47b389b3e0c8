import type { Service } from '../operation.ts';
import {
  batchGetRepositories,
  createRepository,
  deleteRepository,
  getRepository,
  listRepositories,
} from './repositories.ts';
import {
  getRepositoryTriggers,
  putRepositoryTriggers,
  updateRepositoryDescription,
  updateRepositoryEncryptionKey,
  updateRepositoryName,
} from './repository-settings.ts';
import { tagsOf } from './store.ts';
import { listTagsForResource, tagResource, untagResource } from './tags.ts';

export const codeCommitService: Service = {
  id: 'codecommit',
  actionPrefix: 'codecommit',
  displayName: 'AWSCodeCommit',
  refusalCode: 'AccessDeniedException',
  refusalStatus: 400,
  tagsOf,
  operations: [
    createRepository,
    getRepository,
    batchGetRepositories,
    listRepositories,
    deleteRepository,
    updateRepositoryDescription,
    updateRepositoryName,
    updateRepositoryEncryptionKey,
    putRepositoryTriggers,
    getRepositoryTriggers,
    tagResource,
    untagResource,
    listTagsForResource,
  ],
};
