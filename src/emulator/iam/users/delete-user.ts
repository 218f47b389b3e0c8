import type { DeleteUserRequest } from '@aws-sdk/client-iam';
import { defineOperation } from '../../operation.ts';
import { onUser } from '../arns.ts';
import { deleteConflict } from '../iam-errors.ts';
import { findUser } from '../find.ts';
import { required } from '../input.ts';
import { iamState } from '../store.ts';

export const deleteUser = defineOperation<DeleteUserRequest, object>({
  name: 'DeleteUser',
  requires: (input, call) => [onUser('DeleteUser', call, input.UserName ?? '')],
  handle: (input, { account }) => {
    const user = findUser(account, required(input.UserName, 'userName'));
    const first = Object.entries({
      'delete access keys first': user.accessKeys,
      'delete policies first': user.inlinePolicies,
      'detach all policies first': user.attachedPolicies,
      'remove users from group first': user.groups,
    }).find(([, held]) => held.size > 0);
    if (first) throw deleteConflict(`Cannot delete entity, must ${first[0]}.`);
    iamState(account).users.delete(user.name);
    return {};
  },
});
