import type { Account } from '../account.ts';
import { compiledPolicy } from '../authorization/policy-cache.ts';
import type { SourcedPolicy } from '../authorization/evaluate.ts';
import type { Principal } from '../operation.ts';
import type { Delayed } from './delayed.ts';
import { delaysOf } from './propagation.ts';
import { iamState, type Group, type ManagedPolicy, type PolicySet, type Role, type User } from './store.ts';

export const emptyPolicySet: PolicySet = { inline: [], managed: [], boundary: undefined, groups: [] };

/** To be called after every change of a holder's policies; the evaluator sees it after the account's delay. */
export function publishPolicies(account: Account, holder: User | Role | Group): void {
  holder.policySet.set(snapshot(holder), delaysOf(account, `policies of a ${holder.kind}`));
}

export function snapshot(holder: User | Role | Group): PolicySet {
  return {
    inline: [...holder.inlinePolicies.values()],
    managed: [...holder.attachedPolicies.values()],
    boundary: holder.kind === 'group' ? undefined : holder.boundary,
    groups: holder.kind === 'user' ? [...holder.groups.values()] : [],
  };
}

/** The user or role behind a principal, even when it has been deleted meanwhile. */
export function identityOf(account: Account, principal: Principal): User | Role | undefined {
  switch (principal.kind) {
    case 'root':
      return undefined;
    case 'user':
    case 'federated-user':
      return iamState(account).identitiesById.get(principal.userId);
    case 'assumed-role':
      return iamState(account).identitiesById.get(principal.roleId);
  }
}

export interface PoliciesOfIdentity {
  readonly identity: readonly SourcedPolicy[];
  readonly boundary: readonly SourcedPolicy[] | undefined;
}

/** The policies of an identity that are honoured at this moment: by one host, or by all of them. */
export function honouredPolicies(
  account: Account,
  identity: User | Role,
  host: number | undefined,
): PoliciesOfIdentity {
  return collect(account, identity, (delayed) =>
    host === undefined ? delayed.honoured : delayed.honouredOn(host),
  );
}

type Reading = <Value>(delayed: Delayed<Value>) => Value;

function collect(account: Account, identity: User | Role, read: Reading): PoliciesOfIdentity {
  const sourced = (policy: ManagedPolicy): SourcedPolicy => ({
    arn: policy.arn,
    document: compiledPolicy(account, read(policy.text)),
  });
  const own = read(identity.policySet);
  const sets = [own, ...own.groups.map((group) => read(group.policySet))];
  return {
    identity: sets.flatMap(({ inline, managed }) => [
      ...inline.map((text): SourcedPolicy => ({ document: compiledPolicy(account, text) })),
      ...managed.map(sourced),
    ]),
    boundary: own.boundary && [sourced(own.boundary)],
  };
}
