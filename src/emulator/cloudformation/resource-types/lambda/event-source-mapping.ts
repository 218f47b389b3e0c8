import type { ResourceType, ResourceView, Step } from '../../resource-type.ts';
import { lambdaTagSteps } from './tag-steps.ts';
import { isTrue, numberOf, pickProperties } from '../properties.ts';
import { tagRecord, withoutSystemTags } from '../tags.ts';

const replacing = [
  'EventSourceArn',
  'StartingPosition',
  'StartingPositionTimestamp',
  'SelfManagedEventSource',
  'AmazonManagedKafkaEventSourceConfig',
  'SelfManagedKafkaEventSourceConfig',
  'Topics',
  'Queues',
];

const numbers = [
  'BatchSize',
  'MaximumBatchingWindowInSeconds',
  'MaximumRecordAgeInSeconds',
  'MaximumRetryAttempts',
  'ParallelizationFactor',
  'TumblingWindowInSeconds',
];

const changeable = [
  'DestinationConfig',
  'DocumentDBEventSourceConfig',
  'FilterCriteria',
  'FunctionName',
  'FunctionResponseTypes',
  'MetricsConfig',
  'ProvisionedPollerConfig',
  'ScalingConfig',
  'SourceAccessConfigurations',
];

const place = (resource: ResourceView) => ({ UUID: resource.physicalId });
const arn = (resource: ResourceView) =>
  `arn:aws:lambda:${resource.region}:${resource.accountId}:event-source-mapping:${resource.physicalId}`;
const absent = ['ResourceNotFoundException'];
const settings = [...changeable, ...numbers, 'BisectBatchOnFunctionError', 'Enabled', 'KmsKeyArn'];

const read: Step = { call: 'lambda:GetEventSourceMapping', input: place };
const settled: Step = {
  ...read,
  until: ({ State: state }) => state === undefined || state === 'Enabled' || state === 'Disabled',
};

export const lambdaEventSourceMapping: ResourceType = {
  type: 'AWS::Lambda::EventSourceMapping',
  idAfter: 'lambda:CreateEventSourceMapping',
  physicalId: (resource) => String(resource.output('lambda:CreateEventSourceMapping')['UUID']),
  replacedBy: replacing,
  attributes: { Id: (resource) => resource.physicalId, EventSourceMappingArn: arn },
  create: [
    {
      call: 'lambda:CreateEventSourceMapping',
      input: (resource) => {
        const tags = tagRecord(withoutSystemTags(resource.tags));
        return {
          ...pickProperties(resource.properties, ...replacing),
          ...settingsOf(resource),
          ...(Object.keys(tags).length > 0 && { Tags: tags }),
        };
      },
    },
    settled,
  ],
  update: [
    {
      call: 'lambda:UpdateEventSourceMapping',
      when: (resource) => resource.changed(...settings),
      input: (resource) => ({ ...place(resource), ...settingsOf(resource) }),
    },
    ...lambdaTagSteps(arn),
    settled,
  ],
  delete: [
    { call: 'lambda:DeleteEventSourceMapping', input: place, ignoring: absent },
    { ...read, ignoring: absent, until: () => false },
  ],
};

function settingsOf(resource: ResourceView): Record<string, unknown> {
  const { properties } = resource;
  const given = pickProperties(properties, ...numbers);
  return {
    ...pickProperties(properties, ...changeable),
    ...Object.fromEntries(Object.entries(given).map(([name, value]) => [name, numberOf(value)])),
    ...(properties['BisectBatchOnFunctionError'] !== undefined && {
      BisectBatchOnFunctionError: isTrue(properties['BisectBatchOnFunctionError']),
    }),
    ...(properties['Enabled'] !== undefined && { Enabled: isTrue(properties['Enabled']) }),
    ...(properties['KmsKeyArn'] !== undefined && { KMSKeyArn: properties['KmsKeyArn'] }),
  };
}
