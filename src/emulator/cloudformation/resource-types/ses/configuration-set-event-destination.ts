import type { ResourceType, ResourceView } from '../../resource-type.ts';
import { isTrue, requiredText, textOf, valuesOf } from '../properties.ts';

const given = ({ properties }: ResourceView) => valuesOf(properties['EventDestination']);
const nameOf = (resource: ResourceView): string =>
  textOf(given(resource)['Name']) ?? resource.generatedName({ maxLength: 64 });
const set = (resource: ResourceView) => ({
  ConfigurationSetName: requiredText(resource, 'ConfigurationSetName'),
});

/** As the API spells it. */
function destination(resource: ResourceView): object {
  const { Enabled: isEnabled, SnsDestination: sns, EventBridgeDestination: _, ...rest } = given(resource);
  return {
    ...rest,
    Name: nameOf(resource),
    ...(isEnabled !== undefined && { Enabled: isTrue(isEnabled) }),
    ...(sns !== undefined && { SNSDestination: sns }),
  };
}

export const sesConfigurationSetEventDestination: ResourceType = {
  type: 'AWS::SES::ConfigurationSetEventDestination',
  physicalId: (resource) => resource.generatedName(),
  replacedBy: ['ConfigurationSetName', 'EventDestination.Name'],
  attributes: { Id: (resource) => resource.physicalId },
  create: [
    {
      call: 'ses:CreateConfigurationSetEventDestination',
      input: (resource) => ({ ...set(resource), EventDestination: destination(resource) }),
    },
  ],
  update: [
    {
      call: 'ses:UpdateConfigurationSetEventDestination',
      input: (resource) => ({ ...set(resource), EventDestination: destination(resource) }),
    },
  ],
  delete: [
    {
      call: 'ses:DeleteConfigurationSetEventDestination',
      ignoring: ['ConfigurationSetDoesNotExist', 'EventDestinationDoesNotExist'],
      input: (resource) => ({ ...set(resource), EventDestinationName: nameOf(resource) }),
    },
  ],
};
