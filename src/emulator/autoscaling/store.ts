import type {
  AutoScalingGroup,
  LaunchConfiguration,
  NotificationConfiguration,
} from '@aws-sdk/client-auto-scaling';
import { AwsError, type Call } from '../operation.ts';
import { defineRegionalStore, type Place } from '../regional-store.ts';

export interface Tag {
  readonly Key: string;
  readonly Value: string;
  readonly PropagateAtLaunch: boolean;
}

export interface Group {
  readonly shape: AutoScalingGroup;
  /** By key. */
  readonly tags: ReadonlyMap<string, Tag>;
  readonly notifications: readonly NotificationConfiguration[];
}

/** The groups and launch configurations of one region, by name. */
export const autoScalingState = defineRegionalStore('autoscaling', () => ({
  groups: new Map<string, Group>(),
  configurations: new Map<string, LaunchConfiguration>(),
}));

/** What carries tags in this service's ARNs: the id before the name is not known before it is made. */
export function groupArn(name: string | undefined, { account, region }: Place, id = '*'): string {
  return `arn:aws:autoscaling:${region}:${account.accountId}:autoScalingGroup:${id}:autoScalingGroupName/${name ?? ''}`;
}

export function configurationArn(name: string | undefined, { account, region }: Place, id = '*'): string {
  return `arn:aws:autoscaling:${region}:${account.accountId}:launchConfiguration:${id}:launchConfigurationName/${name ?? ''}`;
}

/** @throws AwsError ValidationError */
export function getGroup(name: string | undefined, call: Call): Group {
  const found = autoScalingState(call).groups.get(name ?? '');
  if (found) return found;
  throw new AwsError('ValidationError', 'AutoScalingGroup name not found - null');
}

export function tagsOfGroup({ tags }: Group): Record<string, string> {
  return Object.fromEntries([...tags.values()].map(({ Key, Value }) => [Key, Value]));
}
