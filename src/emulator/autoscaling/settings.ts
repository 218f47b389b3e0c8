import type {
  AttachLoadBalancerTargetGroupsType,
  DeleteNotificationConfigurationType,
  DescribeNotificationConfigurationsAnswer,
  DescribeNotificationConfigurationsType,
  DetachLoadBalancerTargetGroupsType,
  DisableMetricsCollectionQuery,
  EnableMetricsCollectionQuery,
  PutNotificationConfigurationType,
} from '@aws-sdk/client-auto-scaling';
import { defineOperation, type Call } from '../operation.ts';
import { pageOf } from './paging.ts';
import { onGroup } from './requirements.ts';
import { autoScalingState, getGroup, type Group } from './store.ts';

function change(name: string | undefined, call: Call, by: (group: Group) => Partial<Group>): object {
  const group = getGroup(name, call);
  autoScalingState(call).groups.set(name ?? '', { ...group, ...by(group) });
  return {};
}

export const putNotificationConfiguration = defineOperation<PutNotificationConfigurationType, object>({
  name: 'PutNotificationConfiguration',
  requires: (input, call) => [onGroup('PutNotificationConfiguration', input.AutoScalingGroupName, call)],
  handle: ({ AutoScalingGroupName, NotificationTypes = [], TopicARN }, call) =>
    change(AutoScalingGroupName, call, ({ notifications }) => ({
      notifications: [
        ...notifications.filter((one) => one.TopicARN !== TopicARN),
        ...NotificationTypes.map((NotificationType) => ({
          AutoScalingGroupName,
          TopicARN,
          NotificationType,
        })),
      ],
    })),
});

export const deleteNotificationConfiguration = defineOperation<DeleteNotificationConfigurationType, object>({
  name: 'DeleteNotificationConfiguration',
  requires: (input, call) => [onGroup('DeleteNotificationConfiguration', input.AutoScalingGroupName, call)],
  handle: ({ AutoScalingGroupName, TopicARN }, call) =>
    change(AutoScalingGroupName, call, ({ notifications }) => ({
      notifications: notifications.filter((one) => one.TopicARN !== TopicARN),
    })),
});

export const describeNotificationConfigurations = defineOperation<
  DescribeNotificationConfigurationsType,
  DescribeNotificationConfigurationsAnswer
>({
  name: 'DescribeNotificationConfigurations',
  handle: (input, call) => {
    const found = [...autoScalingState(call).groups.values()]
      .filter(({ shape }) => input.AutoScalingGroupNames?.includes(shape.AutoScalingGroupName ?? '') ?? true)
      .flatMap(({ notifications }) => notifications);
    const { items, next } = pageOf(found, input, call);
    return { NotificationConfigurations: items, ...next };
  },
});

export const enableMetricsCollection = defineOperation<EnableMetricsCollectionQuery, object>({
  name: 'EnableMetricsCollection',
  requires: (input, call) => [onGroup('EnableMetricsCollection', input.AutoScalingGroupName, call)],
  handle: ({ AutoScalingGroupName, Metrics = ['GroupDesiredCapacity'], Granularity }, call) =>
    change(AutoScalingGroupName, call, ({ shape }) => ({
      shape: { ...shape, EnabledMetrics: Metrics.map((Metric) => ({ Metric, Granularity })) },
    })),
});

export const disableMetricsCollection = defineOperation<DisableMetricsCollectionQuery, object>({
  name: 'DisableMetricsCollection',
  requires: (input, call) => [onGroup('DisableMetricsCollection', input.AutoScalingGroupName, call)],
  handle: ({ AutoScalingGroupName, Metrics }, call) =>
    change(AutoScalingGroupName, call, ({ shape }) => ({
      shape: {
        ...shape,
        EnabledMetrics: (shape.EnabledMetrics ?? []).filter(
          ({ Metric = '' }) => Metrics && !Metrics.includes(Metric),
        ),
      },
    })),
});

export const attachTargetGroups = defineOperation<AttachLoadBalancerTargetGroupsType, object>({
  name: 'AttachLoadBalancerTargetGroups',
  requires: (input, call) => [
    onGroup('AttachLoadBalancerTargetGroups', input.AutoScalingGroupName, call, {
      'autoscaling:TargetGroupARNs': input.TargetGroupARNs ?? [],
    }),
  ],
  handle: ({ AutoScalingGroupName, TargetGroupARNs = [] }, call) =>
    change(AutoScalingGroupName, call, ({ shape }) => ({
      shape: {
        ...shape,
        TargetGroupARNs: [...new Set([...(shape.TargetGroupARNs ?? []), ...TargetGroupARNs])],
      },
    })),
});

export const detachTargetGroups = defineOperation<DetachLoadBalancerTargetGroupsType, object>({
  name: 'DetachLoadBalancerTargetGroups',
  requires: (input, call) => [
    onGroup('DetachLoadBalancerTargetGroups', input.AutoScalingGroupName, call, {
      'autoscaling:TargetGroupARNs': input.TargetGroupARNs ?? [],
    }),
  ],
  handle: ({ AutoScalingGroupName, TargetGroupARNs = [] }, call) =>
    change(AutoScalingGroupName, call, ({ shape }) => ({
      shape: {
        ...shape,
        TargetGroupARNs: (shape.TargetGroupARNs ?? []).filter((arn) => !TargetGroupARNs.includes(arn)),
      },
    })),
});
