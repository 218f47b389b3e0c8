import type { LifePurpose } from '../life.ts';
import { findServiceChanges, isOutdated } from './baseline.ts';
import type { LedgerStatement } from './ledger/kept.ts';
import type { Ledger, LedgerGrant } from './ledger/ledger.ts';
import type { Context } from './types.ts';

/**
 * What the next life is for. Where there is a policy to begin with, the first life shows what that lacks. A policy is shown to suffice
 * after what it does not need is taken away.
 */
export function choosePurpose(context: Context): LifePurpose {
  if (context.lives.length === 0) return context.preflight?.baseline ? 'sufficiency' : 'discovery';
  return owesRemoval(context) ? 'removal' : 'sufficiency';
}

/** Whether there are grants that a removal life would show something about. */
export function owesRemoval(context: Context): boolean {
  return findOwed(context).length > 0;
}

/**
 * Ids of the grants and statements that a removal life would show something about. A life shows of each grant that it withholds whether
 * it is missed, but of those that one step is refused at the same time it gives all but one back unshown: the next lives decide about
 * them, together as long as that shows something, then apart.
 */
export function findOwed(context: Context): readonly string[] {
  return [...findOwedGrants(context), ...findOwedStatements(context)]
    .map(({ id }) => id)
    .filter((id) => !context.givenUp.includes(id));
}

/**
 * The ledger of a life in which what is owed a proof is withheld until it is missed. What is given back stays, so each grant is missed
 * with all those that were missed before it: with more of them its call would be refused just the same.
 */
export function withhold(ledger: Ledger, ids: readonly string[]): Ledger {
  const mark = <One extends { readonly id: string }>(one: One) =>
    ids.includes(one.id) ? { ...one, withheld: true as const } : one;
  return { ...ledger, grants: ledger.grants.map(mark), statements: ledger.statements.map(mark) };
}

/** Of a judged policy: what denies is never withheld. */
function findOwedStatements({ input: { goal, proof }, ledger, tested }: Context): readonly LedgerStatement[] {
  return goal !== 'prove' || proof === 'sufficient'
    ? []
    : ledger.statements.filter(({ id, effect }) => effect === 'Allow' && !tested.includes(id));
}

function findOwedGrants(context: Context): readonly LedgerGrant[] {
  const {
    input: { goal, proof },
    ledger: { grants },
    tested,
  } = context;
  if (proof === 'sufficient') return [];
  const changes = findServiceChanges(context);
  const changesSinceUnfinished = findServiceChanges(context, 'unfinished');
  const isDoubted = (grant: LedgerGrant) =>
    isOutdated(grant, grant.isResumed ? changesSinceUnfinished : changes);
  switch (goal) {
    case 'run':
      return grants.filter(
        (grant) =>
          grant.shown === undefined || (proof === 'full' && grant.shown !== 'removal') || isDoubted(grant),
      );
    case 'check':
      return grants.filter(isDoubted);
    case 'prove':
      return grants.filter(({ id, isGiven }) => isGiven === true && !tested.includes(id));
  }
}
