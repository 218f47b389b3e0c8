import type { SeenDenial, SeenLookAlike } from '../denial/harvest.ts';

/** What a refusal is to the failure of its attempt. */
export interface Part {
  /** It is the refusal that its command or its resource ended with: a call that is done without is refused before that. */
  readonly ends: boolean;
  /** Nothing else was refused to the same command or resource, so that it alone has failed the attempt. */
  readonly alone: boolean;
}

/**
 * The part of each refusal in the failure of one attempt. Each resource of the stack that fails fails the stack, and the command ends
 * with its first fatal refusal: so every step of a resource, and the command itself, has a last refusal of its own.
 * @param hard what was refused, in its order, without what the text itself says the work goes on without
 * @param isUnmissed whether a whole life passed without that: it has no part, unless nothing else was refused to its step
 * @param faults passing failures of AWS in the attempt: a step that had one may have failed for that
 * @param isSole whether it is sure that the failure means this call and none beside it
 */
export function weighParts(
  hard: readonly SeenDenial[],
  isUnmissed: (denial: SeenDenial) => boolean,
  faults: readonly SeenLookAlike[],
  isSole: (denial: SeenDenial) => boolean,
): ReadonlyMap<SeenDenial, Part> {
  const faulty = new Set(faults.map(stepOf));
  const steps = new Map<string, SeenDenial[]>();
  for (const denial of hard) steps.set(stepOf(denial), [...(steps.get(stepOf(denial)) ?? []), denial]);
  const parts = new Map<SeenDenial, Part>();
  for (const [name, step] of steps) {
    const missed = step.filter((denial) => !isUnmissed(denial));
    const weighed = missed.length > 0 ? missed : step;
    for (const denial of weighed) {
      parts.set(denial, {
        ends: denial === weighed.at(-1),
        alone: weighed.length === 1 && !faulty.has(name) && isSole(denial),
      });
    }
  }
  return parts;
}

function stepOf({ seen: { via, logicalId = '', status = '' } }: Pick<SeenDenial, 'seen'>): string {
  return via === 'client' ? via : `${logicalId} ${status}`;
}
