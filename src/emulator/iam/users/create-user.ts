import type { CreateUserRequest, CreateUserResponse } from '@aws-sdk/client-iam';
import type { Account } from '../../account.ts';
import { defineOperation, type Requirement } from '../../operation.ts';
import { userArn } from '../arns.ts';
import { Delayed } from '../delayed.ts';
import { entityAlreadyExists } from '../iam-errors.ts';
import { findAttachablePolicy, isTaken } from '../find.ts';
import { createUniqueId } from '../ids.ts';
import { readPath, requiredName } from '../input.ts';
import { emptyPolicySet, publishPolicies } from '../policy-set.ts';
import { assertRoom } from '../quotas.ts';
import { renderUser } from '../render.ts';
import { iamState, type User } from '../store.ts';
import { ownTags, putTags, tagContext } from '../tags.ts';

export const createUser = defineOperation<CreateUserRequest, CreateUserResponse>({
  name: 'CreateUser',
  requires: (input, { account }) => {
    const resource = userArn(account.accountId, input.UserName ?? '', input.Path);
    const tags = tagContext(input.Tags);
    const boundary = input.PermissionsBoundary;
    const create: Requirement = {
      action: 'iam:CreateUser',
      resource,
      context: { ...tags, ...(boundary !== undefined && { 'iam:PermissionsBoundary': boundary }) },
    };
    if (ownTags(input.Tags).length === 0) return [create];
    return [create, { action: 'iam:TagUser', resource, context: tags }];
  },
  handle: (input, call) => {
    const { account } = call;
    const name = requiredName(input.UserName, 'userName', 64);
    const path = readPath(input.Path);
    if (isTaken(iamState(account).users, name)) {
      throw entityAlreadyExists(`User with name ${name} already exists.`);
    }
    assertRoom(iamState(account).users.size, 'UsersQuota');
    const boundary =
      input.PermissionsBoundary === undefined
        ? undefined
        : findAttachablePolicy(account, input.PermissionsBoundary);
    const user = makeUser(account, name, path);
    user.boundary = boundary;
    putTags(user.tags, input.Tags, call);
    addUser(account, user);
    publishPolicies(account, user);
    return { User: renderUser(user) };
  },
});

export function makeUser(account: Account, name: string, path: string): User {
  return {
    kind: 'user',
    name,
    path,
    id: createUniqueId('AIDA'),
    arn: userArn(account.accountId, name, path),
    createDate: new Date(),
    tags: new Map(),
    boundary: undefined,
    inlinePolicies: new Map(),
    attachedPolicies: new Map(),
    groups: new Map(),
    accessKeys: new Map(),
    policySet: new Delayed(emptyPolicySet),
  };
}

export function addUser(account: Account, user: User): void {
  const state = iamState(account);
  state.users.set(user.name, user);
  state.identitiesById.set(user.id, user);
}
