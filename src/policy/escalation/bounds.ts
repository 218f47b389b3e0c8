import { boundaryKey } from '../boundary/bounded-actions.ts';
import type { Condition, Grant } from '../grant.ts';
import { coversAction } from '../match.ts';
import { meet } from './meet.ts';

/** Ids of the ways that lead nowhere where roles have to have a boundary. */
export const waysThroughRoles: readonly string[] = ['create-role', 'change-role'];

/** What makes or writes a role, and can be held to roles with a boundary. What runs as a bounded role does no more than the boundary allows. */
const bounding = [
  'iam:CreateRole',
  'iam:PutRolePolicy',
  'iam:AttachRolePolicy',
  'iam:PutRolePermissionsBoundary',
];

/**
 * Whether a grant makes or writes roles only where these have a boundary that the policy itself cannot lift.
 * @param isOpen whether what is known of a boundary leaves a way to everything; false where nothing is known
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html#access_policies_boundaries-delegate
 */
export function isBounded(
  grant: Grant,
  grants: readonly Grant[],
  isOpen: (boundaryArn: string) => boolean,
): boolean {
  if (!bounding.some((action) => coversAction(grant.action, action))) return false;
  const arns = boundariesOf(grant.condition);
  return (
    arns !== undefined &&
    arns.every((arn) => !isOpen(arn) && !canRewrite(arn, grants)) &&
    !grants.some((other) => liftsBoundaries(other) && meet(other.resource, grant.resource))
  );
}

/** The boundaries that a condition asks for by name. Undefined: it does not ask for one, or for just any. */
function boundariesOf(condition: Condition | undefined): readonly string[] | undefined {
  for (const [operator, keys] of Object.entries(condition ?? {})) {
    // With `IfExists` or `ForAllValues` a role without any boundary passes.
    if (!/^(?:ForAnyValue:)?(?:StringEquals|StringLike|ArnEquals|ArnLike)$/.test(operator)) continue;
    for (const [key, value] of Object.entries(keys)) {
      const arns = [value].flat();
      const isNamed = arns.every((arn) => /:policy\/[^*?]+$/.test(arn));
      if (key.toLowerCase() === boundaryKey.toLowerCase() && isNamed) return arns;
    }
  }
  return undefined;
}

/** Under whichever condition: to take a boundary off, the role has to have it. */
function liftsBoundaries({ action, condition }: Grant): boolean {
  return (
    coversAction(action, 'iam:DeleteRolePermissionsBoundary') ||
    (coversAction(action, 'iam:PutRolePermissionsBoundary') && boundariesOf(condition) === undefined)
  );
}

/** Whether the policy may change what the boundary itself allows: by a version, or by making it anew. */
function canRewrite(boundaryArn: string, grants: readonly Grant[]): boolean {
  const may = (action: string): boolean =>
    grants.some((grant) => coversAction(grant.action, action) && meet(grant.resource, boundaryArn));
  return (
    may('iam:CreatePolicyVersion') ||
    may('iam:SetDefaultPolicyVersion') ||
    (may('iam:DeletePolicy') && may('iam:CreatePolicy'))
  );
}
