import type { ImageIdentifier, Repository } from '@aws-sdk/client-ecr';

import { defineStore } from '../account.ts';
import type { Account } from '../account.ts';

export interface StoredImage {
  readonly digest: string;
  readonly tags: readonly string[];
  readonly manifest: string;
  readonly mediaType: string;
  readonly pushedAt: Date;
}

export interface StoredRepository {
  readonly description: Repository & { readonly repositoryName: string; readonly repositoryArn: string };
  readonly images: readonly StoredImage[];
  readonly tags: Readonly<Record<string, string>>;
  /** JSON text. */
  readonly policy: string | undefined;
  /** JSON text. */
  readonly lifecyclePolicy: string | undefined;
}

interface EcrState {
  /** By name. */
  readonly repositories: Map<string, StoredRepository>;
}

const ecrStore = defineStore('ecr', () => new Map<string, EcrState>());

/** What ECR holds in one region. */
export function ecrState(place: { readonly account: Account; readonly region: string }): EcrState {
  const regions = place.account.store(ecrStore);
  const state = regions.get(place.region) ?? { repositories: new Map() };
  regions.set(place.region, state);
  return state;
}

/** By the repository's ARN. */
export function tagsOfRepository(
  arn: string,
  place: { readonly account: Account; readonly region: string },
): StoredRepository['tags'] | undefined {
  return ecrState(place).repositories.get(arn.split(':repository/')[1] ?? '')?.tags;
}

export function findImage(repository: StoredRepository, id: ImageIdentifier): StoredImage | undefined {
  return repository.images.find((image) =>
    id.imageDigest === undefined ? image.tags.includes(id.imageTag ?? '') : image.digest === id.imageDigest,
  );
}
