import type { ListEntitiesForPolicyRequest, ListEntitiesForPolicyResponse } from '@aws-sdk/client-iam';
import { defineOperation } from '../../operation.ts';
import { onPolicy } from '../arns.ts';
import { findPolicy } from '../find.ts';
import { paginate, required } from '../input.ts';
import { attachedTo, boundaryOf } from './render-policy.ts';

export const listEntitiesForPolicy = defineOperation<
  ListEntitiesForPolicyRequest,
  ListEntitiesForPolicyResponse
>({
  name: 'ListEntitiesForPolicy',
  requires: (input, call) => [onPolicy('ListEntitiesForPolicy', call, input.PolicyArn ?? '')],
  handle: (input, { account }) => {
    const policy = findPolicy(account, required(input.PolicyArn, 'policyArn'));
    const { users, roles, groups } =
      input.PolicyUsageFilter === 'PermissionsBoundary'
        ? boundaryOf(account, policy)
        : attachedTo(account, policy);
    const entities = [...groups, ...users, ...roles].filter(
      (entity) =>
        entity.path.startsWith(input.PathPrefix ?? '/') &&
        (input.EntityFilter === undefined || input.EntityFilter.toLowerCase() === entity.kind),
    );
    const { items, ...page } = paginate(entities, input);
    const ofKind = (kind: string): typeof items => items.filter((entity) => entity.kind === kind);
    return {
      PolicyGroups: ofKind('group').map(({ name, id }) => ({ GroupName: name, GroupId: id })),
      PolicyUsers: ofKind('user').map(({ name, id }) => ({ UserName: name, UserId: id })),
      PolicyRoles: ofKind('role').map(({ name, id }) => ({ RoleName: name, RoleId: id })),
      ...page,
    };
  },
});
