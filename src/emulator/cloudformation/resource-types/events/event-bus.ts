import type { ResourceType, ResourceView } from '../../resource-type.ts';
import { pickProperties, requiredText } from '../properties.ts';
import { removedTagKeys, setTags } from '../tags.ts';

const place = (resource: ResourceView): { Name: string } => ({ Name: requiredText(resource, 'Name') });

const arnOf = (resource: ResourceView): string =>
  `arn:aws:events:${resource.region}:${resource.accountId}:event-bus/${requiredText(resource, 'Name')}`;

export const eventsEventBus: ResourceType = {
  type: 'AWS::Events::EventBus',
  refusedAs: 'GeneralServiceException',
  idAfter: 'events:CreateEventBus',
  physicalId: (resource) => requiredText(resource, 'Name'),
  replacedBy: ['Name', 'EventSourceName'],
  attributes: { Arn: arnOf, Name: (resource) => resource.physicalId },
  read: [
    { call: 'events:DescribeEventBus', input: place },
    {
      call: 'events:ListTagsForResource',
      soft: true,
      input: (resource) => ({ ResourceARN: arnOf(resource) }),
    },
  ],
  create: [
    {
      call: 'events:CreateEventBus',
      input: (resource) => ({
        ...place(resource),
        ...pickProperties(resource.properties, 'Description', 'EventSourceName', 'KmsKeyIdentifier'),
        Tags: resource.tags,
      }),
    },
    { call: 'events:DescribeEventBus', input: place },
  ],
  update: [
    { call: 'events:DescribeEventBus', input: place },
    {
      call: 'events:UpdateEventBus',
      when: (resource) => resource.changed('Description', 'KmsKeyIdentifier', 'DeadLetterConfig'),
      input: (resource) => ({
        ...place(resource),
        ...pickProperties(resource.properties, 'Description', 'KmsKeyIdentifier', 'DeadLetterConfig'),
      }),
    },
    {
      call: 'events:UntagResource',
      when: (resource) => removedTagKeys(resource).length > 0,
      input: (resource) => ({ ResourceARN: arnOf(resource), TagKeys: removedTagKeys(resource) }),
    },
    {
      call: 'events:TagResource',
      when: (resource) => setTags(resource).length > 0,
      input: (resource) => ({ ResourceARN: arnOf(resource), Tags: setTags(resource) }),
    },
  ],
  delete: [
    { call: 'events:DescribeEventBus', ignoring: ['ResourceNotFoundException'], input: place },
    { call: 'events:DeleteEventBus', input: place },
  ],
};
