import type { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { awaitUntil } from '../await-until.ts';
import { readStack, type StackState } from './read-stack.ts';

export interface AwaitSettledOptions {
  /** Name or id. */
  readonly stack: string;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Resolves when CloudFormation works on the stack no longer.
 * @throws HarnessError `timed-out`
 */
export async function awaitSettled(
  client: CloudFormationClient,
  { stack, timeoutMs, signal }: AwaitSettledOptions,
): Promise<StackState> {
  return awaitUntil({
    what: `the stack ${stack} has settled`,
    ask: async () => {
      const state = await readStack(client, stack);
      return isSettled(state) ? state : undefined;
    },
    firstMs: 100,
    longestMs: 5000,
    boundMs: timeoutMs,
    signal,
  });
}

/** A stack in REVIEW_IN_PROGRESS waits for somebody, not for CloudFormation. */
function isSettled(state: StackState): boolean {
  return (
    state.kind === 'absent' || state.status === 'REVIEW_IN_PROGRESS' || !state.status.endsWith('_IN_PROGRESS')
  );
}
