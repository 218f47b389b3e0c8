/** Holds in a request the boundary that a role is made with, is given, or has. */
export const boundaryKey = 'iam:PermissionsBoundary';

/**
 * What changes a role and can be held to roles with a given boundary. Not among them is iam:DeleteRolePermissionsBoundary: under the
 * condition it takes away the very boundary that is asked for.
 * Source: https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html (the actions
 * with the condition key iam:PermissionsBoundary)
 */
export const boundedActions: readonly string[] = [
  'iam:AttachRolePolicy',
  'iam:CreateRole',
  'iam:DeleteRole',
  'iam:DeleteRolePolicy',
  'iam:DetachRolePolicy',
  'iam:PutRolePermissionsBoundary',
  'iam:PutRolePolicy',
  'iam:UpdateAssumeRolePolicy',
  'iam:UpdateRole',
  'iam:UpdateRoleDescription',
];
