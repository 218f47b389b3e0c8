import type { Life } from '../life.ts';

/** What a life showed about the policy it was lived with. */
export interface LivedLife extends Pick<Life, 'purpose'> {
  /** Every phase achieved what it is for. */
  readonly passed: boolean;
  /** Attempts in which something was refused that mattered. */
  readonly refusals: number;
  /** Grants that were taken away when it had ended. */
  readonly dropped: number;
}

/**
 * A fresh life shows that its policy suffices when it passed with it from the first to the last command: no refusal that
 * mattered, so that nothing was granted on the way.
 */
export function showsSufficiency({ purpose, passed, refusals }: LivedLife): boolean {
  return purpose === 'sufficiency' && passed && refusals === 0;
}

/** The policy as it is now was lived with: nothing was taken away after the life that showed it. */
export function provesSufficiency(life: LivedLife | undefined): boolean {
  return life !== undefined && showsSufficiency(life) && life.dropped === 0;
}
