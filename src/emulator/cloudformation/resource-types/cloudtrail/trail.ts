import type { ResourceType, ResourceView, Step } from '../../resource-type.ts';
import { isTrue, listOf, pickProperties, textOf } from '../properties.ts';
import { removedTagKeys, setTags, withoutSystemTags } from '../tags.ts';

const nameOf = (resource: ResourceView) =>
  textOf(resource.properties['TrailName']) ?? resource.generatedName({ maxLength: 128 });
const place = (resource: ResourceView) => ({ Name: resource.physicalId });
const selectorPlace = (resource: ResourceView) => ({ TrailName: resource.physicalId });
const arn = (resource: ResourceView) =>
  `arn:aws:cloudtrail:${resource.region}:${resource.accountId}:trail/${resource.physicalId}`;

const texts = [
  'CloudWatchLogsLogGroupArn',
  'CloudWatchLogsRoleArn',
  'S3BucketName',
  'S3KeyPrefix',
  'SnsTopicName',
];
const flags = [
  'EnableLogFileValidation',
  'IncludeGlobalServiceEvents',
  'IsMultiRegionTrail',
  'IsOrganizationTrail',
];
const settings = [...texts, ...flags, 'KMSKeyId'];

function settingsOf({ properties }: ResourceView): object {
  return {
    ...pickProperties(properties, ...texts),
    ...Object.fromEntries(
      Object.entries(pickProperties(properties, ...flags)).map(([name, value]) => [name, isTrue(value)]),
    ),
    ...(properties['KMSKeyId'] !== undefined && { KmsKeyId: properties['KMSKeyId'] }),
  };
}

const putSelectors: Step = {
  call: 'cloudtrail:PutEventSelectors',
  when: ({ properties }) =>
    properties['EventSelectors'] !== undefined || properties['AdvancedEventSelectors'] !== undefined,
  input: (resource) => ({
    ...selectorPlace(resource),
    ...pickProperties(resource.properties, 'AdvancedEventSelectors', 'EventSelectors'),
  }),
};
const putInsights: Step = {
  call: 'cloudtrail:PutInsightSelectors',
  when: ({ properties }) => listOf(properties['InsightSelectors']).length > 0,
  input: (resource) => ({
    ...selectorPlace(resource),
    InsightSelectors: listOf(resource.properties['InsightSelectors']),
  }),
};
const putConfiguration: Step = {
  call: 'cloudtrail:PutEventConfiguration',
  when: ({ properties }) => properties['AggregationConfigurations'] !== undefined,
  input: (resource) => ({
    ...selectorPlace(resource),
    ...pickProperties(resource.properties, 'AggregationConfigurations'),
  }),
};
const logs = ({ properties }: ResourceView) => isTrue(properties['IsLogging']);

export const cloudTrailTrail: ResourceType = {
  type: 'AWS::CloudTrail::Trail',
  idAfter: 'cloudtrail:CreateTrail',
  physicalId: nameOf,
  replacedBy: ['TrailName'],
  attributes: {
    Arn: arn,
    SnsTopicArn: (resource) =>
      resource.output('cloudtrail:UpdateTrail')['SnsTopicARN'] ??
      resource.output('cloudtrail:CreateTrail')['SnsTopicARN'],
  },
  create: [
    {
      call: 'cloudtrail:CreateTrail',
      input: (resource) => ({
        Name: nameOf(resource),
        ...settingsOf(resource),
        TagsList: withoutSystemTags(resource.tags),
      }),
    },
    putSelectors,
    putInsights,
    putConfiguration,
    { call: 'cloudtrail:StartLogging', when: logs, input: place },
  ],
  update: [
    { call: 'cloudtrail:GetTrail', input: place },
    {
      call: 'cloudtrail:UpdateTrail',
      when: (resource) => resource.changed(...settings),
      input: (resource) => ({ ...place(resource), ...settingsOf(resource) }),
    },
    {
      ...putSelectors,
      when: (resource) =>
        resource.changed('EventSelectors', 'AdvancedEventSelectors') &&
        putSelectors.when?.(resource) === true,
    },
    { ...putInsights, when: (resource) => resource.changed('InsightSelectors') },
    {
      ...putConfiguration,
      when: (resource) =>
        resource.changed('AggregationConfigurations') && putConfiguration.when?.(resource) === true,
    },
    {
      call: 'cloudtrail:RemoveTags',
      when: (resource) => removedTagKeys(resource).length > 0,
      input: (resource) => ({
        ResourceId: arn(resource),
        TagsList: removedTagKeys(resource).map((Key) => ({ Key })),
      }),
    },
    {
      call: 'cloudtrail:AddTags',
      when: (resource) => withoutSystemTags(setTags(resource)).length > 0,
      input: (resource) => ({ ResourceId: arn(resource), TagsList: withoutSystemTags(setTags(resource)) }),
    },
    {
      call: 'cloudtrail:StartLogging',
      when: (resource) => resource.changed('IsLogging') && logs(resource),
      input: place,
    },
    {
      call: 'cloudtrail:StopLogging',
      when: (resource) => resource.changed('IsLogging') && !logs(resource),
      input: place,
    },
  ],
  delete: [{ call: 'cloudtrail:DeleteTrail', ignoring: ['TrailNotFoundException'], input: place }],
};
