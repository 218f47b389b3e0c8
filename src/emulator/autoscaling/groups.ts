import { randomUUID } from 'node:crypto';
import type {
  AutoScalingGroup,
  AutoScalingGroupNamesType,
  AutoScalingGroupsType,
  CreateAutoScalingGroupType,
  DeleteAutoScalingGroupType,
  UpdateAutoScalingGroupType,
} from '@aws-sdk/client-auto-scaling';
import { readSubnets } from '../ec2/read-network.ts';
import {
  ensureServiceLinkedRole,
  serviceLinkedRoleArn,
  toHaveServiceLinkedRole,
} from '../iam/service-linked.ts';
import { AwsError, defineOperation, type Call } from '../operation.ts';
import { requestTagContext } from '../tag-context.ts';
import { tagsByKey } from '../tag-lists.ts';
import { pageOf } from './paging.ts';
import { autoScalingPrincipal, onGroup, toLaunch } from './requirements.ts';
import { autoScalingState, getGroup, groupArn, type Group } from './store.ts';
import { readTags } from './tags.ts';

const templateOf = ({ LaunchTemplate, MixedInstancesPolicy }: UpdateAutoScalingGroupType) =>
  LaunchTemplate ?? MixedInstancesPolicy?.LaunchTemplate?.LaunchTemplateSpecification;

function sizeContext(input: UpdateAutoScalingGroupType): Record<string, string | string[]> {
  const { LaunchConfigurationName: configuration, VPCZoneIdentifier: zones } = input;
  return {
    ...(input.MinSize !== undefined && { 'autoscaling:MinSize': String(input.MinSize) }),
    ...(input.MaxSize !== undefined && { 'autoscaling:MaxSize': String(input.MaxSize) }),
    ...(configuration !== undefined && { 'autoscaling:LaunchConfigurationName': configuration }),
    ...(zones !== undefined && { 'autoscaling:VPCZoneIdentifiers': zones.split(',') }),
  };
}

/** @throws AwsError ValidationError */
function assertFits(shape: AutoScalingGroup, call: Call): void {
  const { MinSize: min = 0, MaxSize: max = 0, DesiredCapacity: desired = min } = shape;
  if (min > max) {
    throw new AwsError(
      'ValidationError',
      `Max bound, ${max}, must be greater than or equal to min bound, ${min}`,
    );
  }
  if (desired < min || desired > max) {
    throw new AwsError(
      'ValidationError',
      `Desired capacity:${desired} must be between the specified min size:${min} and max size:${max}`,
    );
  }
  const { configurations } = autoScalingState(call);
  const { LaunchConfigurationName: configuration } = shape;
  if (configuration !== undefined && !configurations.has(configuration)) {
    throw new AwsError(
      'ValidationError',
      `Launch configuration name not found - Launch configuration ${configuration} not found`,
    );
  }
  const known = readSubnets(call);
  const ids = shape.VPCZoneIdentifier?.split(',').map((id) => id.trim()) ?? [];
  const strange = ids.find((id) => !known.some(({ SubnetId }) => SubnetId === id));
  if (strange !== undefined) {
    throw new AwsError('ValidationError', `The subnet ID '${strange}' does not exist`);
  }
}

const zonesOf = (identifiers: string | undefined, call: Call): string[] | undefined =>
  identifiers === undefined
    ? undefined
    : readSubnets(call)
        .filter(({ SubnetId = '' }) => identifiers.includes(SubnetId))
        .map(({ AvailabilityZone = '' }) => AvailabilityZone);

export const createAutoScalingGroup = defineOperation<CreateAutoScalingGroupType, object>({
  name: 'CreateAutoScalingGroup',
  requires: (input, call) => {
    const { AutoScalingGroupName: name } = input;
    const tags = requestTagContext(tagsByKey(input.Tags));
    return [
      onGroup('CreateAutoScalingGroup', name, call, { ...tags, ...sizeContext(input) }),
      ...((input.Tags ?? []).length > 0 ? [onGroup('CreateOrUpdateTags', name, call, tags)] : []),
      ...toLaunch(templateOf(input)),
      ...(input.ServiceLinkedRoleARN === undefined
        ? toHaveServiceLinkedRole(autoScalingPrincipal, call)
        : []),
    ];
  },
  handle: (input, call) => {
    const { AutoScalingGroupName: name = '', Tags, LifecycleHookSpecificationList: _, ...given } = input;
    const { groups } = autoScalingState(call);
    if (groups.has(name)) {
      throw new AwsError(
        'AlreadyExists',
        `AutoScalingGroup by this name already exists - A group with the name ${name} already exists`,
      );
    }
    const sources = [
      given.LaunchConfigurationName,
      given.LaunchTemplate,
      given.MixedInstancesPolicy,
      given.InstanceId,
    ];
    if (sources.filter((source) => source !== undefined).length !== 1) {
      throw new AwsError(
        'ValidationError',
        'Valid requests must contain either LaunchTemplate, LaunchConfigurationName, InstanceId or MixedInstancesPolicy parameter.',
      );
    }
    if (given.VPCZoneIdentifier === undefined && (given.AvailabilityZones ?? []).length === 0) {
      throw new AwsError('ValidationError', 'At least one Availability Zone or VPC Subnet is required.');
    }
    const shape: AutoScalingGroup = {
      HealthCheckGracePeriod: 0,
      LoadBalancerNames: [],
      TargetGroupARNs: [],
      TerminationPolicies: ['Default'],
      NewInstancesProtectedFromScaleIn: false,
      SuspendedProcesses: [],
      EnabledMetrics: [],
      ...given,
      MinSize: given.MinSize,
      MaxSize: given.MaxSize,
      DefaultCooldown: given.DefaultCooldown ?? 300,
      HealthCheckType: given.HealthCheckType ?? 'EC2',
      AutoScalingGroupName: name,
      AutoScalingGroupARN: groupArn(name, call, randomUUID()),
      DesiredCapacity: given.DesiredCapacity ?? given.MinSize,
      AvailabilityZones: zonesOf(given.VPCZoneIdentifier, call) ?? given.AvailabilityZones,
      Instances: [],
      CreatedTime: new Date(),
      ServiceLinkedRoleARN:
        given.ServiceLinkedRoleARN ?? serviceLinkedRoleArn(autoScalingPrincipal, call.account),
    };
    assertFits(shape, call);
    if (given.ServiceLinkedRoleARN === undefined) ensureServiceLinkedRole(autoScalingPrincipal, call.account);
    groups.set(name, { shape, tags: readTags(Tags), notifications: [] });
    return {};
  },
});

export const updateAutoScalingGroup = defineOperation<UpdateAutoScalingGroupType, object>({
  name: 'UpdateAutoScalingGroup',
  requires: (input, call) => [
    onGroup('UpdateAutoScalingGroup', input.AutoScalingGroupName, call, sizeContext(input)),
    ...toLaunch(templateOf(input)),
  ],
  handle: ({ AutoScalingGroupName: name = '', ...given }, call) => {
    const group = getGroup(name, call);
    const before = group.shape;
    const min = given.MinSize ?? before.MinSize ?? 0;
    const max = given.MaxSize ?? before.MaxSize ?? 0;
    const shape: AutoScalingGroup = {
      ...before,
      ...(given as AutoScalingGroup),
      // Another size alone moves what is wanted inside of it.
      DesiredCapacity: given.DesiredCapacity ?? Math.min(Math.max(before.DesiredCapacity ?? min, min), max),
      AvailabilityZones:
        zonesOf(given.VPCZoneIdentifier, call) ?? given.AvailabilityZones ?? before.AvailabilityZones,
    };
    assertFits(shape, call);
    autoScalingState(call).groups.set(name, { ...group, shape });
    return {};
  },
});

export const deleteAutoScalingGroup = defineOperation<DeleteAutoScalingGroupType, object>({
  name: 'DeleteAutoScalingGroup',
  requires: (input, call) => [
    onGroup('DeleteAutoScalingGroup', input.AutoScalingGroupName, call, {
      'autoscaling:ForceDelete': String(input.ForceDelete ?? false),
    }),
  ],
  handle: ({ AutoScalingGroupName: name }, call) => {
    getGroup(name, call);
    autoScalingState(call).groups.delete(name ?? '');
    return {};
  },
});

function tell({ shape, tags }: Group): AutoScalingGroup {
  const ResourceId = shape.AutoScalingGroupName;
  return {
    ...shape,
    Tags: [...tags.values()].map((tag) => ({ ...tag, ResourceId, ResourceType: 'auto-scaling-group' })),
  };
}

export const describeAutoScalingGroups = defineOperation<AutoScalingGroupNamesType, AutoScalingGroupsType>({
  name: 'DescribeAutoScalingGroups',
  handle: (input, call) => {
    const found = [...autoScalingState(call).groups.values()].filter(
      ({ shape }) => input.AutoScalingGroupNames?.includes(shape.AutoScalingGroupName ?? '') ?? true,
    );
    const { items, next } = pageOf(found, input, call);
    return { AutoScalingGroups: items.map(tell), ...next };
  },
});
