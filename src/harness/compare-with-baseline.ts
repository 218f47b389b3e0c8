import { conditionKey } from '../policy/document.ts';
import { covers } from '../policy/match.ts';
import type { LedgerGrant } from './ledger/ledger.ts';
import type { Context } from './types.ts';

/** What a run found of the policy that it began with. */
export interface Comparison {
  /** What was refused though that policy was in force: new grants, and its own that had to be wider. */
  readonly missing: readonly LedgerGrant[];
  /** Those of its grants that a whole life did not miss. */
  readonly unneeded: readonly LedgerGrant[];
}

/**
 * Nothing is missing and nothing unneeded where the run began with nothing. A condition may be what a call was refused for, so only the
 * same one allows the same; but what was refused in removal lives alone was not refused while the policy was in force.
 */
export function compareWithBaseline({ preflight, ledger, unneeded, lives }: Context): Comparison {
  const given = preflight?.baseline?.grants;
  if (given === undefined) return { missing: [], unneeded: [] };
  const removal = new Set(lives.filter(({ purpose }) => purpose === 'removal').map(({ number }) => number));
  const isAllowed = (grant: LedgerGrant): boolean => {
    const wasWithheld = grant.sightings.every(({ life }) => removal.has(life));
    return given.some(
      (one) =>
        one.grantee === grant.grantee &&
        (wasWithheld ||
          one.condition === undefined ||
          conditionKey(one.condition) === conditionKey(grant.condition)) &&
        covers(one, grant.action, grant.resource),
    );
  };
  return {
    missing: ledger.grants.filter((grant) => !isAllowed(grant)),
    unneeded: unneeded.filter(({ isGiven }) => isGiven),
  };
}
