import type {
  ScalableTarget,
  ScalingPolicy,
  ScheduledAction,
} from '@aws-sdk/client-application-auto-scaling';
import { createHash } from 'node:crypto';
import { AwsError } from '../operation.ts';
import { defineRegionalStore, type Place } from '../regional-store.ts';

/** What names a scalable target. */
export interface TargetName {
  readonly ServiceNamespace?: string | undefined;
  readonly ResourceId?: string | undefined;
  readonly ScalableDimension?: string | undefined;
}

interface Kept {
  readonly target: ScalableTarget;
  readonly tags: Readonly<Record<string, string>>;
  /** By name. */
  readonly policies: ReadonlyMap<string, ScalingPolicy>;
  readonly actions: ReadonlyMap<string, ScheduledAction>;
}

/** The scalable targets of one region, by `keyOf`. */
export const targetsOf = defineRegionalStore('application-autoscaling', () => new Map<string, Kept>());

export function keyOf({ ServiceNamespace, ResourceId, ScalableDimension }: TargetName): string {
  return [ServiceNamespace, ResourceId, ScalableDimension].join('|');
}

/** The same for the same target, whether it is registered or not: `scalable-target/0ec5…`. */
export function targetArn(name: TargetName, { account, region }: Place): string {
  const digest = createHash('sha256')
    .update(`${account.accountId} ${region} ${keyOf(name)}`)
    .digest('hex');
  return `arn:aws:application-autoscaling:${region}:${account.accountId}:scalable-target/0ec5${digest.slice(0, 32)}`;
}

/** @throws AwsError ObjectNotFoundException. Source of the words: https://github.com/ansible/ansible/issues/40237 */
export function getTarget(name: TargetName, place: Place): Kept {
  const found = targetsOf(place).get(keyOf(name));
  if (found) return found;
  throw new AwsError(
    'ObjectNotFoundException',
    `No scalable target registered for service namespace: ${name.ServiceNamespace}, resource ID: ${name.ResourceId}, scalable dimension: ${name.ScalableDimension}`,
  );
}

export function replaceTarget(kept: Kept, place: Place): void {
  targetsOf(place).set(keyOf(kept.target), kept);
}
