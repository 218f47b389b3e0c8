import type { AppliedChange, StackSnapshot } from '../store.ts';
import { cleanUp } from './clean-up.ts';
import { reasonOf } from './create-resource.ts';
import { describeFailures, recordStackStatus } from './events.ts';
import { assertImportsExist } from './imports.ts';
import { computeOutputs } from './outputs.ts';
import { type Failure, provision } from './provision.ts';
import { rollBackUpdate, takeSnapshot } from './roll-back-update.ts';
import type { ProvisioningRun } from './run.ts';

/** Why the update failed; undefined when it did not. */
async function updateAll(
  run: ProvisioningRun,
  changes: Map<string, AppliedChange>,
  disableRollback: boolean,
): Promise<string | undefined> {
  const { account, stack, desired } = run;
  let failures: readonly Failure[];
  try {
    assertImportsExist(account, stack, desired);
    failures = await provision(run, changes, disableRollback);
    if (stack.cancelRequested) return 'User Initiated';
    if (failures.length === 0) {
      stack.outputs = computeOutputs(run);
      return undefined;
    }
  } catch (error) {
    return reasonOf(error);
  }
  return describeFailures(failures);
}

/** Changes a stack's resources; the stack is in UPDATE_IN_PROGRESS already. */
export async function runUpdate(run: ProvisioningRun, disableRollback: boolean): Promise<void> {
  const { stack, desired } = run;
  const snapshot: StackSnapshot = takeSnapshot(stack);
  const changes = new Map<string, AppliedChange>();
  stack.desired = desired;
  const reason = await updateAll(run, changes, disableRollback);
  if (reason !== undefined) {
    if (disableRollback) recordStackStatus(run, 'UPDATE_FAILED', reason);
    else await rollBackUpdate(run, { snapshot, changes, reason, skipped: new Set() });
    return;
  }
  recordStackStatus(run, 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS');
  const complete = await cleanUp(run, (logicalId) => desired.graph.has(logicalId));
  recordStackStatus(
    run,
    'UPDATE_COMPLETE',
    // Source: https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/744
    complete ? undefined : 'Update successful. One or more resources could not be deleted.',
  );
}
