import type { ResourceType, ResourceView, Step } from '../../resource-type.ts';
import { textOf } from '../properties.ts';

const absent = ['ConfigurationSetDoesNotExist'];
const nameOf = (resource: ResourceView): string =>
  textOf(resource.properties['Name']) ?? resource.generatedName({ maxLength: 64 });
const place = (resource: ResourceView) => ({ ConfigurationSetName: resource.physicalId });
const read: Step = { call: 'ses:DescribeConfigurationSet', input: place };

export const sesConfigurationSet: ResourceType = {
  type: 'AWS::SES::ConfigurationSet',
  knownBy: 'Name',
  physicalId: nameOf,
  replacedBy: ['Name'],
  create: [
    {
      call: 'ses:CreateConfigurationSet',
      input: (resource) => ({ ConfigurationSet: { Name: resource.physicalId } }),
    },
    read,
  ],
  update: [read],
  delete: [{ call: 'ses:DeleteConfigurationSet', ignoring: absent, input: place }],
};
