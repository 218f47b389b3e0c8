import { findActionOfOperation } from '../quirks/operations.ts';
import type { TrailRecord } from './trail-record.ts';

/** Event sources whose first label is not the prefix of the service's actions. */
const prefixes: Readonly<Record<string, string>> = {
  monitoring: 'cloudwatch',
  email: 'ses',
  tagging: 'tag',
  cloudcontrolapi: 'cloudformation',
};

/** The prefix of the service's actions: `lambda` for `lambda.amazonaws.com`. */
export function servicePrefixOf({ eventSource }: Pick<TrailRecord, 'eventSource'>): string {
  const label = eventSource.split('.')[0] ?? eventSource;
  return Object.hasOwn(prefixes, label) ? (prefixes[label] ?? label) : label;
}

/**
 * The operation without the version of its API: `CreateFunction20150331`, `CreateDistribution2020_05_31`.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/logging-using-cloudtrail.html
 */
export function operationOf({ eventName }: Pick<TrailRecord, 'eventName'>): string {
  return eventName.replace(/(?:20\d{6}|20\d\d_\d\d_\d\d)(?:v\d+)?$/, '');
}

/** The action that the call needed. Undefined where IAM has none of that name. */
export function actionOf(record: Pick<TrailRecord, 'eventSource' | 'eventName'>): string | undefined {
  return findActionOfOperation(servicePrefixOf(record), operationOf(record));
}
