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

/**
 * How a statement of a resource policy names the caller. `NotPrincipal` spares only who is listed by name: the account that has to
 * be listed beside a user, or the role beside a session, spares nobody by itself.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
 */
export function matchPrincipal(statement: Statement, principal: Principal): Naming {
  if (!statement.principals) return 'none';
  const named = statement.principals.items
    .map((item) => namingOf(item, principal))
    .reduce<Naming>(strongerNaming, 'none');
  if (!statement.principals.negated) return named;
  return named === 'direct' ? 'none' : 'direct';
}

/**
 * Saved policies name users and roles by their unique ids.
 * Sources: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html ("IAM role principals",
 * "All principals")
 */
function namingOf({ kind, value }: PrincipalItem, principal: Principal): Naming {
  if (kind === 'anyone') return 'direct';
  if (kind !== 'AWS') return 'none';
  if (value === principal.arn) return 'direct';
  if (value === principal.accountId || value === `arn:aws:iam::${principal.accountId}:root`) return 'account';
  switch (principal.kind) {
    case 'root':
      return 'none';
    case 'user':
      return value === principal.userId ? 'direct' : 'none';
    case 'assumed-role':
      return value === principal.roleArn || value === principal.roleId ? 'role' : 'none';
    case 'federated-user':
      // The user behind the session stands for the user's policies, as a role for the role's.
      return value === principal.userArn || value === principal.userId ? 'role' : 'none';
  }
}
