import type {
  DeleteRolePermissionsBoundaryRequest,
  PutRolePermissionsBoundaryRequest,
} from '@aws-sdk/client-iam';
import { defineOperation } from '../../operation.ts';
import { onRole, withContext } from '../arns.ts';
import { noSuchEntity } from '../iam-errors.ts';
import { findAttachablePolicy, findModifiableRole } from '../find.ts';
import { required } from '../input.ts';
import { publishPolicies } from '../policy-set.ts';

export const putRolePermissionsBoundary = defineOperation<PutRolePermissionsBoundaryRequest, object>({
  name: 'PutRolePermissionsBoundary',
  requires: (input, call) => [
    withContext(onRole('PutRolePermissionsBoundary', call, input.RoleName ?? '', 'arn'), {
      'iam:PermissionsBoundary': input.PermissionsBoundary ?? '',
    }),
  ],
  handle: (input, { account }) => {
    const role = findModifiableRole(account, required(input.RoleName, 'roleName'));
    role.boundary = findAttachablePolicy(account, required(input.PermissionsBoundary, 'permissionsBoundary'));
    publishPolicies(account, role);
    return {};
  },
});

export const deleteRolePermissionsBoundary = defineOperation<DeleteRolePermissionsBoundaryRequest, object>({
  name: 'DeleteRolePermissionsBoundary',
  requires: (input, call) => [onRole('DeleteRolePermissionsBoundary', call, input.RoleName ?? '', 'arn')],
  handle: (input, { account }) => {
    const role = findModifiableRole(account, required(input.RoleName, 'roleName'));
    if (!role.boundary) throw noSuchEntity(`Role ${role.name} does not have a permissions boundary.`);
    role.boundary = undefined;
    publishPolicies(account, role);
    return {};
  },
});
