import type { ResourceType, Step } from '../../resource-type.ts';
import { listOf, pickProperties, textOf, valuesOf } from '../properties.ts';
import { identityInputs } from './identity.ts';
import {
  addedItems,
  changedPolicies,
  inlinePolicies,
  removedItems,
  removedPolicyNames,
} from './inline-policies.ts';

const { nameOf, place, withDocument, withName, withArn } = identityInputs('GroupName');
const gone = ['NoSuchEntity'];

const empty: readonly Step[] = [
  { call: 'iam:ListGroupPolicies', ignoring: gone, input: place },
  {
    call: 'iam:DeleteGroupPolicy',
    forEach: (resource) => listOf(resource.output('iam:ListGroupPolicies')['PolicyNames']),
    ignoring: gone,
    input: withName,
  },
  { call: 'iam:ListAttachedGroupPolicies', ignoring: gone, input: place },
  {
    call: 'iam:DetachGroupPolicy',
    forEach: (resource) =>
      listOf(resource.output('iam:ListAttachedGroupPolicies')['AttachedPolicies']).map(
        (policy) => valuesOf(policy)['PolicyArn'],
      ),
    ignoring: gone,
    input: withArn,
  },
];

/** Users that somebody put into it keep it from being deleted. */
export const iamGroup: ResourceType = {
  type: 'AWS::IAM::Group',
  physicalId: nameOf,
  replacedBy: ['GroupName'],
  attributes: {
    Arn: ({ accountId, physicalId, properties }) =>
      `arn:aws:iam::${accountId}:group${textOf(properties['Path']) ?? '/'}${physicalId}`,
  },
  create: [
    { call: 'iam:GetGroup', ignoring: gone, input: place },
    {
      call: 'iam:CreateGroup',
      input: (resource) => ({ ...place(resource), ...pickProperties(resource.properties, 'Path') }),
    },
    {
      call: 'iam:PutGroupPolicy',
      forEach: (resource) => inlinePolicies(resource.properties),
      input: withDocument,
    },
    {
      call: 'iam:AttachGroupPolicy',
      forEach: (resource) => listOf(resource.properties['ManagedPolicyArns']),
      input: withArn,
    },
  ],
  update: [
    { call: 'iam:GetGroup', input: place },
    {
      call: 'iam:UpdateGroup',
      when: (resource) => resource.changed('Path'),
      input: (resource) => ({ ...place(resource), NewPath: textOf(resource.properties['Path']) ?? '/' }),
    },
    { call: 'iam:PutGroupPolicy', forEach: changedPolicies, input: withDocument },
    { call: 'iam:DeleteGroupPolicy', forEach: removedPolicyNames, ignoring: gone, input: withName },
    {
      call: 'iam:AttachGroupPolicy',
      forEach: (resource) => addedItems(resource, 'ManagedPolicyArns'),
      input: withArn,
    },
    {
      call: 'iam:DetachGroupPolicy',
      forEach: (resource) => removedItems(resource, 'ManagedPolicyArns'),
      ignoring: gone,
      input: withArn,
    },
  ],
  delete: [
    { call: 'iam:GetGroup', ignoring: gone, input: place },
    ...empty,
    { call: 'iam:DeleteGroup', ignoring: gone, input: place },
  ],
};
