import { setTimeout as sleep } from 'node:timers/promises';
import { HarnessError } from './errors.ts';

export interface AwaitUntilOptions<Answer> {
  /** What is awaited, for the message: `the key of x answers`. */
  readonly what: string;
  /** Asked again until it answers something. */
  readonly ask: () => Promise<Answer | undefined>;
  /** The first pause; each one after it is half as long again, up to `longestMs`. */
  readonly firstMs: number;
  readonly longestMs: number;
  readonly boundMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** @throws HarnessError `timed-out`; whatever the question throws; the reason of the signal */
export async function awaitUntil<Answer>(options: AwaitUntilOptions<Answer>): Promise<Answer> {
  const startedAt = performance.now();
  for (let pauseMs = options.firstMs; ; pauseMs = Math.min(pauseMs * 1.5, options.longestMs)) {
    options.signal?.throwIfAborted();
    const answer = await options.ask();
    if (answer !== undefined) return answer;
    const passedMs = performance.now() - startedAt;
    if (passedMs + pauseMs > options.boundMs) {
      throw new HarnessError(`after ${Math.round(passedMs / 1000)} s still waiting until ${options.what}`, {
        code: 'timed-out',
        fault: 'aws',
      });
    }
    await sleep(pauseMs, undefined, options.signal ? { signal: options.signal } : {});
  }
}
