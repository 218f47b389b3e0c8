import { currentLife } from './context.ts';
import type { Context } from './types.ts';

/** A service whose roles differ in each packaging has no boundary that stays. */
const mostBoundaries = 3;
/** What is widened was not enough: the life proves nothing any more. */
export function countRefusal(context: Context): Context['lives'] {
  const { number } = currentLife(context);
  return context.lives.map((one) => (one.number === number ? { ...one, refusals: one.refusals + 1 } : one));
}

/** A life shows nothing of a policy whose conditions need another boundary than its roles had. */
export function markOutgrown(lives: Context['lives'], context: Context): Context['lives'] {
  if (!hasOtherBoundary(context)) return lives;
  const { number } = currentLife(context);
  return lives.map((one) => (one.number === number ? { ...one, isOutgrown: true } : one));
}

function hasOtherBoundary(context: Context): boolean {
  const { boundary, shown, lives, input } = context;
  const life = currentLife(context);
  if (input.goal !== 'run' || life.purpose !== 'sufficiency' || shown?.boundary?.kind !== 'found')
    return false;
  const known = boundary?.kind === 'found' ? boundary.document : undefined;
  const bounded = lives.filter(({ boundaryArn }) => boundaryArn !== undefined).length;
  return (
    life.boundaryArn === undefined ||
    (bounded < mostBoundaries && JSON.stringify(known) !== JSON.stringify(shown.boundary.document))
  );
}
