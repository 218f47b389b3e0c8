import type {
  AddUserToGroupRequest,
  ListGroupsForUserRequest,
  ListGroupsForUserResponse,
  RemoveUserFromGroupRequest,
} from '@aws-sdk/client-iam';
import type { Account } from '../../account.ts';
import { defineOperation } from '../../operation.ts';
import { onGroup, onUser } from '../arns.ts';
import { limitExceeded } from '../iam-errors.ts';
import { findGroup, findUser } from '../find.ts';
import { paginate, required } from '../input.ts';
import { publishPolicies } from '../policy-set.ts';
import { quotas } from '../quotas.ts';
import { renderGroup } from '../render.ts';
import { iamState, type Group, type User } from '../store.ts';

export const addUserToGroup = defineOperation<AddUserToGroupRequest, object>({
  name: 'AddUserToGroup',
  requires: (input, call) => [onGroup('AddUserToGroup', call, input.GroupName ?? '')],
  handle: (input, { account }) => {
    const group = findGroup(account, required(input.GroupName, 'groupName'));
    const user = findUser(account, required(input.UserName, 'userName'));
    if (!user.groups.has(group.name) && user.groups.size >= quotas.GroupsPerUserQuota) {
      throw limitExceeded(`Cannot exceed quota for GroupsPerUser: ${quotas.GroupsPerUserQuota}`);
    }
    user.groups.set(group.name, group);
    publishPolicies(account, user);
    return {};
  },
});

export const removeUserFromGroup = defineOperation<RemoveUserFromGroupRequest, object>({
  name: 'RemoveUserFromGroup',
  requires: (input, call) => [onGroup('RemoveUserFromGroup', call, input.GroupName ?? '')],
  handle: (input, { account }) => {
    const group = findGroup(account, required(input.GroupName, 'groupName'));
    const user = findUser(account, required(input.UserName, 'userName'));
    user.groups.delete(group.name);
    publishPolicies(account, user);
    return {};
  },
});

export const listGroupsForUser = defineOperation<ListGroupsForUserRequest, ListGroupsForUserResponse>({
  name: 'ListGroupsForUser',
  requires: (input, call) => [onUser('ListGroupsForUser', call, input.UserName ?? '')],
  handle: (input, { account }) => {
    const user = findUser(account, required(input.UserName, 'userName'));
    const { items, ...page } = paginate([...user.groups.values()], input);
    return { Groups: items.map(renderGroup), ...page };
  },
});

export function membersOf(account: Account, group: Group): readonly User[] {
  return [...iamState(account).users.values()].filter((user) => user.groups.get(group.name) === group);
}
