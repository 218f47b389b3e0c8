import { type Account, defineStore } from '../../account.ts';

/** What runs in an account at this moment. */
interface Invocations {
  readonly stop: AbortController;
  /** Every run and every queued event; none of them rejects. */
  readonly underWay: Set<Promise<unknown>>;
  /** Asynchronous ones, retries included, by the function's unqualified ARN. */
  readonly queued: Map<string, Set<Promise<void>>>;
}

const invocationsStore = defineStore<Invocations>('lambda-invocations', () => ({
  stop: new AbortController(),
  underWay: new Set(),
  queued: new Map(),
}));

/** Raised when the account is no longer served: nothing may run on. */
export function stopSignal(account: Account): AbortSignal {
  return account.store(invocationsStore).stop.signal;
}

/** Remembers a run, so that {@link endInvocations} can wait for it. */
export function track<Value>(account: Account, run: Promise<Value>): Promise<Value> {
  const { underWay } = account.store(invocationsStore);
  const settled: Promise<unknown> = Promise.allSettled([run]).finally(() => underWay.delete(settled));
  underWay.add(settled);
  return run;
}

/** The same of an event that nobody waits for. `run` must not reject. */
export function trackQueued(account: Account, functionArn: string, run: Promise<void>): void {
  const { queued } = account.store(invocationsStore);
  const ofFunction = queued.get(functionArn) ?? new Set();
  queued.set(functionArn, ofFunction);
  const entry: Promise<void> = track(account, run).finally(() => {
    ofFunction.delete(entry);
    if (ofFunction.size === 0) queued.delete(functionArn);
  });
  ofFunction.add(entry);
}

/** Settles when no event waits for that function any more and none is worked on. */
export async function whenQuiet(account: Account, functionArn: string): Promise<void> {
  const { queued } = account.store(invocationsStore);
  for (let waiting = queued.get(functionArn); waiting; waiting = queued.get(functionArn)) {
    await Promise.all(waiting);
  }
}

/** Ends every child at once; settles when they are gone. Nothing can be invoked afterwards. */
export async function endInvocations(account: Account): Promise<void> {
  const { stop, underWay } = account.store(invocationsStore);
  stop.abort();
  while (underWay.size > 0) await Promise.all(underWay);
}
