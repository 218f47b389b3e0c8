import type { ResourceType, ResourceView } from '../../resource-type.ts';
import { addedItems, removedItems } from './inline-policies.ts';
import { listOf, pickProperties, textOf, valuesOf } from '../properties.ts';

const place = (resource: ResourceView): { InstanceProfileName: string } => ({
  InstanceProfileName: resource.physicalId,
});

const withRole = (resource: ResourceView, role: unknown): object => ({ ...place(resource), RoleName: role });

export const iamInstanceProfile: ResourceType = {
  type: 'AWS::IAM::InstanceProfile',
  physicalId: (resource) =>
    textOf(resource.properties['InstanceProfileName']) ?? resource.generatedName({ maxLength: 128 }),
  replacedBy: ['InstanceProfileName', 'Path'],
  attributes: {
    Arn: (resource) => valuesOf(resource.output('iam:CreateInstanceProfile')['InstanceProfile'])['Arn'],
  },
  create: [
    {
      call: 'iam:CreateInstanceProfile',
      input: (resource) => ({ ...place(resource), ...pickProperties(resource.properties, 'Path') }),
    },
    {
      call: 'iam:AddRoleToInstanceProfile',
      forEach: (resource) => listOf(resource.properties['Roles']),
      input: withRole,
    },
    { call: 'iam:GetInstanceProfile', input: place },
  ],
  update: [
    {
      call: 'iam:RemoveRoleFromInstanceProfile',
      forEach: (resource) => removedItems(resource, 'Roles'),
      input: withRole,
    },
    {
      call: 'iam:AddRoleToInstanceProfile',
      forEach: (resource) => addedItems(resource, 'Roles'),
      input: withRole,
    },
    { call: 'iam:GetInstanceProfile', input: place },
  ],
  delete: [
    { call: 'iam:GetInstanceProfile', ignoring: ['NoSuchEntity'], input: place },
    {
      call: 'iam:RemoveRoleFromInstanceProfile',
      forEach: (resource) => listOf(resource.properties['Roles']),
      ignoring: ['NoSuchEntity'],
      input: withRole,
    },
    { call: 'iam:DeleteInstanceProfile', ignoring: ['NoSuchEntity'], input: place },
  ],
};
