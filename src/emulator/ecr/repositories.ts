import type {
  CreateRepositoryRequest,
  CreateRepositoryResponse,
  DeleteRepositoryRequest,
  DeleteRepositoryResponse,
  DescribeRepositoriesRequest,
  DescribeRepositoriesResponse,
} from '@aws-sdk/client-ecr';

import { AwsError, defineOperation } from '../operation.ts';
import type { Call, Requirement } from '../operation.ts';
import { onRepository, repositoryArn, requestTags, toUseKey } from './requirements.ts';
import { ecrState } from './store.ts';
import type { StoredRepository } from './store.ts';

export const createRepository = defineOperation({
  name: 'CreateRepository',
  requires: (input: CreateRepositoryRequest, call): readonly Requirement[] => {
    const tags = requestTags(input.tags);
    return [
      onRepository('ecr:CreateRepository', input.repositoryName, call, tags),
      ...(input.tags?.length ? [onRepository('ecr:TagResource', input.repositoryName, call, tags)] : []),
      ...toUseKey(['kms:DescribeKey', 'kms:CreateGrant'], input.encryptionConfiguration?.kmsKey, call),
    ];
  },
  handle: (input: CreateRepositoryRequest, call): CreateRepositoryResponse => {
    const { accountId } = call.account;
    const name = input.repositoryName ?? '';
    const { repositories } = ecrState(call);
    if (repositories.has(name)) {
      throw new AwsError(
        'RepositoryAlreadyExistsException',
        `The repository with name '${name}' already exists in the registry with id '${accountId}'`,
      );
    }
    const description = {
      repositoryArn: repositoryArn(name, call),
      registryId: accountId,
      repositoryName: name,
      repositoryUri: `${accountId}.dkr.ecr.${call.region}.amazonaws.com/${name}`,
      createdAt: new Date(),
      imageTagMutability: input.imageTagMutability ?? 'MUTABLE',
      imageScanningConfiguration: input.imageScanningConfiguration ?? { scanOnPush: false },
      encryptionConfiguration: input.encryptionConfiguration ?? { encryptionType: 'AES256' },
    } satisfies StoredRepository['description'];
    const tags = Object.fromEntries((input.tags ?? []).map(({ Key, Value }) => [Key, Value]));
    repositories.set(name, { description, images: [], tags, policy: undefined, lifecyclePolicy: undefined });
    return { repository: description };
  },
});

export const describeRepositories = defineOperation({
  name: 'DescribeRepositories',
  requires: (input: DescribeRepositoriesRequest, call) =>
    (input.repositoryNames ?? ['*']).map((name) => onRepository('ecr:DescribeRepositories', name, call)),
  handle: (input: DescribeRepositoriesRequest, call): DescribeRepositoriesResponse => {
    if (input.repositoryNames) {
      return {
        repositories: input.repositoryNames.map((name) => getRepository(name, call).description),
      };
    }
    const all = [...ecrState(call).repositories.values()];
    const from = Number(input.nextToken ?? 0);
    const to = from + (input.maxResults ?? 100);
    return {
      repositories: all.slice(from, to).map(({ description }) => description),
      ...(to < all.length && { nextToken: String(to) }),
    };
  },
});

export const deleteRepository = defineOperation({
  name: 'DeleteRepository',
  requires: (input: DeleteRepositoryRequest, call) => [
    onRepository('ecr:DeleteRepository', input.repositoryName, call),
    ...toUseKey(
      ['kms:RetireGrant'],
      ecrState(call).repositories.get(input.repositoryName ?? '')?.description.encryptionConfiguration
        ?.kmsKey,
      call,
    ),
  ],
  handle: (input: DeleteRepositoryRequest, call): DeleteRepositoryResponse => {
    const repository = getRepository(input.repositoryName, call);
    const name = repository.description.repositoryName;
    if (repository.images.length > 0 && !input.force) {
      throw new AwsError(
        'RepositoryNotEmptyException',
        `The repository with name '${name}' in registry with id '${call.account.accountId}' cannot be deleted because it still contains images`,
      );
    }
    ecrState(call).repositories.delete(name);
    return { repository: repository.description };
  },
});

/** @throws AwsError RepositoryNotFoundException */
export function getRepository(name: string | undefined, call: Call): StoredRepository {
  const repository = ecrState(call).repositories.get(name ?? '');
  if (!repository) {
    throw new AwsError(
      'RepositoryNotFoundException',
      `The repository with name '${name ?? ''}' does not exist in the registry with id '${call.account.accountId}'`,
    );
  }
  return repository;
}
