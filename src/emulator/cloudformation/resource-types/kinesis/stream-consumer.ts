import type { ResourceType, ResourceView, Step } from '../../resource-type.ts';
import { pickProperties, valuesOf } from '../properties.ts';
import { tagRecord, withoutSystemTags } from '../tags.ts';

const place = (resource: ResourceView) => ({ ConsumerARN: resource.physicalId });
const absent = ['ResourceNotFoundException'];
const read: Step = { call: 'kinesis:DescribeStreamConsumer', input: place };
const described = (resource: ResourceView) =>
  valuesOf(resource.output('kinesis:DescribeStreamConsumer')['ConsumerDescription']);

export const kinesisStreamConsumer: ResourceType = {
  type: 'AWS::Kinesis::StreamConsumer',
  idAfter: 'kinesis:RegisterStreamConsumer',
  physicalId: (resource) =>
    String(valuesOf(resource.output('kinesis:RegisterStreamConsumer')['Consumer'])['ConsumerARN']),
  replacedBy: ['ConsumerName', 'StreamARN', 'Tags'],
  attributes: {
    ConsumerARN: (resource) => resource.physicalId,
    ConsumerName: (resource) => resource.properties['ConsumerName'],
    StreamARN: (resource) => resource.properties['StreamARN'],
    ConsumerStatus: (resource) => described(resource)['ConsumerStatus'],
    ConsumerCreationTimestamp: (resource) =>
      String(Math.floor(Number(described(resource)['ConsumerCreationTimestamp']) / 1000)),
  },
  create: [
    {
      call: 'kinesis:RegisterStreamConsumer',
      input: (resource) => {
        const tags = tagRecord(withoutSystemTags(resource.tags));
        return {
          ...pickProperties(resource.properties, 'ConsumerName', 'StreamARN'),
          ...(Object.keys(tags).length > 0 && { Tags: tags }),
        };
      },
    },
    {
      ...read,
      until: ({ ConsumerDescription: consumer }) => valuesOf(consumer)['ConsumerStatus'] === 'ACTIVE',
    },
  ],
  update: [],
  delete: [
    { call: 'kinesis:DeregisterStreamConsumer', ignoring: absent, input: place },
    { ...read, ignoring: absent, until: () => false },
  ],
};
