import type { ResourceType, ResourceView, Step } from '../../resource-type.ts';
import { identityInputs } from './identity.ts';
import {
  addedItems,
  changedPolicies,
  inlinePolicies,
  removedItems,
  removedPolicyNames,
} from './inline-policies.ts';
import { listOf, pickProperties, textOf, valuesOf } from '../properties.ts';
import { removedTagKeys, setTags } from '../tags.ts';

const { nameOf, place, withDocument, withName, withArn } = identityInputs('RoleName');

/** What is asked when something asks for an attribute of the role: reported since 2023 for roles with inline policies. */
const read: readonly Step[] = [
  { call: 'iam:GetRole', input: place },
  {
    call: 'iam:GetRolePolicy',
    forEach: (resource) => inlinePolicies(resource.properties).map((policy) => policy.PolicyName),
    input: withName,
  },
];

/** The role's policies as listed, or where listing is refused, those of the template. */
function namesToDelete(resource: ResourceView): readonly unknown[] {
  const listed = resource.output('iam:ListRolePolicies')['PolicyNames'];
  return Array.isArray(listed)
    ? listed
    : inlinePolicies(resource.properties).map((policy) => policy.PolicyName);
}

function arnsToDetach(resource: ResourceView): readonly unknown[] {
  const listed = resource.output('iam:ListAttachedRolePolicies')['AttachedPolicies'];
  return Array.isArray(listed)
    ? listed.map((policy) => valuesOf(policy)['PolicyArn'])
    : listOf(resource.properties['ManagedPolicyArns']);
}

export const iamRole: ResourceType = {
  type: 'AWS::IAM::Role',
  taggingActions: ['iam:CreateRole', 'iam:TagRole', 'iam:UntagRole'],
  physicalId: nameOf,
  replacedBy: ['RoleName', 'Path'],
  attributes: {
    Arn: (resource) => valuesOf(resource.output('iam:CreateRole')['Role'])['Arn'],
    RoleId: (resource) => valuesOf(resource.output('iam:CreateRole')['Role'])['RoleId'],
  },
  create: [
    {
      call: 'iam:GetRole',
      ignoring: ['NoSuchEntity'],
      input: place,
    },
    {
      call: 'iam:CreateRole',
      input: (resource) => ({
        ...place(resource),
        ...pickProperties(
          resource.properties,
          'Path',
          'Description',
          'MaxSessionDuration',
          'PermissionsBoundary',
        ),
        AssumeRolePolicyDocument: textOf(resource.properties['AssumeRolePolicyDocument']),
        Tags: resource.tags,
      }),
    },
    {
      call: 'iam:PutRolePolicy',
      forEach: (resource) => inlinePolicies(resource.properties),
      input: withDocument,
    },
    {
      call: 'iam:AttachRolePolicy',
      forEach: (resource) => listOf(resource.properties['ManagedPolicyArns']),
      input: withArn,
    },
  ],
  read,
  update: [
    {
      call: 'iam:UpdateAssumeRolePolicy',
      when: (resource) => resource.changed('AssumeRolePolicyDocument'),
      input: (resource) => ({
        ...place(resource),
        PolicyDocument: textOf(resource.properties['AssumeRolePolicyDocument']),
      }),
    },
    {
      call: 'iam:UpdateRole',
      when: (resource) => resource.changed('Description', 'MaxSessionDuration'),
      input: (resource) => ({
        ...place(resource),
        Description: textOf(resource.properties['Description']) ?? '',
        ...pickProperties(resource.properties, 'MaxSessionDuration'),
      }),
    },
    {
      call: 'iam:PutRolePermissionsBoundary',
      when: (resource) =>
        resource.changed('PermissionsBoundary') && resource.properties['PermissionsBoundary'] !== undefined,
      input: (resource) => ({
        ...place(resource),
        ...pickProperties(resource.properties, 'PermissionsBoundary'),
      }),
    },
    {
      call: 'iam:DeleteRolePermissionsBoundary',
      when: (resource) =>
        resource.changed('PermissionsBoundary') && resource.properties['PermissionsBoundary'] === undefined,
      input: place,
    },
    { call: 'iam:PutRolePolicy', forEach: changedPolicies, input: withDocument },
    {
      call: 'iam:DeleteRolePolicy',
      forEach: removedPolicyNames,
      ignoring: ['NoSuchEntity'],
      input: withName,
    },
    {
      call: 'iam:AttachRolePolicy',
      forEach: (resource) => addedItems(resource, 'ManagedPolicyArns'),
      input: withArn,
    },
    {
      call: 'iam:DetachRolePolicy',
      forEach: (resource) => removedItems(resource, 'ManagedPolicyArns'),
      ignoring: ['NoSuchEntity'],
      input: withArn,
    },
    {
      call: 'iam:UntagRole',
      when: (resource) => removedTagKeys(resource).length > 0,
      input: (resource) => ({ ...place(resource), TagKeys: removedTagKeys(resource) }),
    },
    {
      call: 'iam:TagRole',
      when: (resource) => setTags(resource).length > 0,
      input: (resource) => ({ ...place(resource), Tags: setTags(resource) }),
    },
  ],
  delete: [
    { call: 'iam:GetRole', ignoring: ['NoSuchEntity'], input: place },
    { call: 'iam:ListRolePolicies', soft: true, ignoring: ['NoSuchEntity'], input: place },
    { call: 'iam:ListAttachedRolePolicies', soft: true, ignoring: ['NoSuchEntity'], input: place },
    { call: 'iam:DeleteRolePolicy', forEach: namesToDelete, ignoring: ['NoSuchEntity'], input: withName },
    { call: 'iam:DetachRolePolicy', forEach: arnsToDetach, ignoring: ['NoSuchEntity'], input: withArn },
    { call: 'iam:DeleteRole', ignoring: ['NoSuchEntity'], input: place },
  ],
};
