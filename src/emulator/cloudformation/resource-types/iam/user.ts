import type { ResourceType, ResourceView, Step } from '../../resource-type.ts';
import { identityInputs } from './identity.ts';
import {
  addedItems,
  changedPolicies,
  inlinePolicies,
  removedItems,
  removedPolicyNames,
} from './inline-policies.ts';
import { listOf, pickProperties, valuesOf } from '../properties.ts';
import { removedTagKeys, setTags } from '../tags.ts';

const { nameOf, place, withDocument, withName, withArn } = identityInputs('UserName');

const withGroup = (resource: ResourceView, group: unknown): object => ({
  ...place(resource),
  GroupName: group,
});

const gone = ['NoSuchEntity'];

const empty: readonly Step[] = [
  { call: 'iam:ListUserPolicies', ignoring: gone, input: place },
  {
    call: 'iam:DeleteUserPolicy',
    forEach: (resource) => listOf(resource.output('iam:ListUserPolicies')['PolicyNames']),
    ignoring: gone,
    input: withName,
  },
  { call: 'iam:ListAttachedUserPolicies', ignoring: gone, input: place },
  {
    call: 'iam:DetachUserPolicy',
    forEach: (resource) =>
      listOf(resource.output('iam:ListAttachedUserPolicies')['AttachedPolicies']).map(
        (policy) => valuesOf(policy)['PolicyArn'],
      ),
    ignoring: gone,
    input: withArn,
  },
  { call: 'iam:ListGroupsForUser', ignoring: gone, input: place },
  {
    call: 'iam:RemoveUserFromGroup',
    forEach: (resource) =>
      listOf(resource.output('iam:ListGroupsForUser')['Groups']).map((group) => valuesOf(group)['GroupName']),
    ignoring: gone,
    input: withGroup,
  },
];

/** Without `LoginProfile`: passwords are not built. */
export const iamUser: ResourceType = {
  type: 'AWS::IAM::User',
  physicalId: nameOf,
  replacedBy: ['UserName', 'Path'],
  attributes: { Arn: (resource) => valuesOf(resource.output('iam:CreateUser')['User'])['Arn'] },
  create: [
    { call: 'iam:GetUser', ignoring: gone, input: place },
    {
      call: 'iam:CreateUser',
      input: (resource) => ({
        ...place(resource),
        ...pickProperties(resource.properties, 'Path', 'PermissionsBoundary'),
        Tags: resource.tags,
      }),
    },
    {
      call: 'iam:PutUserPolicy',
      forEach: (resource) => inlinePolicies(resource.properties),
      input: withDocument,
    },
    {
      call: 'iam:AttachUserPolicy',
      forEach: (resource) => listOf(resource.properties['ManagedPolicyArns']),
      input: withArn,
    },
    {
      call: 'iam:AddUserToGroup',
      forEach: (resource) => listOf(resource.properties['Groups']),
      input: withGroup,
    },
  ],
  update: [
    { call: 'iam:GetUser', input: place },
    { call: 'iam:PutUserPolicy', forEach: changedPolicies, input: withDocument },
    { call: 'iam:DeleteUserPolicy', forEach: removedPolicyNames, ignoring: gone, input: withName },
    {
      call: 'iam:AttachUserPolicy',
      forEach: (resource) => addedItems(resource, 'ManagedPolicyArns'),
      input: withArn,
    },
    {
      call: 'iam:DetachUserPolicy',
      forEach: (resource) => removedItems(resource, 'ManagedPolicyArns'),
      ignoring: gone,
      input: withArn,
    },
    {
      call: 'iam:AddUserToGroup',
      forEach: (resource) => addedItems(resource, 'Groups'),
      input: withGroup,
    },
    {
      call: 'iam:RemoveUserFromGroup',
      forEach: (resource) => removedItems(resource, 'Groups'),
      ignoring: gone,
      input: withGroup,
    },
    {
      call: 'iam:UntagUser',
      when: (resource) => removedTagKeys(resource).length > 0,
      input: (resource) => ({ ...place(resource), TagKeys: removedTagKeys(resource) }),
    },
    {
      call: 'iam:TagUser',
      when: (resource) => setTags(resource).length > 0,
      input: (resource) => ({ ...place(resource), Tags: setTags(resource) }),
    },
  ],
  delete: [
    { call: 'iam:GetUser', ignoring: gone, input: place },
    ...empty,
    { call: 'iam:DeleteUser', ignoring: gone, input: place },
  ],
};
