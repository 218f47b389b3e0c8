import type { ManagedPolicy } from './store.ts';

/**
 * The actions whose requests hold `iam:PermissionsBoundary`. What tags, lists or passes a role has no such key, so that a condition on it
 * is never met there.
 * Source: https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html
 */
const withBoundary: ReadonlySet<string> = new Set([
  'iam:AttachRolePolicy',
  'iam:AttachUserPolicy',
  'iam:CreateRole',
  'iam:CreateUser',
  'iam:DeleteRole',
  'iam:DeleteRolePermissionsBoundary',
  'iam:DeleteRolePolicy',
  'iam:DeleteUserPermissionsBoundary',
  'iam:DeleteUserPolicy',
  'iam:DetachRolePolicy',
  'iam:DetachUserPolicy',
  'iam:GetRole',
  'iam:PutRolePermissionsBoundary',
  'iam:PutRolePolicy',
  'iam:PutUserPermissionsBoundary',
  'iam:PutUserPolicy',
  'iam:UpdateAssumeRolePolicy',
  'iam:UpdateRole',
  'iam:UpdateRoleDescription',
]);

/** What a condition can ask about the boundary of who is acted on. */
export function boundaryContext(
  action: string,
  boundary: ManagedPolicy | undefined,
): Readonly<Record<string, string>> {
  return boundary !== undefined && withBoundary.has(action)
    ? { 'iam:PermissionsBoundary': boundary.arn }
    : {};
}
