import type { Account } from '../account.ts';
import { AwsError } from '../operation.ts';
import { noSuchEntity } from './iam-errors.ts';
import {
  iamState,
  type Group,
  type InstanceProfile,
  type ManagedPolicy,
  type Role,
  type User,
} from './store.ts';

export function findUser(account: Account, name: string): User {
  const user = iamState(account).users.get(name);
  if (!user) throw noSuchEntity(`The user with name ${name} cannot be found.`);
  return user;
}

export function findRoleByName(account: Account, name: string): Role {
  const role = iamState(account).roles.get(name);
  if (!role) throw noSuchEntity(`The role with name ${name} cannot be found.`);
  return role;
}

/**
 * As {@link findRoleByName}, for what changes what a role may do or who may take it on: service-linked roles are not changed.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/using-service-linked-roles.html
 */
export function findModifiableRole(account: Account, name: string): Role {
  const role = findRoleByName(account, name);
  if (role.path.startsWith('/aws-service-role/')) {
    throw new AwsError(
      'UnmodifiableEntity',
      `Cannot perform the operation on the protected role '${role.name}' - this role is only modifiable by AWS`,
    );
  }
  return role;
}

export function findGroup(account: Account, name: string): Group {
  const group = iamState(account).groups.get(name);
  if (!group) throw noSuchEntity(`The group with name ${name} cannot be found.`);
  return group;
}

export function findPolicy(account: Account, arn: string): ManagedPolicy {
  const policy = iamState(account).policies.get(arn);
  if (!policy) throw noSuchEntity(`Policy ${arn} was not found.`);
  return policy;
}

/** As {@link findPolicy}, in the words of what attaches a policy or sets a boundary. */
export function findAttachablePolicy(account: Account, arn: string): ManagedPolicy {
  const policy = iamState(account).policies.get(arn);
  if (!policy) throw noSuchEntity(`Policy ${arn} does not exist or is not attachable.`);
  return policy;
}

export function findInstanceProfile(account: Account, name: string): InstanceProfile {
  const profile = iamState(account).instanceProfiles.get(name);
  if (!profile) throw noSuchEntity(`Instance Profile ${name} cannot be found.`);
  return profile;
}

/** Names are unique without regard to case. */
export function isTaken(byName: ReadonlyMap<string, unknown>, name: string): boolean {
  const wanted = name.toLowerCase();
  return [...byName.keys()].some((taken) => taken.toLowerCase() === wanted);
}

/** The policies, users, roles … below a path, in the order of their names. */
export function listByPath<Item extends { readonly path: string; readonly name: string }>(
  items: Iterable<Item>,
  pathPrefix = '/',
): readonly Item[] {
  return [...items]
    .filter(({ path }) => path.startsWith(pathPrefix))
    .toSorted((left, right) => left.name.localeCompare(right.name));
}
