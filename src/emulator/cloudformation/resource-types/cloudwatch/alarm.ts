import type { ResourceType, ResourceView, Step } from '../../resource-type.ts';
import { isTrue, listOf, numberOf, pickProperties, textOf } from '../properties.ts';
import { withoutSystemTags } from '../tags.ts';
import { cloudWatchTagSteps } from './tag-steps.ts';

const arn = (resource: ResourceView) =>
  `arn:aws:cloudwatch:${resource.region}:${resource.accountId}:alarm:${resource.physicalId}`;

const read: Step = {
  call: 'cloudwatch:DescribeAlarms',
  input: (resource) => ({ AlarmNames: [resource.physicalId] }),
};

const texts = [
  'AlarmDescription',
  'ComparisonOperator',
  'EvaluateLowSampleCountPercentile',
  'ExtendedStatistic',
  'MetricName',
  'Namespace',
  'Statistic',
  'ThresholdMetricId',
  'TreatMissingData',
  'Unit',
] as const;
const numbers = ['DatapointsToAlarm', 'EvaluationPeriods', 'Period', 'Threshold'] as const;
const lists = ['AlarmActions', 'Dimensions', 'InsufficientDataActions', 'Metrics', 'OKActions'] as const;

const put: Step = {
  call: 'cloudwatch:PutMetricAlarm',
  input: ({ physicalId, properties }) => ({
    AlarmName: physicalId,
    ...pickProperties(properties, ...texts),
    ...Object.fromEntries(numbers.map((name) => [name, numberOf(properties[name])])),
    ...Object.fromEntries(
      lists.flatMap((name) => (properties[name] === undefined ? [] : [[name, listOf(properties[name])]])),
    ),
    ActionsEnabled: properties['ActionsEnabled'] === undefined || isTrue(properties['ActionsEnabled']),
  }),
};

export const cloudWatchAlarm: ResourceType = {
  type: 'AWS::CloudWatch::Alarm',
  taggingActions: ['cloudwatch:TagResource', 'cloudwatch:UntagResource'],
  mutesTagging: true,
  physicalId: (resource) =>
    textOf(resource.properties['AlarmName']) ?? resource.generatedName({ maxLength: 255 }),
  replacedBy: ['AlarmName'],
  attributes: { Arn: arn },
  create: [
    read,
    {
      ...put,
      objection: (resource) =>
        listOf(resource.output('cloudwatch:DescribeAlarms')['MetricAlarms']).length === 0
          ? undefined
          : 'Alarm already exists',
      objectionCode: 'AlreadyExists',
      input: (resource) => ({ ...put.input(resource), Tags: withoutSystemTags(resource.tags) }),
    },
  ],
  update: [
    { ...put, when: (resource) => resource.changed(...texts, ...numbers, ...lists, 'ActionsEnabled') },
    ...cloudWatchTagSteps(arn),
    read,
  ],
  delete: [
    read,
    {
      call: 'cloudwatch:DeleteAlarms',
      ignoring: ['ResourceNotFound'],
      input: (resource) => ({ AlarmNames: [resource.physicalId] }),
    },
  ],
};
