import type { ResourceType, ResourceView, Step } from '../../resource-type.ts';
import { numberOf, pickProperties, textOf } from '../properties.ts';

const nameOf = (resource: ResourceView): string =>
  textOf(resource.properties['Name']) ?? resource.generatedName({ maxLength: 64 });
const place = (resource: ResourceView) => ({ Name: resource.physicalId });
const read: Step = { call: 'events:DescribeApiDestination', input: place };

function settings({ properties }: ResourceView) {
  const { InvocationRateLimitPerSecond: perSecond } = properties;
  return {
    ...pickProperties(properties, 'ConnectionArn', 'Description', 'HttpMethod', 'InvocationEndpoint'),
    ...(perSecond !== undefined && { InvocationRateLimitPerSecond: numberOf(perSecond) }),
  };
}

const arnOf = (resource: ResourceView) =>
  textOf(resource.output('events:DescribeApiDestination')['ApiDestinationArn']) ?? '';

export const eventsApiDestination: ResourceType = {
  type: 'AWS::Events::ApiDestination',
  refusedAs: 'GeneralServiceException',
  physicalId: nameOf,
  idAfter: 'events:CreateApiDestination',
  replacedBy: ['Name'],
  attributes: {
    Arn: arnOf,
    // For policies: without the id at its end.
    ArnForPolicy: (resource) => arnOf(resource).split('/').slice(0, 2).join('/'),
  },
  read: [read],
  create: [
    {
      call: 'events:CreateApiDestination',
      input: (resource) => ({ Name: nameOf(resource), ...settings(resource) }),
    },
    read,
  ],
  update: [
    {
      call: 'events:UpdateApiDestination',
      input: (resource) => ({ ...place(resource), ...settings(resource) }),
    },
    read,
  ],
  delete: [{ call: 'events:DeleteApiDestination', ignoring: ['ResourceNotFoundException'], input: place }],
};
