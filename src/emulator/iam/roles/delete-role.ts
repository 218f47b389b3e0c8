import type { DeleteRoleRequest } from '@aws-sdk/client-iam';
import { defineOperation } from '../../operation.ts';
import { onRole } from '../arns.ts';
import { deleteConflict } from '../iam-errors.ts';
import { findModifiableRole } from '../find.ts';
import { required } from '../input.ts';
import { iamState } from '../store.ts';

export const deleteRole = defineOperation<DeleteRoleRequest, object>({
  name: 'DeleteRole',
  requires: (input, call) => [onRole('DeleteRole', call, input.RoleName ?? '')],
  handle: (input, { account }) => {
    const state = iamState(account);
    const role = findModifiableRole(account, required(input.RoleName, 'roleName'));
    if ([...state.instanceProfiles.values()].some((profile) => profile.role === role)) {
      throw deleteConflict('Cannot delete entity, must remove roles from instance profile first.');
    }
    if (role.inlinePolicies.size > 0) {
      throw deleteConflict('Cannot delete entity, must delete policies first.');
    }
    if (role.attachedPolicies.size > 0) {
      throw deleteConflict('Cannot delete entity, must detach all policies first.');
    }
    state.roles.delete(role.name);
    return {};
  },
});
