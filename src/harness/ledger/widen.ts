import { conditionKey } from '../../policy/document.ts';
import { coversResource } from '../../policy/match.ts';
import { literalLength, type Ledger, type LedgerGrant, type Widening } from './ledger.ts';

/**
 * Gives a grant a wider resource, lets the same difference be known to every other grant that holds the same text, and
 * absorbs the grants that a wider one now covers.
 */
export function widen(
  ledger: Ledger,
  grant: LedgerGrant,
  widening: Widening,
): {
  readonly ledger: Ledger;
  readonly widened: readonly { readonly id: string; readonly widening: Widening }[];
} {
  const swap = differingSegment(widening.from, widening.to);
  const widened: { id: string; widening: Widening }[] = [];
  const grants = ledger.grants.map((other) => {
    const to = other.id === grant.id ? widening.to : swap && swapSegment(other.resource, swap);
    if (to === undefined || to === other.resource) return other;
    const own: Widening =
      other.id === grant.id
        ? widening
        : {
            from: other.resource,
            to,
            arns: widening.arns,
            reason: `${widening.reason} (seen with ${grant.action})`,
          };
    widened.push({ id: other.id, widening: own });
    return { ...other, resource: to, widenings: [...other.widenings, own] };
  });
  return { ledger: { ...ledger, grants: absorbCovered(grants) }, widened };
}

interface Swap {
  readonly from: string;
  readonly to: string;
}

const segments = (text: string) => text.split(/(\/|%2F|:::)/iu);

/** The one segment in which the pattern differs from the text it was made of; undefined when there are several. */
function differingSegment(from: string, to: string): Swap | undefined {
  const [before, after] = [segments(from), segments(to)];
  if (before.length !== after.length) return undefined;
  const differing = before.flatMap((text, index) => {
    const pattern = after[index];
    return pattern === undefined || pattern === text ? [] : [{ from: text, to: pattern }];
  });
  const [first, ...rest] = differing;
  // A text that is wide already says nothing about where else it stands.
  return first && !first.from.includes('*') && rest.every((swap) => swap.from === first.from)
    ? first
    : undefined;
}

function swapSegment(resource: string, swap: Swap): string {
  return segments(resource)
    .map((segment) => (segment === swap.from ? swap.to : segment))
    .join('');
}

/** Drops each grant that another one of the same grantee, action and condition covers; what spoke for it speaks for the other. */
export function absorbCovered(grants: readonly LedgerGrant[]): LedgerGrant[] {
  const kept: LedgerGrant[] = [];
  for (const grant of grants.toSorted((a, b) => literalLength(a.resource) - literalLength(b.resource))) {
    const index = kept.findIndex(
      (other) =>
        other.action === grant.action &&
        other.grantee === grant.grantee &&
        conditionKey(other.condition) === conditionKey(grant.condition) &&
        coversResource(other.resource, grant.resource),
    );
    const cover = kept[index];
    if (cover) kept[index] = absorb(cover, grant);
    else kept.push(grant);
  }
  const order = new Map(grants.map((grant, index) => [grant.id, index]));
  return kept.toSorted((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
}

function absorb({ withheld, ...cover }: LedgerGrant, grant: LedgerGrant): LedgerGrant {
  const shown = cover.shown ?? grant.shown;
  return {
    ...cover,
    ...(shown && { shown }),
    ...(withheld && grant.withheld && { withheld }),
    sightings: [...cover.sightings, ...grant.sightings],
  };
}
