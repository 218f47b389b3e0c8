import type { AttachedPolicy } from '@aws-sdk/client-iam';
import type { Account } from '../account.ts';
import type { Requirement } from '../operation.ts';
import { withContext } from './arns.ts';
import { limitExceeded, noSuchEntity } from './iam-errors.ts';
import { findAttachablePolicy } from './find.ts';
import { publishPolicies } from './policy-set.ts';
import { quotas } from './quotas.ts';
import type { Group, Role, User } from './store.ts';

const attachQuotas = {
  user: { name: 'PoliciesPerUser', most: quotas.AttachedPoliciesPerUserQuota },
  group: { name: 'PoliciesPerGroup', most: quotas.AttachedPoliciesPerGroupQuota },
  role: { name: 'PoliciesPerRole', most: quotas.AttachedPoliciesPerRoleQuota },
};

/** Attaching what is attached already succeeds. */
export function attachPolicy(account: Account, holder: User | Role | Group, policyArn: string): void {
  const policy = findAttachablePolicy(account, policyArn);
  if (holder.attachedPolicies.has(policyArn)) return;
  const { name, most } = attachQuotas[holder.kind];
  if (holder.attachedPolicies.size >= most) throw limitExceeded(`Cannot exceed quota for ${name}: ${most}`);
  holder.attachedPolicies.set(policyArn, policy);
  publishPolicies(account, holder);
}

export function detachPolicy(account: Account, holder: User | Role | Group, policyArn: string): void {
  if (!holder.attachedPolicies.delete(policyArn)) {
    throw noSuchEntity(`Policy ${policyArn} was not found.`);
  }
  publishPolicies(account, holder);
}

export function listAttached(holder: User | Role | Group, pathPrefix = '/'): readonly AttachedPolicy[] {
  return [...holder.attachedPolicies.values()]
    .filter(({ path }) => path.startsWith(pathPrefix))
    .map(({ name, arn }) => ({ PolicyName: name, PolicyArn: arn }));
}

/** Adds the policy in question to what a condition can ask for. */
export function withPolicyArn(requirement: Requirement, policyArn: string | undefined): Requirement {
  return policyArn === undefined ? requirement : withContext(requirement, { 'iam:PolicyARN': policyArn });
}
