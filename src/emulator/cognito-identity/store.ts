import { randomUUID } from 'node:crypto';
import type {
  IdentityPool,
  RoleMapping,
  SetPrincipalTagAttributeMapInput,
} from '@aws-sdk/client-cognito-identity';
import { AwsError } from '../operation.ts';
import { defineRegionalStore, type Place } from '../regional-store.ts';

export interface PoolRecord {
  readonly pool: IdentityPool & { readonly IdentityPoolId: string };
  readonly tags: Readonly<Record<string, string>>;
  /** Role ARNs by `authenticated` and `unauthenticated`. */
  readonly roles: Readonly<Record<string, string>>;
  readonly mappings: Readonly<Record<string, RoleMapping>>;
  /** By the provider's name. */
  readonly principalTags: Readonly<Record<string, SetPrincipalTagAttributeMapInput>>;
}

/** The identity pools of one region, by id. */
export const identityPools = defineRegionalStore('cognito-identity', () => new Map<string, PoolRecord>());

/** @throws AwsError ResourceNotFoundException */
export function getPool(place: Place, id: string | undefined): PoolRecord {
  const record = identityPools(place).get(id ?? '');
  if (record) return record;
  // Source: https://github.com/prachiFam/amazon_s3_cognito/issues/17
  throw new AwsError('ResourceNotFoundException', `IdentityPool '${id ?? ''}' not found.`);
}

/** `eu-west-1:` and a UUID. */
export function createPoolId(region: string): string {
  return `${region}:${randomUUID()}`;
}

export function poolArn(id: string, { account, region }: Place): string {
  return `arn:aws:cognito-identity:${region}:${account.accountId}:identitypool/${id}`;
}

export function idIn(arn: string | undefined): string | undefined {
  return arn?.split(':identitypool/')[1];
}
