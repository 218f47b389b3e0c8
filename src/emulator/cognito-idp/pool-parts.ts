import type {
  DomainDescriptionType,
  GetUserPoolMfaConfigResponse,
  GroupType,
  IdentityProviderType,
  ResourceServerType,
  UserPoolClientType,
} from '@aws-sdk/client-cognito-identity-provider';
import type { Moment } from '../clock.ts';
import { defineRegionalStore, type Place } from '../regional-store.ts';
import { getPool, type UserPool } from './store.ts';

/** What a user pool holds beside its users, each by its id or name. */
export interface PoolParts {
  readonly clients: Map<string, UserPoolClientType>;
  readonly groups: Map<string, GroupType>;
  readonly identityProviders: Map<string, IdentityProviderType>;
  readonly resourceServers: Map<string, ResourceServerType>;
}

interface Domain extends DomainDescriptionType {
  readonly UserPoolId: string;
  /** When it answers. */
  readonly settled: Moment;
}

interface Parts {
  readonly byPool: Map<string, PoolParts>;
  /** What was last said of the second factors of each pool. */
  readonly mfa: Map<string, GetUserPoolMfaConfigResponse>;
  /** By the domain itself: a region has it once. */
  readonly domains: Map<string, Domain>;
}

const parts = defineRegionalStore<Parts>('cognito-idp/parts', () => ({
  byPool: new Map(),
  mfa: new Map(),
  domains: new Map(),
}));

/** @throws AwsError ResourceNotFoundException */
export function getParts(place: Place, poolId: string | undefined): PoolParts & { readonly pool: UserPool } {
  const pool = getPool(place, poolId);
  const { byPool } = parts(place);
  const found = byPool.get(pool.Id) ?? {
    clients: new Map(),
    groups: new Map(),
    identityProviders: new Map(),
    resourceServers: new Map(),
  };
  byPool.set(pool.Id, found);
  return { ...found, pool };
}

export function mfaOf(place: Place): Parts['mfa'] {
  return parts(place).mfa;
}

export function domainsOf(place: Place): Parts['domains'] {
  return parts(place).domains;
}

/** The domains of one pool: one of Cognito's, one of its own. */
export function domainsOfPool(place: Place, poolId: string): readonly DomainDescriptionType[] {
  return [...domainsOf(place).values()].filter(({ UserPoolId }) => UserPoolId === poolId);
}

export function dropParts(place: Place, poolId: string): void {
  parts(place).byPool.delete(poolId);
  parts(place).mfa.delete(poolId);
}
