import type { AppliedChange, StackSnapshot, WayBack } from '../store.ts';
import { cleanUp } from './clean-up.ts';
import { reasonOf } from './create-resource.ts';
import { describeFailures, recordStackStatus } from './events.ts';
import { assertImportsExist } from './imports.ts';
import { finishNested } from './finish-nested.ts';
import { computeOutputs } from './outputs.ts';
import { type Failure, provision } from './provision.ts';
import { readForOutputs } from './read-attributes.ts';
import { rollBackUpdate, takeSnapshot } from './roll-back-update.ts';
import { isCancelled, type ProvisioningRun } from './run.ts';

/** Why the update failed; undefined when it did not. */
async function updateAll(
  run: ProvisioningRun,
  changes: Map<string, AppliedChange>,
): Promise<string | undefined> {
  const { account, stack, desired } = run;
  let failures: readonly Failure[];
  try {
    assertImportsExist(account, stack, desired);
    failures = await provision(run, changes, run.preserves);
    if (isCancelled(run)) return 'User Initiated';
    if (failures.length === 0) {
      await readForOutputs(run);
      stack.outputs = computeOutputs(run);
      return undefined;
    }
  } catch (error) {
    return reasonOf(error);
  }
  return describeFailures(failures);
}

/** What an update on top of failed ones has to be undone to: the first one's beginning. */
function joinWaysBack(first: WayBack | undefined, second: WayBack): WayBack {
  if (!first) return second;
  const changes = new Map(second.changes);
  for (const [logicalId, change] of first.changes) {
    const later = changes.get(logicalId);
    changes.set(logicalId, later && change.kind === 'update' ? later : change);
  }
  return { snapshot: first.snapshot, changes };
}

/** How an update's first half ended: nothing is cleaned up or undone yet. */
type UpdateEnd =
  | { readonly kind: 'updated'; readonly wayBack: WayBack }
  | { readonly kind: 'failed'; readonly reason: string; readonly wayBack: WayBack };

/** Changes a stack's resources; the stack is in UPDATE_IN_PROGRESS already. */
export async function updateForward(run: ProvisioningRun): Promise<UpdateEnd> {
  const { stack, desired } = run;
  const snapshot: StackSnapshot = takeSnapshot(stack);
  const changes = new Map<string, AppliedChange>();
  const { lastStable } = stack;
  stack.desired = desired;
  const reason = await updateAll(run, changes);
  stack.policyDuringUpdate = undefined;
  const wayBack = joinWaysBack(lastStable, { snapshot, changes });
  return reason === undefined ? { kind: 'updated', wayBack } : { kind: 'failed', reason, wayBack };
}

/** Deletes what an update has left over. */
export async function finishUpdate(run: ProvisioningRun): Promise<void> {
  const { stack, desired } = run;
  stack.lastStable = undefined;
  const complete = await cleanUp(run, (logicalId) => desired.graph.has(logicalId));
  recordStackStatus(
    run,
    'UPDATE_COMPLETE',
    // Source: https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/744
    complete ? undefined : 'Update successful. One or more resources could not be deleted.',
  );
}

/** Leaves a failed update as it is, for the next one or for RollbackStack. */
export async function pauseUpdate(run: ProvisioningRun, wayBack: WayBack, reason: string): Promise<void> {
  const { stack } = run;
  // Without a complete state before, there is nothing to go back to.
  if (run.fromStable || stack.lastStable) stack.lastStable = wayBack;
  await finishNested(run);
  recordStackStatus(run, 'UPDATE_FAILED', reason);
}

/** Updates a stack to the end of its clean-up, or of its rollback. */
export async function runUpdate(run: ProvisioningRun): Promise<void> {
  const end = await updateForward(run);
  if (end.kind === 'updated') {
    recordStackStatus(run, 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS');
    await finishUpdate(run);
  } else if (run.preserves) {
    await pauseUpdate(run, end.wayBack, end.reason);
  } else {
    await rollBackUpdate(run, { ...end.wayBack, reason: end.reason, skipped: new Set() });
  }
}
