import type { Account } from '../account.ts';
import type { AwsError, Call, Requirement } from '../operation.ts';
import {
  makeServiceLinkedRole,
  serviceLinkedRoleName,
  toCreateServiceLinkedRole,
} from './roles/service-linked-role.ts';
import { iamState } from './store.ts';

export function hasServiceLinkedRole(service: string, account: Account): boolean {
  return iamState(account).roles.has(serviceLinkedRoleName(service, undefined));
}

/**
 * What a service asks of its caller where it has no service-linked role yet and is going to make it. `refuse`: what it says instead of
 * IAM's sentence.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/create-service-linked-role.html
 */
export function toHaveServiceLinkedRole(
  service: string,
  { account }: Pick<Call, 'account'>,
  refuse?: (sentence: string) => AwsError,
): readonly Requirement[] {
  if (hasServiceLinkedRole(service, account)) return [];
  const [requirement] = toCreateServiceLinkedRole(service, undefined, account);
  return requirement ? [{ ...requirement, ...(refuse && { refuse }) }] : [];
}

/** Makes the role that the caller was asked for; does nothing where there is one. */
export function ensureServiceLinkedRole(service: string, account: Account): void {
  if (!hasServiceLinkedRole(service, account)) makeServiceLinkedRole(account, service);
}

export function serviceLinkedRoleArn(service: string, { accountId }: Account): string {
  return `arn:aws:iam::${accountId}:role/aws-service-role/${service}/${serviceLinkedRoleName(service, undefined)}`;
}
