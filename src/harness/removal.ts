import type { LifePurpose } from '../life.ts';
import { findServiceChanges, isOutdated } from './baseline.ts';
import type { LedgerStatement } from './ledger/kept.ts';
import type { Ledger, LedgerGrant } from './ledger/ledger.ts';
import type { Context } from './types.ts';

/**
 * A life shows of each grant that it withholds whether it is missed, but of those that one step is refused at the same time it
 * gives one back unshown: a second life decides about that, a third about what was found meanwhile.
 */
const mostRemovalLives = 3;

/**
 * What the next life is for. Where there is a policy to begin with, the first life shows what that lacks. A policy is shown to suffice
 * after what it does not need is taken away.
 */
export function choosePurpose(context: Context): LifePurpose {
  if (context.lives.length === 0) return context.preflight?.baseline ? 'sufficiency' : 'discovery';
  return owesRemoval(context) ? 'removal' : 'sufficiency';
}

/** Whether there are grants that a removal life would show something about, and it may still be lived. */
export function owesRemoval(context: Context): boolean {
  const lived = context.lives.filter(({ purpose }) => purpose === 'removal').length;
  return lived < mostRemovalLives && (findOwed(context).length > 0 || findOwedStatements(context).length > 0);
}

/**
 * The ledger of a life in which every grant that is owed a proof is withheld until it is missed. What is given back stays, so each grant
 * is missed with all those that were missed before it: with more of them its call would be refused just the same.
 */
export function withhold(context: Context): Ledger {
  const owed = findOwed(context);
  const grants = context.ledger.grants.map((grant) =>
    owed.includes(grant) ? { ...grant, withheld: true as const } : grant,
  );
  const owedStatements = findOwedStatements(context);
  const statements = context.ledger.statements.map((one) =>
    owedStatements.includes(one) ? { ...one, withheld: true as const } : one,
  );
  return { ...context.ledger, grants, statements };
}

/** Of a judged policy: what denies is never withheld. */
function findOwedStatements({ input: { goal, proof }, ledger, lives }: Context): readonly LedgerStatement[] {
  return goal !== 'prove' || proof === 'sufficient' || lives.some(({ purpose }) => purpose === 'removal')
    ? []
    : ledger.statements.filter(({ effect }) => effect === 'Allow');
}

function findOwed(context: Context): readonly LedgerGrant[] {
  const {
    input: { goal, proof },
    ledger: { grants },
    lives,
  } = context;
  if (proof === 'sufficient') return [];
  const changes = findServiceChanges(context);
  const isDoubted = (grant: LedgerGrant) => isOutdated(grant, changes);
  switch (goal) {
    case 'run':
      return grants.filter(
        (grant) =>
          grant.shown === undefined || (proof === 'full' && grant.shown !== 'removal') || isDoubted(grant),
      );
    case 'check':
      return grants.filter(isDoubted);
    case 'prove':
      return lives.some(({ purpose }) => purpose === 'removal')
        ? []
        : grants.filter(({ isGiven }) => isGiven === true);
  }
}
