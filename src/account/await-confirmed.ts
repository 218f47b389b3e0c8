import { setTimeout as sleep } from 'node:timers/promises';
import { awaitUntil, type AwaitUntilOptions } from '../await-until.ts';

/**
 * How often in a row the answer must come. A change of IAM reaches each of its hosts at a time of its own, and any of them may
 * answer: one that says yes says nothing about the next.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot.html#troubleshoot_general_eventual-consistency (no bound
 * is promised there; the number is a compromise).
 */
const confirmations = 8;

/** Between two of them at most: they come from different hosts without any wait. */
const longestPauseMs = 100;

/**
 * Resolves when the question is answered with yes so often in a row that no host is likely to say otherwise.
 * @returns after how long the first yes of these came
 * @throws what {@link awaitUntil} throws
 */
export async function awaitConfirmed({
  ask,
  ...options
}: Omit<AwaitUntilOptions<number>, 'ask'> & { readonly ask: () => Promise<boolean> }): Promise<number> {
  const startedAt = performance.now();
  return awaitUntil({
    ...options,
    ask: async () => {
      let firstMs: number | undefined;
      for (let inARow = 1; await ask(); inARow += 1) {
        firstMs ??= performance.now() - startedAt;
        if (inARow === confirmations) return firstMs;
        const pauseMs = Math.min(firstMs / confirmations, longestPauseMs);
        await sleep(pauseMs, undefined, options.signal ? { signal: options.signal } : {});
      }
      return undefined;
    },
  });
}
