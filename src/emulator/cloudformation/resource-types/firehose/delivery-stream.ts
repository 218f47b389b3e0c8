import type { ResourceType, ResourceView, Step } from '../../resource-type.ts';
import { listOf, pickProperties, textOf, valuesOf } from '../properties.ts';
import { removedTagKeys, withoutSystemTags } from '../tags.ts';
import { destinationUpdates } from './destination-updates.ts';

const nameOf = (resource: ResourceView) =>
  textOf(resource.properties['DeliveryStreamName']) ?? resource.generatedName({ maxLength: 64 });
const place = (resource: ResourceView) => ({ DeliveryStreamName: resource.physicalId });
const absent = ['ResourceNotFoundException'];
/** As the published handler waits. */
const pollSeconds = 30;

const sources = [
  'DatabaseSourceConfiguration',
  'DirectPutSourceConfiguration',
  'KinesisStreamSourceConfiguration',
  'MSKSourceConfiguration',
];
const destinations = [
  'AmazonOpenSearchServerlessDestinationConfiguration',
  'AmazonopensearchserviceDestinationConfiguration',
  'ElasticsearchDestinationConfiguration',
  'ExtendedS3DestinationConfiguration',
  'HttpEndpointDestinationConfiguration',
  'IcebergDestinationConfiguration',
  'RedshiftDestinationConfiguration',
  'S3DestinationConfiguration',
  'SnowflakeDestinationConfiguration',
  'SplunkDestinationConfiguration',
];
const encryption = 'DeliveryStreamEncryptionConfigurationInput';

const read: Step = { call: 'firehose:DescribeDeliveryStream', input: place };
const described = (output: ResourceView['properties']) => valuesOf(output['DeliveryStreamDescription']);
const encryptionSettled: Step = {
  ...read,
  pollSeconds,
  when: (resource) => resource.changed(encryption),
  until: (output) => {
    const { Status: status } = valuesOf(described(output)['DeliveryStreamEncryptionConfiguration']);
    return status === 'ENABLED' || status === 'DISABLED';
  },
};

const hasOwnTags = ({ properties, previous }: ResourceView) =>
  [properties, previous].some((values) => listOf(values['Tags']).length > 0);

/** A refusal counts only where the template itself has tags: as the published handler forgives those of the stack. */
function forgivingStackTags(step: Step & Required<Pick<Step, 'when'>>): readonly Step[] {
  const { when } = step;
  return [
    { ...step, when: (resource) => when(resource) && hasOwnTags(resource) },
    { ...step, soft: true, when: (resource) => when(resource) && !hasOwnTags(resource) },
  ];
}

export const firehoseDeliveryStream: ResourceType = {
  type: 'AWS::KinesisFirehose::DeliveryStream',
  idAfter: 'firehose:CreateDeliveryStream',
  physicalId: nameOf,
  replacedBy: ['DeliveryStreamName', 'DeliveryStreamType', ...sources],
  attributes: {
    Arn: (resource) =>
      `arn:aws:firehose:${resource.region}:${resource.accountId}:deliverystream/${resource.physicalId}`,
  },
  create: [
    {
      call: 'firehose:DescribeDeliveryStream',
      when: (resource) => resource.properties['DeliveryStreamName'] !== undefined,
      ignoring: absent,
      input: (resource) => ({ DeliveryStreamName: nameOf(resource) }),
    },
    {
      call: 'firehose:CreateDeliveryStream',
      input: (resource) => {
        const tags = withoutSystemTags(resource.tags);
        return {
          DeliveryStreamName: nameOf(resource),
          ...pickProperties(
            resource.properties,
            'DeliveryStreamType',
            encryption,
            ...sources,
            ...destinations,
          ),
          ...(tags.length > 0 && { Tags: tags }),
        };
      },
    },
    {
      ...read,
      pollSeconds,
      until: (output) => described(output)['DeliveryStreamStatus'] === 'ACTIVE',
    },
  ],
  update: [
    read,
    {
      call: 'firehose:UpdateDestination',
      input: (resource) => {
        const { VersionId: version, Destinations: told } = described(
          resource.output('firehose:DescribeDeliveryStream'),
        );
        return {
          ...place(resource),
          CurrentDeliveryStreamVersionId: version,
          DestinationId: valuesOf(listOf(told)[0])['DestinationId'],
          ...destinationUpdates(pickProperties(resource.properties, ...destinations)),
        };
      },
    },
    {
      call: 'firehose:StartDeliveryStreamEncryption',
      when: (resource) => resource.changed(encryption) && resource.properties[encryption] !== undefined,
      input: (resource) => ({ ...place(resource), ...pickProperties(resource.properties, encryption) }),
    },
    {
      call: 'firehose:StopDeliveryStreamEncryption',
      when: (resource) => resource.changed(encryption) && resource.properties[encryption] === undefined,
      input: place,
    },
    ...forgivingStackTags({
      call: 'firehose:UntagDeliveryStream',
      when: (resource) => removedTagKeys(resource).length > 0,
      input: (resource) => ({ ...place(resource), TagKeys: removedTagKeys(resource) }),
    }),
    ...forgivingStackTags({
      call: 'firehose:TagDeliveryStream',
      when: (resource) => withoutSystemTags(resource.tags).length > 0,
      input: (resource) => ({ ...place(resource), Tags: withoutSystemTags(resource.tags) }),
    }),
    encryptionSettled,
  ],
  delete: [
    { ...read, ignoring: absent },
    {
      call: 'firehose:DeleteDeliveryStream',
      ignoring: absent,
      input: (resource) => ({ ...place(resource), AllowForceDelete: true }),
    },
    { ...read, ignoring: absent, pollSeconds, until: () => false },
  ],
};
