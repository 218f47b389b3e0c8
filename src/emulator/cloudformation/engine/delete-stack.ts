import type { StackStatus } from '@aws-sdk/client-cloudformation';

import { deleteResources } from './delete-resources.ts';
import { describeFailures, recordStackStatus } from './events.ts';
import { findExportInUse } from './imports.ts';
import type { Run } from './run.ts';

export interface StackDeletion {
  readonly retained: ReadonlySet<string>;
  /** FORCE_DELETE_STACK: what cannot be deleted stays in the account, the stack goes. */
  readonly force: boolean;
  /** The stack's status when its deletion was asked for; what it falls back to where the deletion is not even begun. */
  readonly before: StackStatus;
}

/** Deletes a stack; it is in DELETE_IN_PROGRESS already. */
export async function runDeletion(run: Run, deletion: StackDeletion): Promise<void> {
  const { stack, account } = run;
  const inUse = findExportInUse(account, stack, new Map());
  if (inUse !== undefined) {
    recordStackStatus(run, deletion.before, inUse);
    return;
  }
  const retained = new Set(deletion.retained);
  for (;;) {
    const failed = await deleteResources(run, { retained });
    if (failed.length === 0) break;
    if (!deletion.force) {
      const failures = failed.map((logicalId) => ({ logicalId, verb: 'delete' as const }));
      recordStackStatus(run, 'DELETE_FAILED', describeFailures(failures));
      return;
    }
    for (const logicalId of failed) retained.add(logicalId);
  }
  stack.outputs = [];
  recordStackStatus(run, 'DELETE_COMPLETE');
}
