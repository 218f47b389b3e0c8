import { randomUUID } from 'node:crypto';
import type {
  BatchGetRepositoriesInput,
  BatchGetRepositoriesOutput,
  CreateRepositoryInput,
  CreateRepositoryOutput,
  DeleteRepositoryInput,
  DeleteRepositoryOutput,
  GetRepositoryInput,
  GetRepositoryOutput,
  ListRepositoriesInput,
  ListRepositoriesOutput,
} from '@aws-sdk/client-codecommit';
import { AwsError, defineOperation } from '../operation.ts';
import { cutPage } from '../page.ts';
import type { Place } from '../regional-store.ts';
import { requestTagContext } from '../tag-context.ts';
import { getStored, onRepository, repositoriesOf, repositoryArn } from './store.ts';

/** Source: https://docs.aws.amazon.com/codecommit/latest/APIReference/API_CreateRepository.html */
export const createRepository = defineOperation<CreateRepositoryInput, CreateRepositoryOutput>({
  name: 'CreateRepository',
  requires: (input, call) => {
    const context = requestTagContext(input.tags);
    return [
      onRepository('CreateRepository', input.repositoryName, call, context),
      ...(input.tags && Object.keys(input.tags).length > 0
        ? [onRepository('TagResource', input.repositoryName, call, context)]
        : []),
    ];
  },
  handle: (input, call) => {
    const name = checkName(input.repositoryName);
    assertFree(call, name);
    const { account, region } = call;
    const now = new Date();
    const metadata = {
      accountId: account.accountId,
      repositoryId: randomUUID(),
      repositoryDescription: input.repositoryDescription,
      lastModifiedDate: now,
      creationDate: now,
      kmsKeyId: input.kmsKeyId ?? `arn:aws:kms:${region}:${account.accountId}:alias/aws/codecommit`,
      ...namesOf(name, call),
    };
    repositoriesOf(call).set(name, {
      metadata,
      tags: { ...input.tags },
      triggers: [],
      triggersId: randomUUID(),
    });
    return { repositoryMetadata: metadata };
  },
});

export const getRepository = defineOperation<GetRepositoryInput, GetRepositoryOutput>({
  name: 'GetRepository',
  requires: (input, call) => [onRepository('GetRepository', input.repositoryName, call)],
  handle: (input, call) => ({ repositoryMetadata: getStored(call, input.repositoryName).metadata }),
});

export const batchGetRepositories = defineOperation<BatchGetRepositoriesInput, BatchGetRepositoriesOutput>({
  name: 'BatchGetRepositories',
  requires: (input, call) =>
    (input.repositoryNames ?? []).map((name) => onRepository('BatchGetRepositories', name, call)),
  handle: (input, call) => {
    const names = input.repositoryNames ?? [];
    return {
      repositories: names.flatMap((name) => repositoriesOf(call).get(name)?.metadata ?? []),
      repositoriesNotFound: names.filter((name) => !repositoriesOf(call).has(name)),
    };
  },
});

export const listRepositories = defineOperation<ListRepositoriesInput, ListRepositoriesOutput>({
  name: 'ListRepositories',
  requires: () => [{ action: 'codecommit:ListRepositories', resource: '*' }],
  handle: (input, call) => {
    const all = [...repositoriesOf(call).values()];
    const { items, next } = cutPage(
      all,
      input.nextToken,
      call.pageSize ?? 1000,
      () => new AwsError('InvalidContinuationTokenException', 'The continuation token is not valid.'),
    );
    return {
      repositories: items.map(({ metadata: { repositoryId, repositoryName } }) => ({
        repositoryId,
        repositoryName,
      })),
      nextToken: next,
    };
  },
});

/** One that is not there is no error: the answer has no id. Source: the page of DeleteRepository. */
export const deleteRepository = defineOperation<DeleteRepositoryInput, DeleteRepositoryOutput>({
  name: 'DeleteRepository',
  requires: (input, call) => [onRepository('DeleteRepository', input.repositoryName, call)],
  handle: (input, call) => {
    const name = checkName(input.repositoryName);
    const repositoryId = repositoriesOf(call).get(name)?.metadata.repositoryId;
    repositoriesOf(call).delete(name);
    return { repositoryId };
  },
});

/** What of a repository follows from its name. */
export function namesOf(repositoryName: string, place: Place) {
  const path = `git-codecommit.${place.region}.amazonaws.com/v1/repos/${repositoryName}`;
  return {
    repositoryName,
    Arn: repositoryArn(repositoryName, place),
    cloneUrlHttp: `https://${path}`,
    cloneUrlSsh: `ssh://${path}`,
  };
}

/** Source: https://docs.aws.amazon.com/codecommit/latest/userguide/limits.html */
export function checkName(name: string | undefined): string {
  if (name !== undefined && /^[\w.-]{1,100}$/.test(name) && !name.endsWith('.git')) return name;
  throw new AwsError(
    'InvalidRepositoryNameException',
    `Repository name ${name ?? ''} contains invalid characters or is too long.`,
  );
}

export function assertFree(place: Place, name: string): void {
  if (!repositoriesOf(place).has(name)) return;
  throw new AwsError('RepositoryNameExistsException', `Repository named ${name} already exists`);
}
