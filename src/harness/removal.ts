import type { LifePurpose } from '../life.ts';
import type { Ledger, LedgerGrant } from './ledger/ledger.ts';
import type { Context } from './types.ts';

/**
 * A life shows of each grant that it withholds whether it is missed, but of those that one step is refused at the same time it
 * gives one back unshown: a second life decides about that, a third about what was found meanwhile.
 */
const mostRemovalLives = 3;

/** What the next life is for. The policy is shown to suffice after what it does not need is taken away. */
export function choosePurpose(context: Context): LifePurpose {
  if (context.lives.length === 0) return 'discovery';
  return owesRemoval(context) ? 'removal' : 'sufficiency';
}

/** Whether there are grants that a removal life would show something about, and it may still be lived. */
export function owesRemoval(context: Context): boolean {
  const lived = context.lives.filter(({ purpose }) => purpose === 'removal').length;
  return lived < mostRemovalLives && context.ledger.grants.some((grant) => isOwed(grant, context));
}

/**
 * The ledger of a life in which every grant that is owed a proof is withheld until it is missed. What is given back stays, so each grant
 * is missed with all those that were missed before it: with more of them its call would be refused just the same.
 */
export function withhold(context: Context): Ledger {
  const grants = context.ledger.grants.map((grant) =>
    isOwed(grant, context) ? { ...grant, withheld: true as const } : grant,
  );
  return { ...context.ledger, grants };
}

function isOwed({ shown }: LedgerGrant, { input: { proof } }: Context): boolean {
  if (proof === 'sufficient') return false;
  return shown === undefined || (proof === 'full' && shown !== 'removal');
}
