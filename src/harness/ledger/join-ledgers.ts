import { generalise } from '../../policy/generalise.ts';
import { joinLists } from '../join-lists.ts';
import type { Ledger, LedgerGrant, Widening } from './ledger.ts';
import { absorbCovered } from './widen.ts';

/** What became of a ledger in one of several lives that were lived side by side. */
export interface LedgerPart {
  readonly ledger: Ledger;
  /** Ids of the grants that this life, and no other, was lived without. */
  readonly withheld: readonly string[];
}

/**
 * What all of them have learned. About a grant that a life was lived without, that life alone knows whether it is missed; what each saw of
 * the others counts as well. None of the lives has statements besides grants.
 */
export function joinLedgers(
  before: Ledger,
  parts: readonly LedgerPart[],
): {
  readonly ledger: Ledger;
  /** What one has learned and a wider grant of another one covers. */
  readonly absorbed: readonly LedgerGrant[];
} {
  if (parts.length === 0) return { ledger: before, absorbed: [] };
  const ledgers = parts.map(({ ledger }) => ledger);
  const known = before.grants.flatMap((grant) => {
    const owner = parts.find(({ withheld }) => withheld.includes(grant.id));
    if (owner && !find(owner.ledger, grant)) return [];
    const variants = ledgers.flatMap((ledger) => find(ledger, grant) ?? []);
    return variants.length === 0 ? [] : [joinGrant(grant, variants)];
  });
  const added = ledgers.flatMap(({ grants }) => grants.filter((grant) => !find(before, grant)));
  const grants = absorbCovered([...known, ...added]);
  const softDenials = joinLists(
    before.softDenials,
    ledgers.map((ledger) => ledger.softDenials),
  );
  return {
    ledger: { ...before, grants: grants.map(dropRepeats), softDenials },
    absorbed: [...known, ...added].filter(({ id }) => !grants.some((grant) => grant.id === id)),
  };
}

function find({ grants }: Ledger, { id }: LedgerGrant): LedgerGrant | undefined {
  return grants.find((grant) => grant.id === id);
}

function joinGrant(before: LedgerGrant, variants: readonly LedgerGrant[]): LedgerGrant {
  const [first, ...others] = variants.filter((variant) => variant !== before);
  return others.reduce(joinTwo, first ?? before);
}

function joinTwo(one: LedgerGrant, other: LedgerGrant): LedgerGrant {
  const shown = [one.shown, other.shown].includes('removal') ? 'removal' : (one.shown ?? other.shown);
  const resource = generalise(one.resource, other.resource) ?? '*';
  const isNews = resource !== one.resource && resource !== other.resource;
  const widening: Widening = {
    from: one.resource,
    to: resource,
    arns: [one.resource, other.resource],
    reason: 'lives side by side had other ids here',
  };
  return {
    // A condition that one of them had to give up is given up.
    ...(one.condition === undefined ? one : other),
    ...(shown && { shown }),
    resource,
    sightings: [...one.sightings, ...other.sightings],
    widenings: [...one.widenings, ...other.widenings, ...(isNews ? [widening] : [])],
  };
}

/** What stood in the ledger before was seen by none of them anew. */
function dropRepeats(grant: LedgerGrant): LedgerGrant {
  return {
    ...grant,
    sightings: [...new Set(grant.sightings)],
    widenings: [...new Set(grant.widenings)],
  };
}
