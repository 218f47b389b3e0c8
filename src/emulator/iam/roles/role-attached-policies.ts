import type {
  AttachRolePolicyRequest,
  DetachRolePolicyRequest,
  ListAttachedRolePoliciesRequest,
  ListAttachedRolePoliciesResponse,
} from '@aws-sdk/client-iam';
import { defineOperation } from '../../operation.ts';
import { onRole } from '../arns.ts';
import { attachPolicy, detachPolicy, listAttached, withPolicyArn } from '../attached-policies.ts';
import { findModifiableRole, findRoleByName } from '../find.ts';
import { paginate, required } from '../input.ts';

export const attachRolePolicy = defineOperation<AttachRolePolicyRequest, object>({
  name: 'AttachRolePolicy',
  requires: (input, call) => [
    withPolicyArn(onRole('AttachRolePolicy', call, input.RoleName ?? ''), input.PolicyArn),
  ],
  handle: (input, { account }) => {
    const role = findModifiableRole(account, required(input.RoleName, 'roleName'));
    attachPolicy(account, role, required(input.PolicyArn, 'policyArn'));
    return {};
  },
});

export const detachRolePolicy = defineOperation<DetachRolePolicyRequest, object>({
  name: 'DetachRolePolicy',
  requires: (input, call) => [
    withPolicyArn(onRole('DetachRolePolicy', call, input.RoleName ?? ''), input.PolicyArn),
  ],
  handle: (input, { account }) => {
    const role = findModifiableRole(account, required(input.RoleName, 'roleName'));
    detachPolicy(account, role, required(input.PolicyArn, 'policyArn'));
    return {};
  },
});

export const listAttachedRolePolicies = defineOperation<
  ListAttachedRolePoliciesRequest,
  ListAttachedRolePoliciesResponse
>({
  name: 'ListAttachedRolePolicies',
  requires: (input, call) => [onRole('ListAttachedRolePolicies', call, input.RoleName ?? '')],
  handle: (input, { account }) => {
    const role = findRoleByName(account, required(input.RoleName, 'roleName'));
    const { items, ...page } = paginate(listAttached(role, input.PathPrefix), input);
    return { AttachedPolicies: [...items], ...page };
  },
});
