import type { Baseline } from '../artifact/baseline.ts';
import { type Change, findChanges, isInDoubt } from '../proof/fingerprint.ts';
import { countFrom } from './numbering.ts';
import { clientPlace, type Ledger, type LedgerGrant } from './ledger/ledger.ts';
import type { Context } from './types.ts';

/** No life of this run: it is of an earlier one. */
export const earlierLife = 0;

/** The ledger of a run that begins with a policy. */
export function createLedger({
  grants,
  runId,
  statements = [],
}: Pick<Baseline, 'grants' | 'runId' | 'statements'>): Ledger {
  return {
    grants: grants.map((grant, index): LedgerGrant => {
      const { grantee, action, resource, condition, via, shown, phases, askedBy, widenings } = grant;
      return {
        id: `g${index + 1}`,
        grantee,
        action,
        resource,
        // Of what the harness has proven, every condition is its own.
        ...(condition && { condition, ...(runId !== undefined && { isHardened: true }) }),
        ...(shown && { shown }),
        via,
        isGiven: true,
        sightings: askedBy.map(({ logicalId, resourceType, with: surroundings }) => ({
          denialId: '',
          life: earlierLife,
          attempt: 0,
          phase: phases[0] ?? 'deploy',
          place: logicalId ?? clientPlace,
          ...(resourceType !== undefined && { resourceType }),
          resource,
          ...(surroundings && { with: surroundings }),
        })),
        widenings,
      };
    }),
    statements: statements.map((one, nth) => ({ ...one, id: `s${nth + 1}`, conflicts: [] })),
    softDenials: [],
    grantNumbers: countFrom(grants.length),
    denialNumbers: countFrom(0),
  };
}

/** In what the service is another one than the policy was proven for. Undefined: that is not known. */
export function findServiceChanges({ preflight, fingerprint }: Context): readonly Change[] | undefined {
  const before = preflight?.baseline?.fingerprint;
  return before === undefined || fingerprint === undefined ? undefined : findChanges(before, fingerprint);
}

/**
 * Whether what asked for a grant of the baseline is no longer there as it was, and nothing in this run has asked for it. Where the
 * changes are not known, everything may have changed.
 */
export function isOutdated(grant: LedgerGrant, changes: readonly Change[] | undefined): boolean {
  if (grant.isGiven !== true || grant.sightings.some(({ life }) => life !== earlierLife)) return false;
  if (changes === undefined) return true;
  const askedBy = grant.sightings.map(({ place, with: surroundings }) =>
    place === clientPlace ? { with: surroundings } : { logicalId: place },
  );
  return isInDoubt(askedBy, changes);
}
