import type { SeenDenial } from '../../denial/harvest.ts';
import { isWildcardOnly } from '../../denial/quirks/action-name.ts';
import { isWithoutPath } from './iam-paths.ts';
import type { DrawnId } from '../prerequisites/drawn-ids.ts';
import { findKnownDifference, type Identities, openDrawnIds } from './identities.ts';
import type { Guess } from './guess-resource.ts';
import type { GrantSighting, LedgerGrant, Widening } from './ledger.ts';

/** What is known of the ids that a resource may hold. */
export interface KnownIds {
  readonly identities: readonly Identities[];
  readonly drawnIds: readonly DrawnId[];
}

/** The grant that a denial asks for, wider than what AWS printed only where there is a reason already. */
export function createGrant(
  { id, grantee }: Pick<LedgerGrant, 'id' | 'grantee'>,
  denial: SeenDenial,
  action: string,
  sighting: GrantSighting,
  guess: Guess | undefined,
  known: KnownIds,
): LedgerGrant {
  const widenings = widenFromBirth(denial, action, sighting.resource, guess, known);
  return {
    id,
    grantee,
    action,
    resource: widenings.at(-1)?.to ?? sighting.resource,
    ...(guess && { guessed: true }),
    ...(isWithoutPath(denial) && { pathless: true }),
    via: denial.seen.via,
    sightings: [sighting],
    widenings,
  };
}

/** Why a new grant is wider than what AWS printed, where it is. */
function widenFromBirth(
  denial: SeenDenial,
  action: string,
  resource: string,
  guess: Guess | undefined,
  { identities, drawnIds }: KnownIds,
): readonly Widening[] {
  if (guess) {
    const reason = `the refusal names no resource; ${guess.by} does`;
    return [{ from: '', to: guess.resource, arns: [], reason }];
  }
  if (denial.resource === undefined) {
    const rest = isWildcardOnly(action) ? ', and the action knows none' : '';
    return [{ from: '', to: '*', arns: [], reason: `the refusal names no resource${rest}` }];
  }
  const hidden: Widening[] =
    denial.certainty === 'inferred' && resource !== '*' && resource.includes('*')
      ? [{ from: '', to: resource, arns: [], reason: 'the refusal hides which one it is' }]
      : [];
  const drawn = openDrawnIds(resource, drawnIds);
  const known = findKnownDifference(drawn?.to ?? resource, identities);
  return [
    ...hidden,
    ...(drawn ? [{ from: resource, ...drawn }] : []),
    ...(known ? [{ from: drawn?.to ?? resource, ...known }] : []),
  ];
}
