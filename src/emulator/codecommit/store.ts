import type { RepositoryMetadata, RepositoryTrigger } from '@aws-sdk/client-codecommit';
import { AwsError, type Requirement } from '../operation.ts';
import { defineRegionalStore, type Place } from '../regional-store.ts';

export interface Repository {
  readonly metadata: RepositoryMetadata & { readonly repositoryName: string; readonly repositoryId: string };
  readonly tags: Readonly<Record<string, string>>;
  readonly triggers: readonly RepositoryTrigger[];
  readonly triggersId: string;
}

/** By name. */
export const repositoriesOf = defineRegionalStore('codecommit', () => new Map<string, Repository>());

export function repositoryArn(name: string | undefined, { account, region }: Place): string {
  return `arn:aws:codecommit:${region}:${account.accountId}:${name ?? ''}`;
}

/** @throws AwsError RepositoryDoesNotExistException; its words are assumed */
export function getStored(place: Place, name: string | undefined): Repository {
  const repository = repositoriesOf(place).get(name ?? '');
  if (repository) return repository;
  throw new AwsError('RepositoryDoesNotExistException', `${name ?? ''} does not exist`);
}

export function replace(place: Place, repository: Repository): void {
  repositoriesOf(place).set(repository.metadata.repositoryName, {
    ...repository,
    metadata: { ...repository.metadata, lastModifiedDate: new Date() },
  });
}

export function tagsOf(arn: string, place: Place): Readonly<Record<string, string>> | undefined {
  return repositoriesOf(place).get(arn.split(':')[5] ?? '')?.tags;
}

export function onRepository(
  operation: string,
  name: string | undefined,
  place: Place,
  context: NonNullable<Requirement['context']> = {},
): Requirement {
  return { action: `codecommit:${operation}`, resource: repositoryArn(name, place), context };
}
