import { allowAnyPath } from './iam-paths.ts';
import type { Ledger, LedgerGrant, Widening } from './ledger.ts';

/**
 * The next rung for a grant that was in force and yet was refused: the same name under any path, the same resource with what may
 * follow it, then any resource. Undefined: the ladder has ended.
 */
export function escalate(
  ledger: Ledger,
  grant: LedgerGrant,
  refusals: number,
): { readonly ledger: Ledger; readonly widening: Widening } | undefined {
  const anyPath = allowAnyPath(grant);
  const to = anyPath ?? (grant.guessed ? '*' : nextRung(grant.resource));
  if (to === grant.resource) return undefined;
  if (to === undefined) return undefined;
  const widening: Widening = {
    from: grant.resource,
    to,
    arns: [grant.resource],
    reason: grant.guessed
      ? 'refused on the resource that was guessed'
      : `refused ${refusals} times though granted${anyPath === undefined ? '' : ', and its path is not printed'}`,
  };
  const grants = ledger.grants.map((other) =>
    other.id === grant.id ? { ...other, resource: to, widenings: [...other.widenings, widening] } : other,
  );
  return { ledger: { ...ledger, grants }, widening };
}

function nextRung(resource: string): string | undefined {
  if (resource === '*') return undefined;
  return resource.endsWith('*') ? '*' : `${resource}*`;
}
