import type { ResourceType, ResourceView, Step } from '../../resource-type.ts';
import { pickProperties, requiredText, textOf } from '../properties.ts';

const nameOf = (resource: ResourceView): string =>
  textOf(resource.properties['ArchiveName']) ?? resource.generatedName({ maxLength: 48 });
const place = (resource: ResourceView) => ({ ArchiveName: resource.physicalId });
const read: Step = { call: 'events:DescribeArchive', input: place };

function settings({ properties }: ResourceView) {
  const { EventPattern: pattern, RetentionDays: days } = properties;
  return {
    ...pickProperties(properties, 'Description', 'KmsKeyIdentifier'),
    ...(pattern !== undefined && { EventPattern: JSON.stringify(pattern) }),
    ...(days !== undefined && { RetentionDays: Number(days) }),
  };
}

export const eventsArchive: ResourceType = {
  type: 'AWS::Events::Archive',
  physicalId: nameOf,
  idAfter: 'events:CreateArchive',
  replacedBy: ['ArchiveName', 'SourceArn'],
  attributes: { Arn: (resource) => textOf(resource.output('events:DescribeArchive')['ArchiveArn']) ?? '' },
  read: [read],
  create: [
    {
      call: 'events:CreateArchive',
      input: (resource) => ({
        ArchiveName: nameOf(resource),
        EventSourceArn: requiredText(resource, 'SourceArn'),
        ...settings(resource),
      }),
    },
    read,
  ],
  update: [
    read,
    { call: 'events:UpdateArchive', input: (resource) => ({ ...place(resource), ...settings(resource) }) },
  ],
  delete: [
    { ...read, ignoring: ['ResourceNotFoundException'] },
    { call: 'events:DeleteArchive', ignoring: ['ResourceNotFoundException'], input: place },
  ],
};
