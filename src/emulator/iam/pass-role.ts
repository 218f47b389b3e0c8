import type { Account } from '../account.ts';
import type { Requirement } from '../operation.ts';
import { findRole } from './roles/find-role.ts';
import { trustsService } from './roles/trust-policy.ts';

/**
 * What a service asks where it is handed a role that it will take on: nothing where there is none.
 * `service` is its principal, `codebuild.amazonaws.com`.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html
 */
export function toPassRole(roleArn: string | undefined, service: string): readonly Requirement[] {
  if (roleArn === undefined || roleArn === '') return [];
  return [{ action: 'iam:PassRole', resource: roleArn, context: { 'iam:PassedToService': service } }];
}

/** Whether there is a role of this ARN in the account that the service may take on, telling `context` as it does. */
export function isAssumableBy(
  service: string,
  roleArn: string | undefined,
  account: Account,
  context?: Readonly<Record<string, string>>,
): boolean {
  const role = findRole(account, roleArn ?? '');
  return role !== undefined && trustsService(account, role, service, context);
}
