import type { CreateRoleRequest, CreateRoleResponse } from '@aws-sdk/client-iam';
import type { Account } from '../../account.ts';
import { defineOperation, type Requirement } from '../../operation.ts';
import { roleArn } from '../arns.ts';
import { Delayed } from '../delayed.ts';
import { entityAlreadyExists } from '../iam-errors.ts';
import { findAttachablePolicy, isTaken } from '../find.ts';
import { createUniqueId } from '../ids.ts';
import { readPath, required, requiredName } from '../input.ts';
import { emptyPolicySet, publishPolicies } from '../policy-set.ts';
import { delaysOf } from '../propagation.ts';
import { assertRoom } from '../quotas.ts';
import { renderRole } from '../render.ts';
import { iamState, type Role } from '../store.ts';
import { ownTags, putTags, tagContext } from '../tags.ts';
import { nameByIds } from './trust-principals.ts';
import { assertTrustPolicy } from './trust-policy.ts';

export const createRole = defineOperation<CreateRoleRequest, CreateRoleResponse>({
  name: 'CreateRole',
  requires: (input, { account }) => {
    const resource = roleArn(account.accountId, input.RoleName ?? '', input.Path);
    const tags = tagContext(input.Tags);
    const boundary = input.PermissionsBoundary;
    const create: Requirement = {
      action: 'iam:CreateRole',
      resource,
      context: { ...tags, ...(boundary !== undefined && { 'iam:PermissionsBoundary': boundary }) },
    };
    if (ownTags(input.Tags).length === 0) return [create];
    return [create, { action: 'iam:TagRole', resource, context: tags }];
  },
  handle: (input, call) => {
    const { account } = call;
    const name = requiredName(input.RoleName, 'roleName', 64);
    const path = readPath(input.Path);
    const trustPolicy = required(input.AssumeRolePolicyDocument, 'assumeRolePolicyDocument');
    if (isTaken(iamState(account).roles, name)) {
      throw entityAlreadyExists(`Role with name ${name} already exists.`);
    }
    assertRoom(iamState(account).roles.size, 'RolesQuota');
    assertTrustPolicy(account, trustPolicy);
    const role = makeRole(account, { name, path, trustPolicy: nameByIds(account, trustPolicy) });
    role.description = input.Description;
    role.maxSessionDuration = input.MaxSessionDuration ?? role.maxSessionDuration;
    if (input.PermissionsBoundary !== undefined) {
      role.boundary = findAttachablePolicy(account, input.PermissionsBoundary);
    }
    putTags(role.tags, input.Tags, call);
    addRole(account, role);
    return { Role: renderRole(account, role) };
  },
});

export function makeRole(
  account: Account,
  { name, path, trustPolicy }: { readonly name: string; readonly path: string; readonly trustPolicy: string },
): Role {
  const trust = new Delayed(JSON.stringify({ Version: '2012-10-17', Statement: [] }));
  trust.set(trustPolicy, delaysOf(account, 'trust policy'));
  return {
    kind: 'role',
    name,
    path,
    id: createUniqueId('AROA'),
    arn: roleArn(account.accountId, name, path),
    createDate: new Date(),
    tags: new Map(),
    boundary: undefined,
    inlinePolicies: new Map(),
    attachedPolicies: new Map(),
    policySet: new Delayed(emptyPolicySet),
    trustPolicy: trust,
    description: undefined,
    maxSessionDuration: 3600,
    lastUsed: undefined,
  };
}

export function addRole(account: Account, role: Role): void {
  const state = iamState(account);
  state.roles.set(role.name, role);
  state.identitiesById.set(role.id, role);
  publishPolicies(account, role);
}
