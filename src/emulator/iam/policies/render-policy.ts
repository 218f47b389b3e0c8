import type { Policy, PolicyVersion as RenderedVersion } from '@aws-sdk/client-iam';
import type { Account } from '../../account.ts';
import { encodeDocument } from '../render.ts';
import {
  iamState,
  type Group,
  type ManagedPolicy,
  type PolicyVersion,
  type Role,
  type User,
} from '../store.ts';
import { renderTags } from '../tags.ts';

export interface Entities {
  readonly users: readonly User[];
  readonly roles: readonly Role[];
  readonly groups: readonly Group[];
}

export function attachedTo(account: Account, policy: ManagedPolicy): Entities {
  return entitiesWhere(account, ({ attachedPolicies }) => attachedPolicies.has(policy.arn));
}

export function boundaryOf(account: Account, policy: ManagedPolicy): Entities {
  return entitiesWhere(account, (holder) => holder.kind !== 'group' && holder.boundary === policy);
}

export function countEntities({ users, roles, groups }: Entities): number {
  return users.length + roles.length + groups.length;
}

/** Lists leave description and tags out. */
export function renderPolicy(
  account: Account,
  policy: ManagedPolicy,
  detail: 'full' | 'listed' = 'full',
): Policy {
  return {
    PolicyName: policy.name,
    PolicyId: policy.id,
    Arn: policy.arn,
    Path: policy.path,
    DefaultVersionId: policy.defaultVersionId,
    AttachmentCount: countEntities(attachedTo(account, policy)),
    PermissionsBoundaryUsageCount: countEntities(boundaryOf(account, policy)),
    IsAttachable: true,
    CreateDate: policy.createDate,
    UpdateDate: policy.updateDate,
    ...(detail === 'full' && policy.description !== undefined && { Description: policy.description }),
    ...(detail === 'full' && { Tags: renderTags(policy.tags) }),
  };
}

/** Only GetPolicyVersion answers the document. */
export function renderVersion(
  policy: ManagedPolicy,
  version: PolicyVersion,
  detail: 'full' | 'listed' = 'listed',
): RenderedVersion {
  return {
    VersionId: version.id,
    IsDefaultVersion: version.id === policy.defaultVersionId,
    CreateDate: version.createDate,
    ...(detail === 'full' && { Document: encodeDocument(version.text) }),
  };
}

function entitiesWhere(account: Account, isMeant: (holder: User | Role | Group) => boolean): Entities {
  const { users, roles, groups } = iamState(account);
  return {
    users: [...users.values()].filter(isMeant),
    roles: [...roles.values()].filter(isMeant),
    groups: [...groups.values()].filter(isMeant),
  };
}
