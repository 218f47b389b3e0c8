import type * as Iam from '@aws-sdk/client-iam';
import type { Account } from '../../account.ts';
import { defineOperation } from '../../operation.ts';
import { listAttached } from '../attached-policies.ts';
import { paginate } from '../input.ts';
import { renderPolicy, renderVersion } from '../policies/render-policy.ts';
import { encodeDocument, renderGroup, renderInstanceProfile, renderRole, renderUser } from '../render.ts';
import { iamState, type Group, type ManagedPolicy, type Role, type User } from '../store.ts';

type Entity = User | Group | Role | ManagedPolicy;
type Filter = Iam.EntityType;

/**
 * Everything about identities and policies at once; the pages go through users, groups, roles and policies together.
 * Source: https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html
 */
export const getAccountAuthorizationDetails = defineOperation<
  Iam.GetAccountAuthorizationDetailsRequest,
  Iam.GetAccountAuthorizationDetailsResponse
>({
  name: 'GetAccountAuthorizationDetails',
  handle: (input, { account }) => {
    const { users, groups, roles, policies } = iamState(account);
    const wanted = new Set<Filter>(input.Filter ?? []);
    const all: readonly Entity[] = [
      ...users.values(),
      ...groups.values(),
      ...roles.values(),
      ...policies.values(),
    ];
    const { items, ...page } = paginate(
      all.filter((entity) => wanted.size === 0 || wanted.has(filterOf(entity))),
      input,
    );
    const of = <Kind extends Entity>(isKind: (entity: Entity) => entity is Kind): Kind[] =>
      items.filter(isKind);
    return {
      UserDetailList: of(isUser).map(renderUserDetail),
      GroupDetailList: of(isGroup).map((group) => ({
        ...renderGroup(group),
        GroupPolicyList: inlineOf(group),
        AttachedManagedPolicies: [...listAttached(group)],
      })),
      RoleDetailList: of(isRole).map((role) => renderRoleDetail(account, role)),
      Policies: of(isPolicy).map((policy) => ({
        ...renderPolicy(account, policy, 'listed'),
        PolicyVersionList: [...policy.versions.values()].map((version) =>
          renderVersion(policy, version, 'full'),
        ),
      })),
      ...page,
    };
  },
});

function isUser(entity: Entity): entity is User {
  return 'kind' in entity && entity.kind === 'user';
}

function isGroup(entity: Entity): entity is Group {
  return 'kind' in entity && entity.kind === 'group';
}

function isRole(entity: Entity): entity is Role {
  return 'kind' in entity && entity.kind === 'role';
}

function isPolicy(entity: Entity): entity is ManagedPolicy {
  return !('kind' in entity);
}

function filterOf(entity: Entity): Filter {
  if (isUser(entity)) return 'User';
  if (isGroup(entity)) return 'Group';
  if (isRole(entity)) return 'Role';
  return entity.arn.startsWith('arn:aws:iam::aws:') ? 'AWSManagedPolicy' : 'LocalManagedPolicy';
}

function renderUserDetail(user: User): Iam.UserDetail {
  return {
    ...renderUser(user),
    UserPolicyList: inlineOf(user),
    GroupList: [...user.groups.keys()],
    AttachedManagedPolicies: [...listAttached(user)],
  };
}

function renderRoleDetail(account: Account, role: Role): Iam.RoleDetail {
  const { Description: _description, MaxSessionDuration: _duration, ...rendered } = renderRole(account, role);
  const profiles = [...iamState(account).instanceProfiles.values()].filter(
    (profile) => profile.role === role,
  );
  return {
    ...rendered,
    InstanceProfileList: profiles.map((profile) => renderInstanceProfile(account, profile)),
    RolePolicyList: inlineOf(role),
    AttachedManagedPolicies: [...listAttached(role)],
  };
}

function inlineOf(holder: User | Group | Role): Iam.PolicyDetail[] {
  return [...holder.inlinePolicies].map(([PolicyName, text]) => ({
    PolicyName,
    PolicyDocument: encodeDocument(text),
  }));
}
