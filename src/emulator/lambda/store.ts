import type {
  AliasConfiguration,
  EventSourceMappingConfiguration,
  FunctionConfiguration,
  FunctionEventInvokeConfig,
  FunctionUrlConfig,
  GetProvisionedConcurrencyConfigResponse,
  PublishLayerVersionResponse,
} from '@aws-sdk/client-lambda';

import { defineStore } from '../account.ts';
import type { Account } from '../account.ts';
import type { Moment } from '../clock.ts';

/** One statement of a function's policy, in IAM's spelling. */
export interface PermissionStatement {
  readonly Sid: string;
  readonly Effect: 'Allow';
  readonly Principal: '*' | Readonly<Record<string, string>>;
  readonly Action: string;
  readonly Resource: string;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export interface LambdaFunction {
  readonly name: string;
  readonly arn: string;
  /** `$LATEST`. */
  latest: FunctionConfiguration;
  imageUri: string | undefined;
  /** Archives of `$LATEST` and of published versions, by CodeSha256. */
  readonly archives: Map<string, Uint8Array>;
  /** When what was made or changed last is ready to run. */
  ready: Moment;
  /** Nothing has been changed since it was made. */
  isNew: boolean;
  /** Invocations under way. */
  running: number;
  /** Published ones, by number. */
  readonly versions: Map<string, FunctionConfiguration>;
  /** Numbers are never used twice. */
  lastVersion: number;
  readonly aliases: Map<string, AliasConfiguration>;
  /** By qualifier; the function's own under `''`. */
  readonly policies: Map<string, readonly PermissionStatement[]>;
  readonly urls: Map<string, FunctionUrlConfig>;
  readonly eventInvokeConfigs: Map<string, FunctionEventInvokeConfig>;
  /** By qualifier. */
  readonly provisionedConcurrency: Map<string, ProvisionedConcurrency>;
  tags: Readonly<Record<string, string>>;
  reservedConcurrency: number | undefined;
  recursiveLoop: 'Allow' | 'Terminate';
}

interface Layer {
  readonly name: string;
  readonly arn: string;
  readonly versions: Map<number, PublishLayerVersionResponse>;
  readonly archives: Map<number, Uint8Array>;
  lastVersion: number;
}

export interface ProvisionedConcurrency {
  readonly config: GetProvisionedConcurrencyConfigResponse;
  /** When all of it is allocated. */
  readonly ready: Moment;
}

export interface EventSourceMapping {
  /** Its state is the one it rests in. */
  readonly configuration: EventSourceMappingConfiguration;
  /** The states before that one, in order, each until its moment. One that rests nowhere is gone: it was deleted. */
  readonly passages: readonly { readonly state: string; readonly over: Moment }[];
  readonly tags: Readonly<Record<string, string>>;
}

/** What Lambda holds in one region. */
export interface LambdaState {
  readonly functions: Map<string, LambdaFunction>;
  readonly layers: Map<string, Layer>;
  /** By UUID. */
  readonly mappings: Map<string, EventSourceMapping>;
}

const lambdaStore = defineStore('lambda', () => new Map<string, LambdaState>());

export function lambdaState(place: { readonly account: Account; readonly region: string }): LambdaState {
  const regions = place.account.store(lambdaStore);
  const state = regions.get(place.region) ?? {
    functions: new Map(),
    layers: new Map(),
    mappings: new Map(),
  };
  regions.set(place.region, state);
  return state;
}

/** By UUID; undefined of one whose deletion is over. */
export function lookUpMapping(
  place: { readonly account: Account; readonly region: string },
  uuid: string,
): EventSourceMapping | undefined {
  const { mappings } = lambdaState(place);
  const found = mappings.get(uuid);
  if (found?.configuration.State !== undefined || found?.passages.some(({ over }) => !over.hasPassed)) {
    return found;
  }
  mappings.delete(uuid);
  return undefined;
}

/** By the ARN of a function, with or without a qualifier, or of an event source mapping. */
export function tagsOfLambda(
  arn: string,
  place: { readonly account: Account; readonly region: string },
): Readonly<Record<string, string>> | undefined {
  const [kind, name = ''] = arn.split(':').slice(5);
  const { functions } = lambdaState(place);
  return kind === 'function' ? functions.get(name)?.tags : lookUpMapping(place, name)?.tags;
}

/** Archives that no version runs any more are forgotten. */
export function dropUnusedArchives(found: LambdaFunction): void {
  const used = new Set([found.latest, ...found.versions.values()].map(({ CodeSha256 }) => CodeSha256));
  for (const sha256 of found.archives.keys()) if (!used.has(sha256)) found.archives.delete(sha256);
}
