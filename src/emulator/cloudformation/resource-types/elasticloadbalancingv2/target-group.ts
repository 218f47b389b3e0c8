import type { ResourceType, ResourceView, Step, Values } from '../../resource-type.ts';
import { listOf, pickProperties, textOf, valuesOf } from '../properties.ts';
import { attributeStep, madeBy, taggingActions, tagSteps, without } from './steps.ts';

const created = (resource: ResourceView) =>
  madeBy(resource, 'elasticloadbalancing:CreateTargetGroup', 'TargetGroups');

const place = (resource: ResourceView) => ({ TargetGroupArn: resource.physicalId });

const describe: Step = {
  call: 'elasticloadbalancing:DescribeTargetGroups',
  input: (resource) => ({ TargetGroupArns: [resource.physicalId] }),
};

/** What is changed in place. */
const healthCheck: readonly string[] = [
  'HealthCheckEnabled',
  'HealthCheckIntervalSeconds',
  'HealthCheckPath',
  'HealthCheckPort',
  'HealthCheckProtocol',
  'HealthCheckTimeoutSeconds',
  'HealthyThresholdCount',
  'Matcher',
  'UnhealthyThresholdCount',
];

const targetsIn = (values: Values): readonly unknown[] => listOf(values['Targets']);
const added = ({ properties, previous }: ResourceView): unknown[] =>
  without(targetsIn(properties), targetsIn(previous));
const removed = ({ properties, previous }: ResourceView): unknown[] =>
  without(targetsIn(previous), targetsIn(properties));

const settled: Step = {
  call: 'elasticloadbalancing:DescribeTargetHealth',
  input: place,
  until: ({ TargetHealthDescriptions }) =>
    listOf(TargetHealthDescriptions).every(
      (one) => valuesOf(valuesOf(one)['TargetHealth'])['State'] !== 'draining',
    ),
};

const fullName = (arn: string): string => arn.split(':')[5] ?? '';

export const elbV2TargetGroup: ResourceType = {
  type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
  taggingActions,
  physicalId: (resource) => textOf(created(resource)['TargetGroupArn']) ?? '',
  idAfter: 'elasticloadbalancing:CreateTargetGroup',
  replacedBy: ['IpAddressType', 'Name', 'Port', 'Protocol', 'ProtocolVersion', 'TargetType', 'VpcId'],
  attributes: {
    LoadBalancerArns: (resource) =>
      valuesOf(listOf(resource.output('elasticloadbalancing:DescribeTargetGroups')['TargetGroups'])[0])[
        'LoadBalancerArns'
      ],
    TargetGroupArn: (resource) => resource.physicalId,
    TargetGroupFullName: (resource) => fullName(resource.physicalId),
    TargetGroupName: (resource) => created(resource)['TargetGroupName'],
  },
  create: [
    {
      call: 'elasticloadbalancing:CreateTargetGroup',
      input: (resource) => ({
        Name: textOf(resource.properties['Name']) ?? resource.generatedName({ maxLength: 32 }),
        ...pickProperties(
          resource.properties,
          ...healthCheck,
          'IpAddressType',
          'Port',
          'Protocol',
          'ProtocolVersion',
          'TargetType',
          'VpcId',
        ),
        Tags: resource.tags,
      }),
    },
    describe,
    attributeStep('TargetGroup', false),
    {
      call: 'elasticloadbalancing:RegisterTargets',
      when: ({ properties }) => targetsIn(properties).length > 0,
      input: (resource) => ({ ...place(resource), Targets: targetsIn(resource.properties) }),
    },
    { ...settled, when: ({ properties }) => targetsIn(properties).length > 0 },
  ],
  update: [
    {
      call: 'elasticloadbalancing:ModifyTargetGroup',
      when: (resource) => resource.changed(...healthCheck),
      input: (resource) => ({ ...place(resource), ...pickProperties(resource.properties, ...healthCheck) }),
    },
    attributeStep('TargetGroup', true),
    {
      call: 'elasticloadbalancing:DeregisterTargets',
      when: (resource) => removed(resource).length > 0,
      input: (resource) => ({ ...place(resource), Targets: removed(resource) }),
    },
    {
      call: 'elasticloadbalancing:RegisterTargets',
      when: (resource) => added(resource).length > 0,
      input: (resource) => ({ ...place(resource), Targets: added(resource) }),
    },
    { ...settled, when: (resource) => resource.changed('Targets') },
    ...tagSteps,
  ],
  delete: [
    { call: 'elasticloadbalancing:DeleteTargetGroup', ignoring: ['TargetGroupNotFound'], input: place },
    { ...describe, ignoring: ['TargetGroupNotFound'], until: () => false },
  ],
};
