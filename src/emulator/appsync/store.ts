import { randomBytes } from 'node:crypto';
import type {
  ApiAssociation,
  ApiCache,
  ApiKey,
  DataSource,
  DomainNameConfig,
  FunctionConfiguration,
  GraphqlApi,
  Resolver,
} from '@aws-sdk/client-appsync';
import type { Moment } from '../clock.ts';
import { AwsError } from '../operation.ts';
import { defineRegionalStore, type Place } from '../regional-store.ts';
import type { SchemaVerdict } from './schema/judge-schema.ts';

/** A schema that is being looked at, or was. */
interface SchemaCreation {
  readonly definition: string;
  readonly verdict: SchemaVerdict;
  /** The end of the work. */
  readonly over: Moment;
}

/** A cache, and when the change under way will be over. */
export interface CacheRecord {
  readonly cache: ApiCache;
  readonly settled: Moment;
}

/** A GraphQL API with everything under it, by id or by name. */
export interface ApiRecord {
  api: GraphqlApi & { readonly apiId: string; readonly arn: string };
  environment: Readonly<Record<string, string>>;
  creation: SchemaCreation | undefined;
  /** The last schema that was good. */
  schema: SchemaCreation | undefined;
  cache: CacheRecord | undefined;
  readonly keys: Map<string, ApiKey>;
  readonly dataSources: Map<string, DataSource>;
  readonly functions: Map<string, FunctionConfiguration>;
  /** By `Type.field`. */
  readonly resolvers: Map<string, Resolver>;
}

export interface DomainRecord {
  readonly config: DomainNameConfig & { readonly domainName: string };
  readonly association: ApiAssociation | undefined;
  readonly settled: Moment;
}

interface State {
  readonly apis: Map<string, ApiRecord>;
  readonly domains: Map<string, DomainRecord>;
}

export const appSync = defineRegionalStore<State>('appsync', () => ({ apis: new Map(), domains: new Map() }));

export function createApiRecord(api: ApiRecord['api']): ApiRecord {
  return {
    api,
    environment: {},
    creation: undefined,
    schema: undefined,
    cache: undefined,
    keys: new Map(),
    dataSources: new Map(),
    functions: new Map(),
    resolvers: new Map(),
  };
}

/** @throws AwsError NotFoundException */
export function getApi(place: Place, apiId: string | undefined): ApiRecord {
  const record = appSync(place).apis.get(apiId ?? '');
  if (record) return record;
  throw notFound(`GraphQL API ${apiId ?? ''} not found.`);
}

export function notFound(message: string): AwsError {
  return new AwsError('NotFoundException', message, 404);
}

export function badRequest(message: string): AwsError {
  return new AwsError('BadRequestException', message);
}

/** Small letters and digits, as the ids of APIs, keys and functions are. */
export function createId(length = 26): string {
  const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';
  return [...randomBytes(length)].map((byte) => alphabet.charAt(byte % alphabet.length)).join('');
}

export function apiArn(apiId: string, { account, region }: Place): string {
  return `arn:aws:appsync:${region}:${account.accountId}:apis/${apiId}`;
}
