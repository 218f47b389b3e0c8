import type { ResourceType, ResourceView } from '../../resource-type.ts';
import { pickProperties, textOf, valuesOf } from '../properties.ts';

const place = (resource: ResourceView): { RoleName: string } => ({ RoleName: resource.physicalId });

export const iamServiceLinkedRole: ResourceType = {
  type: 'AWS::IAM::ServiceLinkedRole',
  idAfter: 'iam:CreateServiceLinkedRole',
  physicalId: (resource) =>
    String(valuesOf(resource.output('iam:CreateServiceLinkedRole')['Role'])['RoleName']),
  replacedBy: ['AWSServiceName', 'CustomSuffix'],
  attributes: { RoleName: (resource) => resource.physicalId },
  create: [
    {
      call: 'iam:CreateServiceLinkedRole',
      input: (resource) =>
        pickProperties(resource.properties, 'AWSServiceName', 'CustomSuffix', 'Description'),
    },
    { call: 'iam:GetRole', input: place },
  ],
  update: [
    {
      call: 'iam:UpdateRole',
      input: (resource) => ({
        ...place(resource),
        Description: textOf(resource.properties['Description']) ?? '',
      }),
    },
    { call: 'iam:GetRole', input: place },
  ],
  delete: [
    { call: 'iam:GetRole', ignoring: ['NoSuchEntity'], input: place },
    { call: 'iam:DeleteServiceLinkedRole', ignoring: ['NoSuchEntity'], input: place },
    {
      call: 'iam:GetServiceLinkedRoleDeletionStatus',
      when: (resource) => resource.output('iam:DeleteServiceLinkedRole')['DeletionTaskId'] !== undefined,
      input: (resource) => ({
        DeletionTaskId: resource.output('iam:DeleteServiceLinkedRole')['DeletionTaskId'],
      }),
      until: ({ Status: status }) => status !== 'IN_PROGRESS',
      pollSeconds: 1,
    },
  ],
};
