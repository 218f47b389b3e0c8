import { conditionKey } from '../policy/document.ts';
import { covers } from '../policy/match.ts';
import { findUnmissedParts, type LedgerStatement, wasAllowedByKept } from './ledger/kept.ts';
import type { LedgerGrant } from './ledger/ledger.ts';
import { parametersOf } from './parameters-of.ts';
import type { Context } from './types.ts';

/** What a run found of the policy that it began with. */
export interface Comparison {
  /** What was refused though that policy was in force: new grants, and its own that had to be wider. */
  readonly missing: readonly LedgerGrant[];
  /** Those of its grants that a whole life did not miss. */
  readonly unneeded: readonly LedgerGrant[];
  /** The same of its Allows that grants cannot say. */
  readonly unneededParts: ReturnType<typeof findUnmissedParts>;
  /** Its statements that deny what the service needs. */
  readonly conflicting: readonly LedgerStatement[];
}

/**
 * Nothing is missing and nothing unneeded where the run began with nothing. A condition may be what a call was refused for, so only the
 * same one allows the same; but what was refused in removal lives alone was not refused while the policy was in force.
 */
export function compareWithBaseline({ preflight, ledger, unneeded, lives }: Context): Comparison {
  const life = lives.at(-1);
  if (preflight?.baseline === undefined || life === undefined) {
    return { missing: [], unneeded: [], unneededParts: [], conflicting: [] };
  }
  const given = preflight.baseline.grants;
  const parameters = parametersOf(preflight, life);
  const removal = new Set(lives.filter(({ purpose }) => purpose === 'removal').map(({ number }) => number));
  const isAllowed = (grant: LedgerGrant): boolean => {
    const wasWithheld = grant.sightings.every(({ life }) => removal.has(life));
    if (wasWithheld && wasAllowedByKept(ledger, grant, parameters)) return true;
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
    unneededParts: findUnmissedParts(ledger, parameters),
    conflicting: ledger.statements.filter(({ conflicts }) => conflicts.length > 0),
  };
}
