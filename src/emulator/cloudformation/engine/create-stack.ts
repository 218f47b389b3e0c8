import type { AppliedChange } from '../store.ts';
import { reasonOf } from './create-resource.ts';
import { deleteResources } from './delete-resources.ts';
import { describeFailures, recordStackStatus } from './events.ts';
import { assertImportsExist } from './imports.ts';
import { computeOutputs } from './outputs.ts';
import { type Failure, provision } from './provision.ts';
import { readForOutputs } from './read-attributes.ts';
import { isCancelled, type ProvisioningRun, type Run } from './run.ts';

export type FailureAction = 'DELETE' | 'DO_NOTHING' | 'ROLLBACK';

/** Source: https://github.com/docker-archive/ecs-plugin/issues/177 */
const timeOver = 'Stack creation time exceeded the specified timeout. ';

/** Why the stack failed, in words that end in a blank; undefined when it did not. */
async function createAll(run: ProvisioningRun): Promise<string | undefined> {
  const { account, stack, desired } = run;
  const changes = new Map<string, AppliedChange>();
  let failures: readonly Failure[];
  try {
    assertImportsExist(account, stack, desired);
    failures = await provision(run, changes, run.preserves);
    if (run.patience.isOver) return timeOver;
    if (failures.length === 0) {
      await readForOutputs(run);
      stack.outputs = computeOutputs(run);
      return undefined;
    }
  } catch (error) {
    return `${reasonOf(error)}. `;
  }
  return describeFailures(failures);
}

/** Deletes what a failed creation has made; the stack is in DELETE_IN_PROGRESS or ROLLBACK_IN_PROGRESS already. */
export async function undoCreation(run: Run, onFailure: 'DELETE' | 'ROLLBACK'): Promise<void> {
  const deleting = onFailure === 'DELETE';
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
  const reason = await createAll(run);
  // DeleteStack has asked for the end of it and goes on from here.
  if (isCancelled(run)) return;
  if (reason === undefined) {
    recordStackStatus(run, 'CREATE_COMPLETE');
  } else if (onFailure === 'DO_NOTHING') {
    recordStackStatus(run, 'CREATE_FAILED', reason);
  } else {
    const deleting = onFailure === 'DELETE';
    const words = `${reason}${deleting ? 'Delete' : 'Rollback'} requested by user.`;
    recordStackStatus(run, deleting ? 'DELETE_IN_PROGRESS' : 'ROLLBACK_IN_PROGRESS', words);
    await undoCreation(run, onFailure);
  }
}
