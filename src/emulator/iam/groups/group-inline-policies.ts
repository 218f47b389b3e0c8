import type {
  DeleteGroupPolicyRequest,
  GetGroupPolicyRequest,
  GetGroupPolicyResponse,
  ListGroupPoliciesRequest,
  ListGroupPoliciesResponse,
  PutGroupPolicyRequest,
} from '@aws-sdk/client-iam';
import { defineOperation } from '../../operation.ts';
import { onGroup } from '../arns.ts';
import { findGroup } from '../find.ts';
import { deleteInlinePolicy, getInlinePolicy, putInlinePolicy } from '../inline-policies.ts';
import { paginate, required, requiredName } from '../input.ts';

export const putGroupPolicy = defineOperation<PutGroupPolicyRequest, object>({
  name: 'PutGroupPolicy',
  requires: (input, call) => [onGroup('PutGroupPolicy', call, input.GroupName ?? '')],
  handle: (input, { account }) => {
    const group = findGroup(account, required(input.GroupName, 'groupName'));
    const name = requiredName(input.PolicyName, 'policyName');
    putInlinePolicy(account, group, name, required(input.PolicyDocument, 'policyDocument'));
    return {};
  },
});

export const getGroupPolicy = defineOperation<GetGroupPolicyRequest, GetGroupPolicyResponse>({
  name: 'GetGroupPolicy',
  requires: (input, call) => [onGroup('GetGroupPolicy', call, input.GroupName ?? '')],
  handle: (input, { account }) => {
    const group = findGroup(account, required(input.GroupName, 'groupName'));
    const name = required(input.PolicyName, 'policyName');
    return { GroupName: group.name, PolicyName: name, PolicyDocument: getInlinePolicy(group, name) };
  },
});

export const listGroupPolicies = defineOperation<ListGroupPoliciesRequest, ListGroupPoliciesResponse>({
  name: 'ListGroupPolicies',
  requires: (input, call) => [onGroup('ListGroupPolicies', call, input.GroupName ?? '')],
  handle: (input, { account }) => {
    const group = findGroup(account, required(input.GroupName, 'groupName'));
    const { items, ...page } = paginate([...group.inlinePolicies.keys()], input);
    return { PolicyNames: [...items], ...page };
  },
});

export const deleteGroupPolicy = defineOperation<DeleteGroupPolicyRequest, object>({
  name: 'DeleteGroupPolicy',
  requires: (input, call) => [onGroup('DeleteGroupPolicy', call, input.GroupName ?? '')],
  handle: (input, { account }) => {
    const group = findGroup(account, required(input.GroupName, 'groupName'));
    deleteInlinePolicy(account, group, required(input.PolicyName, 'policyName'));
    return {};
  },
});
