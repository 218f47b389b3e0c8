import type { RoleMapping } from '@aws-sdk/client-cognito-identity';
import { toPassRole } from '../iam/pass-role.ts';
import type { Call, Requirement } from '../operation.ts';
import { identityPools, poolArn } from './store.ts';

/** A permission on an identity pool; on all of them, and on one to come, it is asked without an id, see behaviour.md. */
export function onPool(
  operation: string,
  id: string | undefined,
  call: Call,
  context: NonNullable<Requirement['context']> = {},
): Requirement {
  return {
    action: `cognito-identity:${operation}`,
    resource: poolArn(id ?? '', call),
    resourceTags: identityPools(call).get(id ?? '')?.tags,
    context,
  };
}

export interface PoolRoles {
  readonly Roles?: Readonly<Record<string, string>> | undefined;
  readonly RoleMappings?: Readonly<Record<string, RoleMapping>> | undefined;
}

/** Every role that identities of a pool may get, once. */
export function rolesIn({ Roles: roles = {}, RoleMappings: mappings = {} }: PoolRoles): readonly string[] {
  const mapped = Object.values(mappings).flatMap(
    ({ RulesConfiguration: rules }) => rules?.Rules?.map(({ RoleARN }) => RoleARN ?? '') ?? [],
  );
  return [...new Set([...Object.values(roles), ...mapped])];
}

/** Source: https://github.com/awslabs/aws-api-gateway-developer-portal/issues/11 */
export function toPassRoles(roles: PoolRoles): readonly Requirement[] {
  return rolesIn(roles)
    .filter(isRoleArn)
    .flatMap((role) => toPassRole(role, 'cognito-identity.amazonaws.com'));
}

export function isRoleArn(role: string): boolean {
  return /^arn:aws:iam::\d{12}:role\/.+/.test(role);
}
