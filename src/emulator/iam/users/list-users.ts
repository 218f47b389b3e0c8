import type { ListUsersRequest, ListUsersResponse } from '@aws-sdk/client-iam';
import { defineOperation } from '../../operation.ts';
import { onAll } from '../arns.ts';
import { listByPath } from '../find.ts';
import { paginate } from '../input.ts';
import { renderUser } from '../render.ts';
import { iamState } from '../store.ts';

export const listUsers = defineOperation<ListUsersRequest, ListUsersResponse>({
  name: 'ListUsers',
  requires: (input, call) => [onAll('ListUsers', call, 'user', input.PathPrefix)],
  handle: (input, { account }) => {
    const users = listByPath(iamState(account).users.values(), input.PathPrefix);
    const { items, ...page } = paginate(users, input);
    return { Users: items.map((user) => renderUser(user, 'listed')), ...page };
  },
});
