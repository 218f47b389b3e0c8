import type { Runtime } from '../runtime.ts';

/** The account's time that one path of an operation has waited: states that pass, retries, signals that do not come. */
export interface Patience {
  elapsedMs: number;
  /** What the whole operation may take; Infinity: any time. */
  readonly limitMs: number;
  /** The limit was reached while something was waited for. */
  isOver: boolean;
}

export function createPatience(limitMs: number = Number.POSITIVE_INFINITY, elapsedMs = 0): Patience {
  return { elapsedMs, limitMs, isOver: false };
}

/** Waits, at most to the end of the patience; false when that came first. */
export async function wait(
  { runtime, patience }: { readonly runtime: Runtime; readonly patience?: Patience | undefined },
  durationMs: number,
): Promise<boolean> {
  const leftMs = patience ? patience.limitMs - patience.elapsedMs : Number.POSITIVE_INFINITY;
  const waitedMs = Math.min(durationMs, leftMs);
  await runtime.pause(waitedMs);
  if (!patience) return true;
  patience.elapsedMs += waitedMs;
  if (durationMs > leftMs) patience.isOver = true;
  return !patience.isOver;
}
