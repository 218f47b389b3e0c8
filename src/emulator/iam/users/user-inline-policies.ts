import type {
  DeleteUserPolicyRequest,
  GetUserPolicyRequest,
  GetUserPolicyResponse,
  ListUserPoliciesRequest,
  ListUserPoliciesResponse,
  PutUserPolicyRequest,
} from '@aws-sdk/client-iam';
import { defineOperation } from '../../operation.ts';
import { onUser } from '../arns.ts';
import { findUser } from '../find.ts';
import { deleteInlinePolicy, getInlinePolicy, putInlinePolicy } from '../inline-policies.ts';
import { paginate, required, requiredName } from '../input.ts';

export const putUserPolicy = defineOperation<PutUserPolicyRequest, object>({
  name: 'PutUserPolicy',
  requires: (input, call) => [onUser('PutUserPolicy', call, input.UserName ?? '')],
  handle: (input, { account }) => {
    const user = findUser(account, required(input.UserName, 'userName'));
    const name = requiredName(input.PolicyName, 'policyName');
    putInlinePolicy(account, user, name, required(input.PolicyDocument, 'policyDocument'));
    return {};
  },
});

export const getUserPolicy = defineOperation<GetUserPolicyRequest, GetUserPolicyResponse>({
  name: 'GetUserPolicy',
  requires: (input, call) => [onUser('GetUserPolicy', call, input.UserName ?? '')],
  handle: (input, { account }) => {
    const user = findUser(account, required(input.UserName, 'userName'));
    const name = required(input.PolicyName, 'policyName');
    return { UserName: user.name, PolicyName: name, PolicyDocument: getInlinePolicy(user, name) };
  },
});

export const listUserPolicies = defineOperation<ListUserPoliciesRequest, ListUserPoliciesResponse>({
  name: 'ListUserPolicies',
  requires: (input, call) => [onUser('ListUserPolicies', call, input.UserName ?? '')],
  handle: (input, { account }) => {
    const user = findUser(account, required(input.UserName, 'userName'));
    const { items, ...page } = paginate([...user.inlinePolicies.keys()], input);
    return { PolicyNames: [...items], ...page };
  },
});

export const deleteUserPolicy = defineOperation<DeleteUserPolicyRequest, object>({
  name: 'DeleteUserPolicy',
  requires: (input, call) => [onUser('DeleteUserPolicy', call, input.UserName ?? '')],
  handle: (input, { account }) => {
    const user = findUser(account, required(input.UserName, 'userName'));
    deleteInlinePolicy(account, user, required(input.PolicyName, 'policyName'));
    return {};
  },
});
