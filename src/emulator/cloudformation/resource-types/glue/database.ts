import type { ResourceType, ResourceView } from '../../resource-type.ts';
import { pickProperties, textOf, valuesOf } from '../properties.ts';

/** The property, else the input's name, else one that is made; Glue keeps names in small letters. */
const nameOf = (resource: ResourceView): string =>
  textOf(resource.properties['DatabaseName']) ??
  textOf(valuesOf(resource.properties['DatabaseInput'])['Name']) ??
  resource.generatedName({ maxLength: 255, lowerCase: true });

const catalog = ({ properties }: ResourceView) => pickProperties(properties, 'CatalogId');
const place = (resource: ResourceView) => ({ ...catalog(resource), Name: resource.physicalId });
const database = (resource: ResourceView) => ({
  ...catalog(resource),
  DatabaseInput: { Name: resource.physicalId, ...valuesOf(resource.properties['DatabaseInput']) },
});

export const glueDatabase: ResourceType = {
  type: 'AWS::Glue::Database',
  physicalId: nameOf,
  replacedBy: ['DatabaseName'],
  create: [
    { call: 'glue:CreateDatabase', input: database },
    { call: 'glue:GetDatabase', input: place },
  ],
  update: [
    {
      call: 'glue:UpdateDatabase',
      input: (resource) => ({ ...database(resource), Name: resource.physicalId }),
      when: (resource) => resource.changed('DatabaseInput'),
    },
  ],
  delete: [
    { call: 'glue:GetDatabase', ignoring: ['EntityNotFoundException'], input: place },
    { call: 'glue:DeleteDatabase', ignoring: ['EntityNotFoundException'], input: place },
  ],
};
