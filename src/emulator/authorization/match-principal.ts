import type { Principal } from '../operation.ts';
import type { PrincipalItem, Statement } from './policy-document.ts';

/**
 * How a resource policy names the caller. `account` only delegates to the account's own policies; `role` grants to the
 * role, within its boundary and session policies; `direct` grants to this very user or session.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics-single-account.html
 */
export type Naming = 'none' | 'account' | 'role' | 'direct';

const strength: Readonly<Record<Naming, number>> = { none: 0, account: 1, role: 2, direct: 3 };

export function strongerNaming(left: Naming, right: Naming): Naming {
  return strength[left] >= strength[right] ? left : right;
}

/** How a statement of a resource policy names the caller. */
export function matchPrincipal(statement: Statement, principal: Principal): Naming {
  if (!statement.principals) return 'none';
  const named = statement.principals.items
    .map((item) => namingOf(item, principal))
    .reduce<Naming>(strongerNaming, 'none');
  if (!statement.principals.negated) return named;
  return named === 'none' ? 'direct' : 'none';
}

function namingOf({ kind, value }: PrincipalItem, principal: Principal): Naming {
  if (kind === 'anyone') return 'direct';
  if (kind !== 'AWS') return 'none';
  if (value === principal.accountId || value === `arn:aws:iam::${principal.accountId}:root`) return 'account';
  if (value === principal.arn) return 'direct';
  return principal.kind === 'assumed-role' && value === principal.roleArn ? 'role' : 'none';
}
