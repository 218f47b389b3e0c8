import type { BaselineGrant } from '../artifact/baseline.ts';
import { type Change, findChanges, isInDoubt } from '../proof/fingerprint.ts';
import { countFrom } from './numbering.ts';
import { clientPlace, type Ledger, type LedgerGrant } from './ledger/ledger.ts';
import type { Context, Preflight } from './types.ts';

/** No life of this run: it is of an earlier one. */
export const earlierLife = 0;

/** The ledger that a run begins with: a policy, and what an earlier run has found besides. */
export function createLedger({ baseline, unfinished }: Pick<Preflight, 'baseline' | 'unfinished'>): Ledger {
  const given = baseline?.grants ?? [];
  const found = unfinished?.grants.filter((grant) => !given.some((one) => isSame(one, grant))) ?? [];
  const grants = [
    ...given.map((grant) => ({ ...toLedgerGrant(grant, baseline?.runId), isGiven: true as const })),
    ...found.map((grant) => ({ ...toLedgerGrant(grant, unfinished?.runId), isResumed: true as const })),
  ];
  return {
    grants: grants.map((grant, index) => ({ ...grant, id: `g${index + 1}` })),
    statements: (baseline?.statements ?? []).map((one, nth) => ({
      ...one,
      id: `s${nth + 1}`,
      conflicts: [],
    })),
    softDenials: [],
    grantNumbers: countFrom(grants.length),
    denialNumbers: countFrom(0),
  };
}

function isSame(one: BaselineGrant, other: BaselineGrant): boolean {
  return one.grantee === other.grantee && one.action === other.action && one.resource === other.resource;
}

function toLedgerGrant(
  { grantee, action, resource, condition, via, shown, phases, askedBy, widenings }: BaselineGrant,
  runId: string | undefined,
): Omit<LedgerGrant, 'id'> {
  return {
    grantee,
    action,
    resource,
    // Of what the harness has found itself, every condition is its own.
    ...(condition && { condition, ...(runId !== undefined && { isHardened: true }) }),
    ...(shown && { shown }),
    via,
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
}

/** In what the service is another one than an earlier run has met. Undefined: that is not known. */
export function findServiceChanges(
  { preflight, fingerprint }: Context,
  since: 'baseline' | 'unfinished' = 'baseline',
): readonly Change[] | undefined {
  const before = preflight?.[since]?.fingerprint;
  return before === undefined || fingerprint === undefined ? undefined : findChanges(before, fingerprint);
}

/**
 * Whether what asked for a grant of an earlier run is no longer there as it was, and nothing in this run has asked for it. Where the
 * changes since that run are not known, everything may have changed.
 */
export function isOutdated(grant: LedgerGrant, changes: readonly Change[] | undefined): boolean {
  if (grant.isGiven !== true && grant.isResumed !== true) return false;
  if (grant.sightings.some(({ life }) => life !== earlierLife)) return false;
  if (changes === undefined) return true;
  const askedBy = grant.sightings.map(({ place, with: surroundings }) =>
    place === clientPlace ? { with: surroundings } : { logicalId: place },
  );
  return isInDoubt(askedBy, changes);
}
