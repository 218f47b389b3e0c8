import { randomBytes } from 'node:crypto';
import type { UserPoolType } from '@aws-sdk/client-cognito-identity-provider';
import { defineStore, type Account } from '../account.ts';
import { AwsError } from '../operation.ts';

export interface UserPool extends UserPoolType {
  readonly Id: string;
  readonly Name: string;
  readonly Arn: string;
  readonly UserPoolTags: Record<string, string>;
}

export interface Place {
  readonly account: Account;
  readonly region: string;
}

const cognitoStore = defineStore('cognito-idp', () => new Map<string, Map<string, UserPool>>());

/** The user pools of one region, by id. */
export function poolsOf({ account, region }: Place): Map<string, UserPool> {
  const regions = account.store(cognitoStore);
  const pools = regions.get(region) ?? new Map<string, UserPool>();
  regions.set(region, pools);
  return pools;
}

/** @throws AwsError ResourceNotFoundException */
export function getPool(place: Place, id: string | undefined): UserPool {
  const pool = poolsOf(place).get(id ?? '');
  if (pool) return pool;
  throw new AwsError('ResourceNotFoundException', `User pool ${id ?? ''} does not exist.`);
}

/** `eu-west-1_aBcDeF123`. */
export function createPoolId(region: string): string {
  return `${region}_${randomBytes(24)
    .toString('base64')
    .replaceAll(/[^a-zA-Z0-9]/g, '')
    .slice(0, 9)}`;
}

export function poolArn(id: string, { account, region }: Place): string {
  return `arn:aws:cognito-idp:${region}:${account.accountId}:userpool/${id}`;
}
