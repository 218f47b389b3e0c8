import { nextNumber } from '../numbering.ts';
import { findKnownDifference, type Identities } from './identities.ts';
import type { Ledger } from './ledger.ts';
import type { Recorded } from './record-denials.ts';
import { widen } from './widen.ts';

/** What two attempts have shown to differ would be refused next: every grant that holds such an id is widened at once. */
export function widenKnown(
  ledger: Ledger,
  identities: readonly Identities[],
): Pick<Recorded, 'ledger' | 'widened'> {
  const denialId = `d${nextNumber(ledger.denialNumbers)}`;
  const widened: Recorded['widened'][number][] = [];
  let current = ledger;
  for (const { id } of ledger.grants) {
    const grant = current.grants.find((one) => one.id === id);
    const known = grant && findKnownDifference(grant.resource, identities);
    if (!grant || !known) continue;
    const wider = widen(current, grant, { from: grant.resource, ...known });
    current = wider.ledger;
    widened.push(...wider.widened.map((one) => ({ ...one, denialId })));
  }
  return { ledger: current, widened };
}
