import type { UpdateGroupRequest } from '@aws-sdk/client-iam';
import { defineOperation } from '../../operation.ts';
import { groupArn, onGroup } from '../arns.ts';
import { entityAlreadyExists } from '../iam-errors.ts';
import { findGroup, isTaken } from '../find.ts';
import { readPath, required, requiredName } from '../input.ts';
import { iamState } from '../store.ts';
import { membersOf } from './group-members.ts';

/**
 * Asks about the group as it is, and as it shall be.
 * Source: https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateGroup.html
 */
export const updateGroup = defineOperation<UpdateGroupRequest, object>({
  name: 'UpdateGroup',
  requires: (input, call) => {
    const old = onGroup('UpdateGroup', call, input.GroupName ?? '');
    const name = input.NewGroupName ?? input.GroupName ?? '';
    const path = input.NewPath ?? iamState(call.account).groups.get(input.GroupName ?? '')?.path;
    const resource = groupArn(call.account.accountId, name, path);
    return resource === old.resource
      ? [old]
      : [old, { ...old, resource, resourceAsPrinted: `group ${name}` }];
  },
  handle: (input, { account }) => {
    const { groups } = iamState(account);
    const group = findGroup(account, required(input.GroupName, 'groupName'));
    const name =
      input.NewGroupName === undefined ? group.name : requiredName(input.NewGroupName, 'newGroupName');
    if (name.toLowerCase() !== group.name.toLowerCase() && isTaken(groups, name)) {
      throw entityAlreadyExists(`Group with name ${name} already exists.`);
    }
    const path = input.NewPath === undefined ? group.path : readPath(input.NewPath, 'newPath');
    const members = membersOf(account, group);
    for (const member of members) member.groups.delete(group.name);
    groups.delete(group.name);
    group.name = name;
    group.path = path;
    group.arn = groupArn(account.accountId, name, path);
    groups.set(name, group);
    for (const member of members) member.groups.set(name, group);
    return {};
  },
});
