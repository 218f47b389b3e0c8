import type { GetRoleRequest, GetRoleResponse } from '@aws-sdk/client-iam';
import { defineOperation } from '../../operation.ts';
import { onRole } from '../arns.ts';
import { findRoleByName } from '../find.ts';
import { required } from '../input.ts';
import { renderRole } from '../render.ts';

export const getRole = defineOperation<GetRoleRequest, GetRoleResponse>({
  name: 'GetRole',
  requires: (input, call) => [onRole('GetRole', call, input.RoleName ?? '')],
  handle: (input, { account }) => ({
    Role: renderRole(account, findRoleByName(account, required(input.RoleName, 'roleName'))),
  }),
});
