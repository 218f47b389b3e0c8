import type { Life } from '../life.ts';

/** What a life showed about the policy it was lived with. */
export interface LivedLife extends Pick<Life, 'purpose'> {
  /** Every phase achieved what it is for. */
  readonly passed: boolean;
  /** Attempts in which something was refused that mattered. */
  readonly refusals: number;
  /** What the policy lost or was bound to when it had ended: as it is now it was not lived with. */
  readonly dropped: number;
}

/**
 * A fresh life shows that its policy suffices when it passed with it from the first to the last command: no refusal that
 * mattered, so that nothing was granted on the way.
 */
export function showsSufficiency({ purpose, passed, refusals }: LivedLife): boolean {
  return purpose === 'sufficiency' && passed && refusals === 0;
}

/**
 * The policy as it is now was lived with often enough: so many lives in a row showed that it suffices, and nothing was taken away after
 * them.
 */
export function provesSufficiency(lives: readonly LivedLife[], times: number): boolean {
  return countSufficientLives(lives) >= times;
}

/** How many lives in a row, up to the last one, showed that the policy as it is now suffices. */
export function countSufficientLives(lives: readonly LivedLife[]): number {
  const reversed = lives.toReversed();
  const other = reversed.findIndex((life) => !showsSufficiency(life) || life.dropped > 0);
  return other === -1 ? reversed.length : other;
}
