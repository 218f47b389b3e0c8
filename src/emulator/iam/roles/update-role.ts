import type {
  UpdateAssumeRolePolicyRequest,
  UpdateRoleDescriptionRequest,
  UpdateRoleDescriptionResponse,
  UpdateRoleRequest,
} from '@aws-sdk/client-iam';
import { defineOperation } from '../../operation.ts';
import { onRole } from '../arns.ts';
import { findModifiableRole, findRoleByName } from '../find.ts';
import { required } from '../input.ts';
import { renderRole } from '../render.ts';
import { nameByIds } from './trust-principals.ts';
import { assertTrustPolicy } from './trust-policy.ts';
import { delaysOf } from '../propagation.ts';

/** A duration that is not given falls back to one hour. */
export const updateRole = defineOperation<UpdateRoleRequest, object>({
  name: 'UpdateRole',
  requires: (input, call) => [onRole('UpdateRole', call, input.RoleName ?? '')],
  handle: (input, { account }) => {
    const role = findRoleByName(account, required(input.RoleName, 'roleName'));
    if (input.Description !== undefined) role.description = input.Description;
    role.maxSessionDuration = input.MaxSessionDuration ?? 3600;
    return {};
  },
});

export const updateRoleDescription = defineOperation<
  UpdateRoleDescriptionRequest,
  UpdateRoleDescriptionResponse
>({
  name: 'UpdateRoleDescription',
  requires: (input, call) => [onRole('UpdateRoleDescription', call, input.RoleName ?? '')],
  handle: (input, { account }) => {
    const role = findRoleByName(account, required(input.RoleName, 'roleName'));
    role.description = required(input.Description, 'description');
    return { Role: renderRole(account, role) };
  },
});

export const updateAssumeRolePolicy = defineOperation<UpdateAssumeRolePolicyRequest, object>({
  name: 'UpdateAssumeRolePolicy',
  requires: (input, call) => [onRole('UpdateAssumeRolePolicy', call, input.RoleName ?? '')],
  handle: (input, { account }) => {
    const role = findModifiableRole(account, required(input.RoleName, 'roleName'));
    const text = required(input.PolicyDocument, 'policyDocument');
    assertTrustPolicy(account, text);
    role.trustPolicy.set(nameByIds(account, text), delaysOf(account, 'trust policy'));
    return {};
  },
});
