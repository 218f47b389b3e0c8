import { setTimeout as sleep } from 'node:timers/promises';
import type { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { readStack, type StackState } from './read-stack.ts';

export interface AwaitStandstillOptions {
  /** Its name. */
  readonly stack: string;
  /** The stack as it was before what is watched began. */
  readonly before: StackState;
  /** How long a failed stack must have stood still. */
  readonly patienceMs: number;
  readonly everyMs: number;
  readonly signal: AbortSignal;
}

/**
 * Resolves with the status of the stack when something new has failed there and nothing has moved for a while: who
 * still waits for it then, waits for ever. Rejects when the signal says so, and in no other way.
 *
 * The CLI does wait for ever where it looks for the first time after a quick failure: it reads back to the newest
 * UPDATE_IN_PROGRESS of any stack, and the rollback of a nested one is newer than the failure.
 * Source: lib/plugins/aws/lib/monitor-stack.js of osls 4.3.
 */
export async function awaitStandstill(
  client: CloudFormationClient,
  { stack, before, patienceMs, everyMs, signal }: AwaitStandstillOptions,
): Promise<string> {
  const earlier = beginningOf(before);
  let still: { readonly begunAt: string; readonly status: string; readonly since: number } | undefined;
  for (;;) {
    await sleep(everyMs, undefined, { signal });
    // What cannot be read now is asked for again.
    const state = await readStack(client, stack).catch(() => undefined);
    if (state === undefined) continue;
    if (state.kind === 'absent' || state.begunAt === earlier || !hasFailed(state.status)) still = undefined;
    else if (still?.begunAt !== state.begunAt || still.status !== state.status) {
      still = { begunAt: state.begunAt, status: state.status, since: performance.now() };
    } else if (performance.now() - still.since >= patienceMs) return state.status;
  }
}

function beginningOf(state: StackState): string | undefined {
  return state.kind === 'present' ? state.begunAt : undefined;
}

function hasFailed(status: string): boolean {
  return status.endsWith('_FAILED') || status.endsWith('ROLLBACK_COMPLETE');
}
