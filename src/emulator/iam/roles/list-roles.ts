import type { ListRolesRequest, ListRolesResponse } from '@aws-sdk/client-iam';
import { defineOperation } from '../../operation.ts';
import { onAll } from '../arns.ts';
import { listByPath } from '../find.ts';
import { paginate } from '../input.ts';
import { renderRole } from '../render.ts';
import { iamState } from '../store.ts';

export const listRoles = defineOperation<ListRolesRequest, ListRolesResponse>({
  name: 'ListRoles',
  requires: (input, call) => [onAll('ListRoles', call, 'role', input.PathPrefix)],
  handle: (input, { account }) => {
    const roles = listByPath(iamState(account).roles.values(), input.PathPrefix);
    const { items, ...page } = paginate(roles, input);
    return { Roles: items.map((role) => renderRole(account, role, 'listed')), ...page };
  },
});
