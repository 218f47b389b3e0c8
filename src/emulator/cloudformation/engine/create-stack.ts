import type { AppliedChange } from '../store.ts';
import { reasonOf } from './create-resource.ts';
import { deleteResources } from './delete-resources.ts';
import { describeFailures, recordStackStatus } from './events.ts';
import { assertImportsExist } from './imports.ts';
import { computeOutputs } from './outputs.ts';
import { type Failure, provision } from './provision.ts';
import type { ProvisioningRun } from './run.ts';

export type FailureAction = 'DELETE' | 'DO_NOTHING' | 'ROLLBACK';

/** Why the stack failed, in words that end in a blank; undefined when it did not. */
async function createAll(run: ProvisioningRun, goOn: boolean): Promise<string | undefined> {
  const { account, stack, desired } = run;
  const changes = new Map<string, AppliedChange>();
  let failures: readonly Failure[];
  try {
    assertImportsExist(account, stack, desired);
    failures = await provision(run, changes, goOn);
    if (failures.length === 0) {
      stack.outputs = computeOutputs(run);
      return undefined;
    }
  } catch (error) {
    return `${reasonOf(error)}. `;
  }
  return describeFailures(failures);
}

async function undo(run: ProvisioningRun, onFailure: 'DELETE' | 'ROLLBACK', reason: string): Promise<void> {
  const deleting = onFailure === 'DELETE';
  recordStackStatus(
    run,
    deleting ? 'DELETE_IN_PROGRESS' : 'ROLLBACK_IN_PROGRESS',
    `${reason}${deleting ? 'Delete' : 'Rollback'} requested by user.`,
  );
  run.stack.outputs = [];
  const failed = await deleteResources(run, { undoingCreation: true });
  if (failed.length > 0) {
    const words = describeFailures(failed.map((logicalId) => ({ logicalId, verb: 'delete' as const })));
    recordStackStatus(run, deleting ? 'DELETE_FAILED' : 'ROLLBACK_FAILED', words);
    return;
  }
  recordStackStatus(run, deleting ? 'DELETE_COMPLETE' : 'ROLLBACK_COMPLETE');
}

/** Makes a stack's resources; the stack is in CREATE_IN_PROGRESS already. */
export async function runCreation(run: ProvisioningRun, onFailure: FailureAction): Promise<void> {
  const { stack } = run;
  stack.desired = run.desired;
  const reason = await createAll(run, onFailure === 'DO_NOTHING');
  // DeleteStack has asked for the end of it and goes on from here.
  if (stack.cancelRequested) return;
  if (reason === undefined) {
    recordStackStatus(run, 'CREATE_COMPLETE');
  } else if (onFailure === 'DO_NOTHING') {
    recordStackStatus(run, 'CREATE_FAILED', reason);
  } else {
    await undo(run, onFailure, reason);
  }
}
