import type {
  InputLogEvent,
  LogGroup,
  MetricFilter,
  SubscriptionFilter,
} from '@aws-sdk/client-cloudwatch-logs';

import { defineStore } from '../account.ts';
import type { Account } from '../account.ts';
import { AwsError } from '../operation.ts';
import type { Call } from '../operation.ts';

export interface StoredLogStream {
  readonly name: string;
  /** Milliseconds since 1970, as everywhere in this service. */
  readonly createdAt: number;
  readonly events: readonly (InputLogEvent & { readonly ingestionTime: number; readonly eventId: string })[];
}

export interface StoredLogGroup {
  readonly name: string;
  readonly arn: string;
  description: LogGroup;
  tags: Readonly<Record<string, string>>;
  readonly streams: Map<string, StoredLogStream>;
  readonly subscriptionFilters: Map<string, SubscriptionFilter>;
  readonly metricFilters: Map<string, MetricFilter>;
  /** JSON text. */
  dataProtectionPolicy: string | undefined;
  /** JSON text. */
  indexPolicy: string | undefined;
}

const logsStore = defineStore('logs', () => new Map<string, Map<string, StoredLogGroup>>());

/** The log groups of one region, by name. */
export function logGroups(place: {
  readonly account: Account;
  readonly region: string;
}): Map<string, StoredLogGroup> {
  const regions = place.account.store(logsStore);
  const groups = regions.get(place.region) ?? new Map<string, StoredLogGroup>();
  regions.set(place.region, groups);
  return groups;
}

/** From a name or an ARN, with or without the trailing `:*`. */
export function groupName(identifier: string | undefined): string {
  if (!identifier?.startsWith('arn:')) return identifier ?? '';
  return identifier.split(':')[6] ?? '';
}

/** By the ARN of the group or of streams in it. */
export function tagsOfGroup(arn: string, call: Call): StoredLogGroup['tags'] | undefined {
  return logGroups(call).get(groupName(arn))?.tags;
}

/** @throws AwsError ResourceNotFoundException */
export function getGroup(identifier: string | undefined, call: Call): StoredLogGroup {
  const group = logGroups(call).get(groupName(identifier));
  if (!group) throw notFound('The specified log group does not exist.');
  return group;
}

export function notFound(message: string): AwsError {
  return new AwsError('ResourceNotFoundException', message);
}

export function invalid(message: string): AwsError {
  return new AwsError('InvalidParameterException', message);
}
