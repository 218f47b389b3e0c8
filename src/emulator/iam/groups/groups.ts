import type {
  CreateGroupRequest,
  CreateGroupResponse,
  DeleteGroupRequest,
  GetGroupRequest,
  GetGroupResponse,
  ListGroupsRequest,
  ListGroupsResponse,
} from '@aws-sdk/client-iam';
import { defineOperation } from '../../operation.ts';
import { groupArn, onAll, onGroup } from '../arns.ts';
import { Delayed } from '../delayed.ts';
import { deleteConflict, entityAlreadyExists } from '../iam-errors.ts';
import { findGroup, isTaken, listByPath } from '../find.ts';
import { createUniqueId } from '../ids.ts';
import { paginate, readPath, required, requiredName } from '../input.ts';
import { emptyPolicySet } from '../policy-set.ts';
import { assertRoom } from '../quotas.ts';
import { renderGroup, renderUser } from '../render.ts';
import { iamState, type Group } from '../store.ts';
import { membersOf } from './group-members.ts';

export const createGroup = defineOperation<CreateGroupRequest, CreateGroupResponse>({
  name: 'CreateGroup',
  requires: (input, { account }) => [
    {
      action: 'iam:CreateGroup',
      resource: groupArn(account.accountId, input.GroupName ?? '', input.Path),
    },
  ],
  handle: (input, { account }) => {
    const { groups } = iamState(account);
    const name = requiredName(input.GroupName, 'groupName');
    const path = readPath(input.Path);
    if (isTaken(groups, name)) throw entityAlreadyExists(`Group with name ${name} already exists.`);
    assertRoom(groups.size, 'GroupsQuota');
    const group: Group = {
      kind: 'group',
      name,
      path,
      id: createUniqueId('AGPA'),
      arn: groupArn(account.accountId, name, path),
      createDate: new Date(),
      inlinePolicies: new Map(),
      attachedPolicies: new Map(),
      policySet: new Delayed(emptyPolicySet),
    };
    groups.set(name, group);
    return { Group: renderGroup(group) };
  },
});

export const getGroup = defineOperation<GetGroupRequest, GetGroupResponse>({
  name: 'GetGroup',
  requires: (input, call) => [onGroup('GetGroup', call, input.GroupName ?? '')],
  handle: (input, { account }) => {
    const group = findGroup(account, required(input.GroupName, 'groupName'));
    const { items, ...page } = paginate(membersOf(account, group), input);
    return { Group: renderGroup(group), Users: items.map((user) => renderUser(user, 'listed')), ...page };
  },
});

export const listGroups = defineOperation<ListGroupsRequest, ListGroupsResponse>({
  name: 'ListGroups',
  requires: (input, call) => [onAll('ListGroups', call, 'group', input.PathPrefix)],
  handle: (input, { account }) => {
    const groups = listByPath(iamState(account).groups.values(), input.PathPrefix);
    const { items, ...page } = paginate(groups, input);
    return { Groups: items.map(renderGroup), ...page };
  },
});

export const deleteGroup = defineOperation<DeleteGroupRequest, object>({
  name: 'DeleteGroup',
  requires: (input, call) => [onGroup('DeleteGroup', call, input.GroupName ?? '')],
  handle: (input, { account }) => {
    const group = findGroup(account, required(input.GroupName, 'groupName'));
    if (membersOf(account, group).length > 0) {
      throw deleteConflict('Cannot delete entity, must remove users from group first.');
    }
    if (group.inlinePolicies.size > 0) {
      throw deleteConflict('Cannot delete entity, must delete policies first.');
    }
    if (group.attachedPolicies.size > 0) {
      throw deleteConflict('Cannot delete entity, must detach all policies first.');
    }
    iamState(account).groups.delete(group.name);
    return {};
  },
});
