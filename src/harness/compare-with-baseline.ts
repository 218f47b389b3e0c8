import { conditionKey } from '../policy/document.ts';
import type { Grant } from '../policy/grant.ts';
import { covers } from '../policy/match.ts';
import type { BaselineGrant } from '../artifact/baseline.ts';
import type { LedgerGrant } from './ledger/ledger.ts';
import type { Context } from './types.ts';

/** What a run found of the policy that it began with. */
export interface Comparison {
  /** What was refused though that policy was in force: new grants, and its own that had to be wider. */
  readonly missing: readonly LedgerGrant[];
  /** Those of its grants that a whole life did not miss. */
  readonly unneeded: readonly LedgerGrant[];
}

/** Nothing is missing and nothing unneeded where the run began with nothing. */
export function compareWithBaseline({ preflight, ledger, unneeded }: Context): Comparison {
  const given = preflight?.baseline?.grants;
  if (given === undefined) return { missing: [], unneeded: [] };
  return {
    missing: ledger.grants.filter((grant) => !given.some((one) => allows(one, grant))),
    unneeded: unneeded.filter(({ isGiven }) => isGiven),
  };
}

/** A condition may be what the call was refused for: only the same one allows the same. */
function allows(given: BaselineGrant, grant: Pick<LedgerGrant, 'grantee'> & Grant): boolean {
  return (
    given.grantee === grant.grantee &&
    (given.condition === undefined || conditionKey(given.condition) === conditionKey(grant.condition)) &&
    covers(given, grant.action, grant.resource)
  );
}
