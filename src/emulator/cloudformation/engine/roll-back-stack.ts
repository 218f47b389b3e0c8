import { undoCreation } from './create-stack.ts';
import { rollBackUpdate } from './roll-back-update.ts';
import type { Run } from './run.ts';

/**
 * Brings a stack, in a rollback already, whose operation failed without rollback to its last stable state; without one, what it has made is deleted.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_RollbackStack.html
 */
export async function rollBackStack(run: Run): Promise<void> {
  const { lastStable } = run.stack;
  if (lastStable) await rollBackUpdate(run, { ...lastStable, reason: undefined, skipped: new Set() });
  else await undoCreation(run, 'ROLLBACK');
}
