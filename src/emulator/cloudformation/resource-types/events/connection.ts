import type { ResourceType, ResourceView, Step } from '../../resource-type.ts';
import { pickProperties, textOf } from '../properties.ts';

const absent = ['ResourceNotFoundException'];
const nameOf = (resource: ResourceView): string =>
  textOf(resource.properties['Name']) ?? resource.generatedName({ maxLength: 64 });
const place = (resource: ResourceView) => ({ Name: resource.physicalId });
const read: Step = { call: 'events:DescribeConnection', input: place };
const authorized: Step = { ...read, until: ({ ConnectionState: state }) => state === 'AUTHORIZED' };

const settings = ({ properties }: ResourceView) =>
  pickProperties(properties, 'AuthorizationType', 'AuthParameters', 'Description');

const told = (name: string) => (resource: ResourceView) =>
  textOf(resource.output('events:DescribeConnection')[name]) ?? '';

export const eventsConnection: ResourceType = {
  type: 'AWS::Events::Connection',
  refusedAs: 'GeneralServiceException',
  physicalId: nameOf,
  idAfter: 'events:CreateConnection',
  replacedBy: ['Name'],
  attributes: { Arn: told('ConnectionArn'), SecretArn: told('SecretArn') },
  read: [read],
  create: [
    {
      call: 'events:CreateConnection',
      input: (resource) => ({ Name: nameOf(resource), ...settings(resource) }),
    },
    authorized,
    read,
  ],
  update: [
    {
      call: 'events:UpdateConnection',
      input: (resource) => ({ ...place(resource), ...settings(resource) }),
    },
    authorized,
    read,
  ],
  delete: [
    { call: 'events:DeleteConnection', ignoring: absent, input: place },
    { ...read, ignoring: absent, until: () => false },
  ],
};
