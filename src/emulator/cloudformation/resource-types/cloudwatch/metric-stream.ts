import type { ResourceType, ResourceView, Step } from '../../resource-type.ts';
import { isTrue, pickProperties, textOf } from '../properties.ts';
import { withoutSystemTags } from '../tags.ts';
import { cloudWatchTagSteps } from './tag-steps.ts';

const arn = (resource: ResourceView) =>
  `arn:aws:cloudwatch:${resource.region}:${resource.accountId}:metric-stream/${resource.physicalId}`;
const absent = ['ResourceNotFoundException'];

const settings = [
  'ExcludeFilters',
  'FirehoseArn',
  'IncludeFilters',
  'OutputFormat',
  'RoleArn',
  'StatisticsConfigurations',
];
const linked = 'IncludeLinkedAccountsMetrics';

const put: Step = {
  call: 'cloudwatch:PutMetricStream',
  input: ({ physicalId, properties }) => ({
    Name: physicalId,
    ...pickProperties(properties, ...settings),
    ...(properties[linked] !== undefined && { [linked]: isTrue(properties[linked]) }),
  }),
};
const read: Step = {
  call: 'cloudwatch:GetMetricStream',
  input: ({ physicalId }) => ({ Name: physicalId }),
};
const told = (name: string) => (resource: ResourceView) => {
  const value = resource.output('cloudwatch:GetMetricStream')[name];
  return value instanceof Date ? value.toISOString() : value;
};

export const cloudWatchMetricStream: ResourceType = {
  type: 'AWS::CloudWatch::MetricStream',
  physicalId: (resource) => textOf(resource.properties['Name']) ?? resource.generatedName({ maxLength: 255 }),
  replacedBy: ['Name'],
  attributes: {
    Arn: arn,
    CreationDate: told('CreationDate'),
    LastUpdateDate: told('LastUpdateDate'),
    State: told('State'),
  },
  create: [
    {
      ...put,
      input: (resource) => ({ ...put.input(resource), Tags: withoutSystemTags(resource.tags) }),
    },
    read,
  ],
  update: [
    { ...put, when: (resource) => resource.changed(...settings, linked) },
    ...cloudWatchTagSteps(arn),
    read,
  ],
  delete: [
    { ...read, ignoring: absent },
    {
      call: 'cloudwatch:DeleteMetricStream',
      ignoring: absent,
      input: ({ physicalId }) => ({ Name: physicalId }),
    },
  ],
};
