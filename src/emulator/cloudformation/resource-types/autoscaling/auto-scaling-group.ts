import type { ResourceType, ResourceView, Step, Values } from '../../resource-type.ts';
import { isTrue, listOf, numberOf, pickProperties, textOf, valuesOf } from '../properties.ts';
import { removedTagKeys, setTags } from '../tags.ts';

const nameOf = (resource: ResourceView): string =>
  textOf(resource.properties['AutoScalingGroupName']) ?? resource.generatedName({ maxLength: 255 });

const place = (resource: ResourceView) => ({ AutoScalingGroupName: resource.physicalId });
const groupIn = ({ AutoScalingGroups }: Values): Values => valuesOf(listOf(AutoScalingGroups)[0]);

const describe: Step = {
  call: 'autoscaling:DescribeAutoScalingGroups',
  input: (resource) => ({ AutoScalingGroupNames: [resource.physicalId] }),
};

const numbers: Readonly<Record<string, string>> = {
  Cooldown: 'DefaultCooldown',
  DefaultInstanceWarmup: 'DefaultInstanceWarmup',
  DesiredCapacity: 'DesiredCapacity',
  HealthCheckGracePeriod: 'HealthCheckGracePeriod',
  MaxInstanceLifetime: 'MaxInstanceLifetime',
  MaxSize: 'MaxSize',
  MinSize: 'MinSize',
};

const plain: readonly string[] = [
  'AvailabilityZones',
  'CapacityRebalance',
  'DesiredCapacityType',
  'HealthCheckType',
  'InstanceMaintenancePolicy',
  'LaunchConfigurationName',
  'LaunchTemplate',
  'MixedInstancesPolicy',
  'NewInstancesProtectedFromScaleIn',
  'PlacementGroup',
  'ServiceLinkedRoleARN',
  'TerminationPolicies',
];

const settingsOf = ({ properties }: ResourceView): object => ({
  ...pickProperties(properties, ...plain),
  ...Object.fromEntries(
    Object.entries(numbers).flatMap(([name, member]) =>
      properties[name] === undefined ? [] : [[member, numberOf(properties[name])]],
    ),
  ),
  ...(properties['VPCZoneIdentifier'] !== undefined && {
    VPCZoneIdentifier: listOf(properties['VPCZoneIdentifier']).join(','),
  }),
});

/** The stack's own tags reach the instances, too. */
function tagsFor(resource: ResourceView, tags: ResourceView['tags'], name: string): object[] {
  const own = listOf(resource.properties['Tags']).map(valuesOf);
  return tags.map(({ Key, Value }) => {
    const given = own.find((tag) => tag['Key'] === Key);
    return {
      ResourceId: name,
      ResourceType: 'auto-scaling-group',
      Key,
      Value,
      PropagateAtLaunch: given === undefined || isTrue(given['PropagateAtLaunch']),
    };
  });
}

const notificationsIn = (values: Values): readonly Values[] =>
  [...listOf(values['NotificationConfigurations']), values['NotificationConfiguration']]
    .filter((one) => one !== undefined)
    .map(valuesOf);

const topicOf = (one: Values): string | undefined => textOf(one['TopicARN']);

const notify = (isUpdate: boolean): Step => ({
  call: 'autoscaling:PutNotificationConfiguration',
  when: (resource) =>
    !isUpdate || resource.changed('NotificationConfigurations', 'NotificationConfiguration'),
  forEach: ({ properties }) => notificationsIn(properties),
  input: (resource, one) => ({
    ...place(resource),
    TopicARN: topicOf(valuesOf(one)),
    NotificationTypes: valuesOf(one)['NotificationTypes'],
  }),
});

const measure = (isUpdate: boolean): Step => ({
  call: 'autoscaling:EnableMetricsCollection',
  when: (resource) => !isUpdate || resource.changed('MetricsCollection'),
  forEach: ({ properties }) => listOf(properties['MetricsCollection']),
  input: (resource, one) => ({ ...place(resource), ...valuesOf(one) }),
});

const targetsIn = (values: Values): readonly unknown[] => listOf(values['TargetGroupARNs']);

const attach = (word: 'Attach' | 'Detach', from: 'properties' | 'previous'): Step => {
  const arns = (resource: ResourceView): unknown[] => {
    const others = targetsIn(from === 'properties' ? resource.previous : resource.properties);
    return targetsIn(resource[from]).filter((arn) => !others.includes(arn));
  };
  return {
    call: `autoscaling:${word}LoadBalancerTargetGroups`,
    when: (resource) => arns(resource).length > 0,
    input: (resource) => ({ ...place(resource), TargetGroupARNs: arns(resource) }),
  };
};

export const autoScalingAutoScalingGroup: ResourceType = {
  type: 'AWS::AutoScaling::AutoScalingGroup',
  taggingActions: ['autoscaling:CreateOrUpdateTags', 'autoscaling:DeleteTags'],
  physicalId: nameOf,
  replacedBy: ['AutoScalingGroupName', 'InstanceId'],
  attributes: {
    AutoScalingGroupARN: (resource) =>
      groupIn(resource.output('autoscaling:DescribeAutoScalingGroups'))['AutoScalingGroupARN'],
  },
  create: [
    {
      call: 'autoscaling:CreateAutoScalingGroup',
      input: (resource) => ({
        AutoScalingGroupName: nameOf(resource),
        ...settingsOf(resource),
        ...pickProperties(
          resource.properties,
          'LoadBalancerNames',
          'TargetGroupARNs',
          'InstanceId',
          'LifecycleHookSpecificationList',
        ),
        Tags: tagsFor(resource, resource.tags, nameOf(resource)),
      }),
    },
    notify(false),
    measure(false),
    describe,
    { call: 'autoscaling:DescribeScalingActivities', input: place },
  ],
  update: [
    describe,
    {
      call: 'autoscaling:UpdateAutoScalingGroup',
      when: (resource) => resource.changed(...plain, ...Object.keys(numbers), 'VPCZoneIdentifier'),
      input: (resource) => ({ ...place(resource), ...settingsOf(resource) }),
    },
    attach('Detach', 'previous'),
    attach('Attach', 'properties'),
    {
      call: 'autoscaling:DeleteNotificationConfiguration',
      forEach: ({ properties, previous }) => {
        const topics = notificationsIn(properties).map(topicOf);
        return notificationsIn(previous)
          .map(topicOf)
          .filter((topic) => !topics.includes(topic));
      },
      input: (resource, TopicARN) => ({ ...place(resource), TopicARN }),
    },
    notify(true),
    {
      call: 'autoscaling:DisableMetricsCollection',
      when: (resource) =>
        resource.changed('MetricsCollection') && listOf(resource.previous['MetricsCollection']).length > 0,
      input: place,
    },
    measure(true),
    {
      call: 'autoscaling:DeleteTags',
      when: (resource) => removedTagKeys(resource).length > 0,
      input: (resource) => ({
        Tags: removedTagKeys(resource).map((Key) => ({
          ResourceId: resource.physicalId,
          ResourceType: 'auto-scaling-group',
          Key,
        })),
      }),
    },
    {
      call: 'autoscaling:CreateOrUpdateTags',
      when: (resource) => setTags(resource).length > 0,
      input: (resource) => ({ Tags: tagsFor(resource, setTags(resource), resource.physicalId) }),
    },
    describe,
  ],
  delete: [
    describe,
    {
      call: 'autoscaling:UpdateAutoScalingGroup',
      ignoring: ['ValidationError'],
      input: (resource) => ({ ...place(resource), MinSize: 0, MaxSize: 0, DesiredCapacity: 0 }),
    },
    { ...describe, until: (output) => listOf(groupIn(output)['Instances']).length === 0 },
    { call: 'autoscaling:DeleteAutoScalingGroup', ignoring: ['ValidationError'], input: place },
    { ...describe, until: (output) => listOf(output['AutoScalingGroups']).length === 0 },
  ],
};
