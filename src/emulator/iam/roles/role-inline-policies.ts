import type {
  DeleteRolePolicyRequest,
  GetRolePolicyRequest,
  GetRolePolicyResponse,
  ListRolePoliciesRequest,
  ListRolePoliciesResponse,
  PutRolePolicyRequest,
} from '@aws-sdk/client-iam';
import { defineOperation } from '../../operation.ts';
import { onRole } from '../arns.ts';
import { findModifiableRole, findRoleByName } from '../find.ts';
import { deleteInlinePolicy, getInlinePolicy, putInlinePolicy } from '../inline-policies.ts';
import { paginate, required, requiredName } from '../input.ts';

export const putRolePolicy = defineOperation<PutRolePolicyRequest, object>({
  name: 'PutRolePolicy',
  requires: (input, call) => [onRole('PutRolePolicy', call, input.RoleName ?? '')],
  handle: (input, { account }) => {
    const role = findModifiableRole(account, required(input.RoleName, 'roleName'));
    const name = requiredName(input.PolicyName, 'policyName');
    putInlinePolicy(account, role, name, required(input.PolicyDocument, 'policyDocument'));
    return {};
  },
});

export const getRolePolicy = defineOperation<GetRolePolicyRequest, GetRolePolicyResponse>({
  name: 'GetRolePolicy',
  requires: (input, call) => [onRole('GetRolePolicy', call, input.RoleName ?? '')],
  handle: (input, { account }) => {
    const role = findRoleByName(account, required(input.RoleName, 'roleName'));
    const name = required(input.PolicyName, 'policyName');
    return { RoleName: role.name, PolicyName: name, PolicyDocument: getInlinePolicy(role, name) };
  },
});

export const listRolePolicies = defineOperation<ListRolePoliciesRequest, ListRolePoliciesResponse>({
  name: 'ListRolePolicies',
  requires: (input, call) => [onRole('ListRolePolicies', call, input.RoleName ?? '')],
  handle: (input, { account }) => {
    const role = findRoleByName(account, required(input.RoleName, 'roleName'));
    const { items, ...page } = paginate([...role.inlinePolicies.keys()], input);
    return { PolicyNames: [...items], ...page };
  },
});

export const deleteRolePolicy = defineOperation<DeleteRolePolicyRequest, object>({
  name: 'DeleteRolePolicy',
  requires: (input, call) => [onRole('DeleteRolePolicy', call, input.RoleName ?? '')],
  handle: (input, { account }) => {
    const role = findModifiableRole(account, required(input.RoleName, 'roleName'));
    deleteInlinePolicy(account, role, required(input.PolicyName, 'policyName'));
    return {};
  },
});
