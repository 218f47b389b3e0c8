import type {
  CreateGroupRequest,
  CreateGroupResponse,
  DeleteGroupRequest,
  GetGroupRequest,
  GetGroupResponse,
  GroupType,
  ListGroupsRequest,
  ListGroupsResponse,
  UpdateGroupRequest,
  UpdateGroupResponse,
} from '@aws-sdk/client-cognito-identity-provider';
import { toPassRole } from '../iam/pass-role.ts';
import { AwsError, defineOperation, type Call } from '../operation.ts';
import { pageOf } from './paging.ts';
import { getParts } from './pool-parts.ts';
import { cognito, onPool } from './requirements.ts';

/** Source: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateGroup.html */
export const createGroup = defineOperation<CreateGroupRequest, CreateGroupResponse>({
  name: 'CreateGroup',
  requires: (input, call) => [
    onPool('CreateGroup', input.UserPoolId, call),
    ...toPassRole(input.RoleArn, cognito),
  ],
  handle: (input, call) => {
    const { groups } = getParts(call, input.UserPoolId);
    const { GroupName: name = '' } = input;
    if (groups.has(name)) throw new AwsError('GroupExistsException', 'A group with the name already exists.');
    const now = new Date();
    const group: GroupType = { ...input, CreationDate: now, LastModifiedDate: now };
    groups.set(name, group);
    return { Group: group };
  },
});

export const getGroup = defineOperation<GetGroupRequest, GetGroupResponse>({
  name: 'GetGroup',
  requires: (input, call) => [onPool('GetGroup', input.UserPoolId, call)],
  handle: (input, call) => ({ Group: findGroup(input, call) }),
});

export const updateGroup = defineOperation<UpdateGroupRequest, UpdateGroupResponse>({
  name: 'UpdateGroup',
  requires: (input, call) => [
    onPool('UpdateGroup', input.UserPoolId, call),
    ...toPassRole(input.RoleArn, cognito),
  ],
  handle: (input, call) => {
    const { CreationDate } = findGroup(input, call);
    const group: GroupType = { ...input, CreationDate, LastModifiedDate: new Date() };
    getParts(call, input.UserPoolId).groups.set(input.GroupName ?? '', group);
    return { Group: group };
  },
});

export const deleteGroup = defineOperation<DeleteGroupRequest, object>({
  name: 'DeleteGroup',
  requires: (input, call) => [onPool('DeleteGroup', input.UserPoolId, call)],
  handle: (input, call) => {
    findGroup(input, call);
    getParts(call, input.UserPoolId).groups.delete(input.GroupName ?? '');
    return {};
  },
});

export const listGroups = defineOperation<ListGroupsRequest, ListGroupsResponse>({
  name: 'ListGroups',
  requires: (input, call) => [onPool('ListGroups', input.UserPoolId, call)],
  handle: (input, call) => {
    const { items, next } = pageOf([...getParts(call, input.UserPoolId).groups.values()], {
      NextToken: input.NextToken,
      MaxResults: input.Limit,
    });
    return { Groups: items, ...next };
  },
});

/** @throws AwsError ResourceNotFoundException */
function findGroup({ UserPoolId, GroupName }: GetGroupRequest, call: Call): GroupType {
  const group = getParts(call, UserPoolId).groups.get(GroupName ?? '');
  if (group) return group;
  throw new AwsError('ResourceNotFoundException', 'Group not found.');
}
