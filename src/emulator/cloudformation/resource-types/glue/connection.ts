import type { ResourceType, ResourceView } from '../../resource-type.ts';
import { pickProperties, textOf, valuesOf } from '../properties.ts';

const nameOf = (resource: ResourceView): string =>
  textOf(valuesOf(resource.properties['ConnectionInput'])['Name']) ??
  resource.generatedName({ maxLength: 255 });
const catalog = ({ properties }: ResourceView) => pickProperties(properties, 'CatalogId');
const connection = (resource: ResourceView) => ({
  ...catalog(resource),
  ConnectionInput: {
    Name: resource.physicalId,
    ConnectionProperties: {},
    ...valuesOf(resource.properties['ConnectionInput']),
  },
});

export const glueConnection: ResourceType = {
  type: 'AWS::Glue::Connection',
  frame: 'semicolon',
  physicalId: nameOf,
  replacedBy: ['CatalogId', 'ConnectionInput.Name'],
  create: [{ call: 'glue:CreateConnection', input: connection }],
  update: [
    {
      call: 'glue:UpdateConnection',
      when: (resource) => resource.changed('ConnectionInput'),
      input: (resource) => ({ ...connection(resource), Name: resource.physicalId }),
    },
  ],
  delete: [
    {
      call: 'glue:DeleteConnection',
      ignoring: ['EntityNotFoundException'],
      input: (resource) => ({ ...catalog(resource), ConnectionName: resource.physicalId }),
    },
  ],
};
