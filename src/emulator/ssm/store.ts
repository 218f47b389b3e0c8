import type { ParameterTier, ParameterType } from '@aws-sdk/client-ssm';

import { defineStore } from '../account.ts';
import type { Account } from '../account.ts';
import type { Call } from '../operation.ts';

export interface ParameterVersion {
  readonly value: string;
  readonly type: ParameterType;
  readonly version: number;
  readonly modifiedAt: Date;
  readonly modifiedBy: string;
  readonly description: string | undefined;
  readonly allowedPattern: string | undefined;
  readonly keyId: string | undefined;
  readonly tier: ParameterTier;
  readonly dataType: string;
}

export interface StoredParameter {
  readonly name: string;
  readonly arn: string;
  /** Oldest first; never empty. */
  readonly versions: readonly [ParameterVersion, ...ParameterVersion[]];
  readonly tags: Readonly<Record<string, string>>;
}

const ssmStore = defineStore('ssm', () => new Map<string, Map<string, StoredParameter>>());

/** The parameters of one region, by name. */
export function parametersOf(place: {
  readonly account: Account;
  readonly region: string;
}): Map<string, StoredParameter> {
  const regions = place.account.store(ssmStore);
  const parameters = regions.get(place.region) ?? new Map<string, StoredParameter>();
  regions.set(place.region, parameters);
  return parameters;
}

/** By the parameter's ARN, in which a name never begins with a slash. */
export function tagsOfParameter(arn: string, call: Call): StoredParameter['tags'] | undefined {
  const name = arn.split(':parameter/')[1] ?? '';
  const parameters = parametersOf(call);
  return (parameters.get(name) ?? parameters.get(`/${name}`))?.tags;
}

/** `parameter/name` whether or not the name begins with a slash; a version or label is not part of it. */
export function parameterArn(name: string | undefined, call: Call): string {
  if (name?.startsWith('arn:')) return name;
  const [bare = ''] = (name ?? '').split(':');
  return `arn:aws:ssm:${call.region}:${call.account.accountId}:parameter/${bare.replace(/^\//, '')}`;
}
