import type { DistributionConfig, FunctionConfig, InvalidationBatch } from '@aws-sdk/client-cloudfront';
import { defineStore, type Account } from '../account.ts';
import type { Moment } from '../clock.ts';
import { AwsError, type Call } from '../operation.ts';

/** Something that a request has to name the version of before it changes it. */
interface Versioned {
  readonly id: string;
  eTag: string;
  modifiedAt: Date;
}

/** A policy, an origin access control, an identity: an id and a configuration. */
export interface Configured extends Versioned {
  config: Readonly<Record<string, unknown>>;
  /** AWS's own: there in every account, and never changed. */
  readonly isManaged?: true;
}

export interface Distribution extends Versioned {
  readonly arn: string;
  readonly domainName: string;
  config: DistributionConfig;
  /** When every edge location knows the configuration. */
  deployed: Moment;
  readonly tags: Map<string, string>;
  readonly invalidations: Map<string, Invalidation>;
}

interface Invalidation {
  readonly id: string;
  readonly batch: InvalidationBatch;
  readonly createdAt: Date;
  readonly completed: Moment;
}

interface FunctionVersion {
  readonly code: Uint8Array;
  readonly config: FunctionConfig;
  readonly eTag: string;
  readonly modifiedAt: Date;
}

export interface EdgeFunction {
  readonly name: string;
  readonly arn: string;
  readonly createdAt: Date;
  development: FunctionVersion;
  /** Undefined: never published. */
  live: FunctionVersion | undefined;
  readonly tags: Map<string, string>;
}

/** CloudFront has one place for the world: a region plays no part. */
const cloudFrontStore = defineStore('cloudfront', () => ({
  distributions: new Map<string, Distribution>(),
  functions: new Map<string, EdgeFunction>(),
  /** By kind, then by id. */
  configured: new Map<string, Map<string, Configured>>(),
}));

export function cloudFrontState(account: Account) {
  return account.store(cloudFrontStore);
}

/** @throws AwsError NoSuchDistribution */
export function findDistribution({ account }: Pick<Call, 'account'>, id: string | undefined): Distribution {
  const found = cloudFrontState(account).distributions.get(id ?? '');
  if (found) return found;
  throw new AwsError('NoSuchDistribution', 'The specified distribution does not exist.', 404);
}
