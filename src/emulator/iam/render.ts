import type * as Iam from '@aws-sdk/client-iam';
import type { Account } from '../account.ts';
import { nameByArns } from './roles/trust-principals.ts';
import type { Group, InstanceProfile, ManagedPolicy, Role, User } from './store.ts';
import { renderTags } from './tags.ts';

/** IAM answers policy documents URL-encoded as RFC 3986 has it. */
export function encodeDocument(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function renderBoundary(
  boundary: ManagedPolicy | undefined,
): { PermissionsBoundary: Iam.AttachedPermissionsBoundary } | undefined {
  return (
    boundary && {
      PermissionsBoundary: {
        PermissionsBoundaryType: 'PermissionsBoundaryPolicy',
        PermissionsBoundaryArn: boundary.arn,
      },
    }
  );
}

/** Lists leave tags and boundaries out. */
export function renderUser(user: User, detail: 'full' | 'listed' = 'full'): Iam.User {
  return {
    Path: user.path,
    UserName: user.name,
    UserId: user.id,
    Arn: user.arn,
    CreateDate: user.createDate,
    ...(detail === 'full' && renderBoundary(user.boundary)),
    ...(detail === 'full' && user.tags.size > 0 && { Tags: renderTags(user.tags) }),
  };
}

export function renderRole(account: Account, role: Role, detail: 'full' | 'listed' = 'full'): Iam.Role {
  return {
    Path: role.path,
    RoleName: role.name,
    RoleId: role.id,
    Arn: role.arn,
    CreateDate: role.createDate,
    AssumeRolePolicyDocument: encodeDocument(nameByArns(account, role.trustPolicy.current)),
    ...(role.description !== undefined && { Description: role.description }),
    MaxSessionDuration: role.maxSessionDuration,
    ...(detail === 'full' && renderBoundary(role.boundary)),
    ...(detail === 'full' && role.tags.size > 0 && { Tags: renderTags(role.tags) }),
    ...(detail === 'full' && {
      RoleLastUsed: role.lastUsed ? { LastUsedDate: role.lastUsed.date, Region: role.lastUsed.region } : {},
    }),
  };
}

export function renderGroup(group: Group): Iam.Group {
  return {
    Path: group.path,
    GroupName: group.name,
    GroupId: group.id,
    Arn: group.arn,
    CreateDate: group.createDate,
  };
}

export function renderInstanceProfile(account: Account, profile: InstanceProfile): Iam.InstanceProfile {
  return {
    Path: profile.path,
    InstanceProfileName: profile.name,
    InstanceProfileId: profile.id,
    Arn: profile.arn,
    CreateDate: profile.createDate,
    Roles: profile.role ? [renderRole(account, profile.role, 'listed')] : [],
    ...(profile.tags.size > 0 && { Tags: renderTags(profile.tags) }),
  };
}
