import type { SeenDenial } from '../../denial/harvest.ts';
import type { Grantee } from '../../life.ts';
import type { Parameters } from '../../policy/grant.ts';
import { appliesTo } from '../../policy/kept-statement.ts';
import { parameterise } from '../../policy/parameters.ts';
import { type Conflict, fillIn, isInForce, type LedgerStatement } from './kept.ts';
import { type GrantSighting, type Ledger, placeOf } from './ledger.ts';

/** A statement that was lifted, or that may be the one to lift next. */
export interface Suspect {
  readonly statementId: string;
  readonly conflict: Conflict;
}

/** What a refusal has to do with what the judged policy itself denies. */
export type OwnDeny =
  /** Nothing, as far as can be told. */
  | { readonly kind: 'none' }
  /** It may be one of these, if waiting does not help. */
  | { readonly kind: 'suspected'; readonly suspects: readonly Suspect[] }
  /** One or more of its statements deny the call, and are lifted. */
  | { readonly kind: 'lifted'; readonly lifted: readonly Suspect[] }
  /** What denied the call is lifted already; if waiting does not help, it is one of these as well. */
  | { readonly kind: 'already-lifted'; readonly suspects: readonly Suspect[] };

/** Where and when a refusal was seen. */
interface Seen extends Pick<GrantSighting, 'denialId' | 'life' | 'attempt' | 'phase'> {
  readonly parameters: Parameters;
}

/** By whom a call is refused, where it may be by a Deny of the deployer's own policy. */
const perhapsOwn = new Set<SeenDenial['deniedBy']>(['explicit-identity', 'unknown']);

/**
 * Who has a policy is explicitly denied what any Deny in it applies to, so a statement without a condition that names the call is certain
 * to deny it. Where AWS tells of an explicit deny, and only statements with conditions could be it, they are lifted one after the other.
 * Where AWS does not tell why it refused, these are suspected once waiting has not helped.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
 */
export function weighOwnDenies(
  { statements }: Pick<Ledger, 'statements'>,
  denial: SeenDenial,
  grantee: Grantee,
  during: Seen,
): OwnDeny {
  const { action, resource, deniedBy, policyArn } = denial;
  const isElsewhere = policyArn !== undefined && !policyArn.includes(ownPath);
  if (grantee !== 'deployer' || action === undefined || !perhapsOwn.has(deniedBy) || isElsewhere) {
    return { kind: 'none' };
  }
  const about = statements
    .filter(({ effect }) => effect === 'Deny')
    .map((one) => ({ one, applies: appliesTo(fillIn(one, during.parameters), { action, resource }) }))
    .filter(({ applies }) => applies !== 'no');
  const inForce = about.filter(
    ({ one }) => isInForce(one) || one.conflicts.some(({ sighting }) => sighting.attempt === during.attempt),
  );
  const certain = inForce.filter(({ applies }) => applies === 'yes');
  const suspect = ({ one }: { readonly one: LedgerStatement }, shown: boolean): Suspect => ({
    statementId: one.id,
    conflict: { action, sighting: sightingOf(denial, during), shown },
  });
  const isTold = deniedBy === 'explicit-identity';
  if (certain.length > 0 && (isTold || denial.certainty === 'named')) {
    return { kind: 'lifted', lifted: certain.map((one) => suspect(one, true)) };
  }
  const [first] = inForce;
  if (!isTold) {
    return first === undefined ? { kind: 'none' } : { kind: 'suspected', suspects: [suspect(first, false)] };
  }
  if (about.length === 0) return { kind: 'none' };
  const next = first === undefined ? [] : [suspect(first, inForce.length === 1)];
  return inForce.length < about.length
    ? { kind: 'already-lifted', suspects: next }
    : { kind: 'lifted', lifted: next };
}

/** Whatever is of the harness's own has this path, see `src/account/names.ts`. */
const ownPath = ':policy/harness/';

/**
 * The statements with these lifted. What was lifted in their place, for a call that they deny themselves, is in force again: if it denies
 * that as well, it will be seen.
 */
export function lift(
  statements: readonly LedgerStatement[],
  lifted: readonly Suspect[],
): readonly LedgerStatement[] {
  const convicted = statements.filter(({ id }) =>
    lifted.some(({ statementId, conflict }) => statementId === id && conflict.shown),
  );
  return statements.map((one) => {
    const own = lifted.filter(({ statementId }) => statementId === one.id).map(({ conflict }) => conflict);
    const isOpen = (conflict: Conflict) =>
      !convicted.some((other) => other.id !== one.id && explains(other, conflict)) &&
      !own.some((known) => isSame(known, conflict));
    const kept = one.conflicts.filter((conflict) => conflict.shown || isOpen(conflict));
    const news = own.filter((conflict) => !kept.some((known) => isSame(known, conflict)));
    return { ...one, conflicts: [...kept, ...news] };
  });
}

/** Both are templates, so a parameter is the same in both. */
function explains(statement: LedgerStatement, { action, sighting: { resource } }: Conflict): boolean {
  return appliesTo(statement, { action, resource }) !== 'no';
}

/** After a life that passed: of what was lifted for one call, the last one was it, since with the others lifted it was refused still. */
export function settleConflicts(statements: readonly LedgerStatement[]): readonly LedgerStatement[] {
  const last = new Map<string, Conflict>();
  for (const conflict of statements.flatMap(({ conflicts }) => conflicts)) {
    const known = last.get(conflict.action);
    if (known === undefined || known.sighting.attempt < conflict.sighting.attempt) {
      last.set(conflict.action, conflict);
    }
  }
  return statements.map((one) => ({
    ...one,
    conflicts: one.conflicts.map((conflict) =>
      last.get(conflict.action) === conflict ? { ...conflict, shown: true } : conflict,
    ),
  }));
}

function isSame(a: Conflict, b: Conflict): boolean {
  return a.action === b.action && a.sighting.resource === b.sighting.resource;
}

function sightingOf(denial: SeenDenial, { denialId, life, attempt, phase, parameters }: Seen): GrantSighting {
  const { resourceType } = denial.seen;
  return {
    denialId,
    life,
    attempt,
    phase,
    place: placeOf(denial, parameters),
    ...(resourceType !== undefined && { resourceType }),
    resource: parameterise(denial.resource ?? '*', parameters),
  };
}
