import type { ResourceType, ResourceView, Step } from '../../resource-type.ts';
import { pickProperties, textOf } from '../properties.ts';
import { removedTagKeys, setTags, withoutSystemTags } from '../tags.ts';

const nameOf = (resource: ResourceView) => ({ Name: resource.physicalId });
const tagged = (resource: ResourceView) => ({
  ResourceType: 'Parameter',
  ResourceId: resource.physicalId,
});
const settingNames = ['AllowedPattern', 'DataType', 'Description', 'Policies', 'Tier', 'Type', 'Value'];
const settings = (resource: ResourceView) => ({
  ...nameOf(resource),
  ...pickProperties(resource.properties, ...settingNames),
  Value: textOf(resource.properties['Value']),
});

/** Source: https://github.com/aws-cloudformation/aws-cloudformation-resource-providers-ssm/pull/63 */
const refuseSecure = ({ properties }: ResourceView): string | undefined =>
  properties['Type'] === 'SecureString'
    ? 'SSM Parameters of type SecureString cannot be created using CloudFormation'
    : undefined;

const read: Step = {
  call: 'ssm:GetParameters',
  input: (resource) => ({ Names: [resource.physicalId] }),
};

export const ssmParameter: ResourceType = {
  type: 'AWS::SSM::Parameter',
  physicalId: (resource) =>
    textOf(resource.properties['Name']) ??
    `CFN-${resource.logicalId}-${resource.generatedName().split('-').at(-1) ?? ''}`,
  replacedBy: ['Name'],
  attributes: {
    Type: (resource) => resource.properties['Type'],
    Value: (resource) => textOf(resource.properties['Value']),
  },
  read: [read],
  create: [
    {
      call: 'ssm:PutParameter',
      objection: refuseSecure,
      input: (resource) => {
        const tags = withoutSystemTags(resource.tags);
        return { ...settings(resource), ...(tags.length > 0 && { Tags: tags }) };
      },
    },
    read,
  ],
  update: [
    { ...read, objection: refuseSecure },
    {
      call: 'ssm:AddTagsToResource',
      when: (resource) => withoutSystemTags(setTags(resource)).length > 0,
      input: (resource) => ({ ...tagged(resource), Tags: withoutSystemTags(setTags(resource)) }),
    },
    {
      call: 'ssm:RemoveTagsFromResource',
      when: (resource) => removedTagKeys(resource).length > 0,
      input: (resource) => ({ ...tagged(resource), TagKeys: removedTagKeys(resource) }),
    },
    {
      call: 'ssm:PutParameter',
      when: (resource) => resource.changed(...settingNames),
      input: (resource) => ({ ...settings(resource), Overwrite: true }),
    },
    read,
  ],
  delete: [{ call: 'ssm:DeleteParameter', input: nameOf, ignoring: ['ParameterNotFound'] }],
};
