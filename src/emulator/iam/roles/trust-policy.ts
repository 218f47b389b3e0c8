import type { Account } from '../../account.ts';
import { compiledPolicy } from '../../authorization/policy-cache.ts';
import { letsService } from '../../authorization/service-principal.ts';
import { AwsError } from '../../operation.ts';
import { limitExceeded } from '../iam-errors.ts';
import { assertPolicyDocument } from '../inline-policies.ts';
import { policySize, quotas } from '../quotas.ts';
import { iamState, type Role } from '../store.ts';

const accountPrincipal = /^(?:\d{12}|arn:aws[a-z-]*:iam::\d{12}:root)$/;

/** @throws AwsError MalformedPolicyDocument, LimitExceeded */
export function assertTrustPolicy(account: Account, text: string): void {
  assertPolicyDocument(text, 'role-trust');
  if (policySize(text) > quotas.AssumeRolePolicySizeQuota) {
    throw limitExceeded(`Cannot exceed quota for ACLSizePerRole: ${quotas.AssumeRolePolicySizeQuota}`);
  }
  const items = compiledPolicy(account, text).statements.flatMap(({ principals }) => principals?.items ?? []);
  const invalid = items.find(({ kind, value }) => {
    if (kind === 'anyone') return value !== '*';
    if (kind === 'Service') return !/^[a-z0-9.-]+\.(?:amazonaws\.com(?:\.cn)?|aws\.internal)$/.test(value);
    return kind === 'AWS' && !namesPrincipal(account, value);
  });
  if (invalid) {
    const named = invalid.kind === 'anyone' ? '' : `"${invalid.kind.toUpperCase()}":`;
    throw new AwsError('MalformedPolicyDocument', `Invalid principal in policy: ${named}"${invalid.value}"`);
  }
}

/** Principals of this account must exist; those of other accounts are taken at their word. */
function namesPrincipal(account: Account, value: string): boolean {
  if (accountPrincipal.test(value)) return true;
  if (/^A(?:IDA|ROA)[A-Z2-7]{17}$/.test(value)) return iamState(account).identitiesById.has(value);
  const [arn, , service, , accountId, resource = ''] = value.split(':');
  if (arn !== 'arn' || (service !== 'iam' && service !== 'sts')) return false;
  if (accountId !== account.accountId || service === 'sts') return true;
  const state = iamState(account);
  const name = resource.slice(resource.lastIndexOf('/') + 1);
  return [state.users.get(name), state.roles.get(name)].some((identity) => identity?.arn === value);
}

/** Whether a role lets a service take it on: `lambda.amazonaws.com`. `context` is what the service says beside that, by condition key. */
export function trustsService(
  account: Account,
  role: Role,
  service: string,
  context: Readonly<Record<string, string>> = {},
): boolean {
  return letsService(account, role.trustPolicy.current, {
    service,
    context,
    action: 'sts:AssumeRole',
    resource: role.arn,
  });
}
