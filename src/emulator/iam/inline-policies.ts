import type { Account } from '../account.ts';
import { findPolicyFault, type PolicyKind } from '../authorization/policy-grammar.ts';
import { AwsError } from '../operation.ts';
import { limitExceeded, noSuchEntity } from './iam-errors.ts';
import { publishPolicies } from './policy-set.ts';
import { policySize, quotas } from './quotas.ts';
import { encodeDocument } from './render.ts';
import type { Group, Role, User } from './store.ts';

const sizeQuotas = {
  user: quotas.UserPolicySizeQuota,
  group: quotas.GroupPolicySizeQuota,
  role: quotas.RolePolicySizeQuota,
};

/** @throws AwsError MalformedPolicyDocument */
export function assertPolicyDocument(text: string, kind: PolicyKind): void {
  const fault = findPolicyFault(text, kind);
  if (fault !== undefined) throw new AwsError('MalformedPolicyDocument', fault);
}

/** The quota is for all inline policies of the holder together. */
export function putInlinePolicy(
  account: Account,
  holder: User | Role | Group,
  name: string,
  text: string,
): void {
  assertPolicyDocument(text, 'identity');
  const others = [...holder.inlinePolicies].filter(([other]) => other !== name).map(([, other]) => other);
  const size = [...others, text].reduce((sum, document) => sum + policySize(document), 0);
  const quota = sizeQuotas[holder.kind];
  if (size > quota) {
    throw limitExceeded(`Maximum policy size of ${quota} bytes exceeded for ${holder.kind} ${holder.name}`);
  }
  holder.inlinePolicies.set(name, text);
  publishPolicies(account, holder);
}

/** URL-encoded, as the API answers it. */
export function getInlinePolicy(holder: User | Role | Group, name: string): string {
  const text = holder.inlinePolicies.get(name);
  if (text === undefined) throw noInlinePolicy(holder, name);
  return encodeDocument(text);
}

export function deleteInlinePolicy(account: Account, holder: User | Role | Group, name: string): void {
  if (!holder.inlinePolicies.delete(name)) throw noInlinePolicy(holder, name);
  publishPolicies(account, holder);
}

function noInlinePolicy(holder: User | Role | Group, name: string): AwsError {
  return noSuchEntity(`The ${holder.kind} policy with name ${name} cannot be found.`);
}
