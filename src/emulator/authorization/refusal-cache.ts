import { defineStore, type Account } from '../account.ts';
import type { Requirement } from '../operation.ts';
import type { Decision } from './evaluate.ts';

const shortestMs = 1000;
const longestMs = 3000;
const mostKept = 5000;

interface Remembered {
  readonly refusal: Extract<Decision, { kind: 'refused' }>;
  /** As performance.now tells time. */
  readonly untilMs: number;
}

const refusals = defineStore('remembered-refusals', () => new Map<string, Remembered>());

/**
 * What a host that remembers its refusals answers: for some seconds after a refusal the same again, though the grant is honoured by
 * now. Asking in between does not make them longer.
 */
export function throughMemory(
  account: Account,
  principalArn: string,
  { action, resource }: Requirement,
  decision: Decision,
): Decision {
  const { hostility } = account;
  if (!hostility.has('cached-refusals')) return decision;
  const memory = account.store(refusals);
  const key = `${principalArn} ${action} ${resource}`;
  const remembered = memory.get(key);
  const nowMs = performance.now();
  if (remembered && remembered.untilMs > nowMs)
    return decision.kind === 'allowed' ? remembered.refusal : decision;
  if (decision.kind === 'allowed') {
    memory.delete(key);
    return decision;
  }
  if (memory.size >= mostKept) memory.clear();
  const untilMs = nowMs + hostility.drawBetween('cached-refusals', action, shortestMs, longestMs);
  memory.set(key, { refusal: decision, untilMs });
  return decision;
}
