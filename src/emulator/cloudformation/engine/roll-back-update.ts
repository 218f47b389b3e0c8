import type { AppliedChange, ResourceSnapshot, Stack, StackSnapshot } from '../store.ts';
import type { DependencyGraph } from '../template/dependency-graph.ts';
import { cleanUp } from './clean-up.ts';
import { describeFailures, recordResourceStatus, recordStackStatus } from './events.ts';
import { findResourceType } from './find-type.ts';
import type { Failure } from './provision.ts';
import type { Run } from './run.ts';
import { applyUpdate, handlingOf } from './update-resource.ts';
import { walkGraph } from './walk.ts';

/** What a stack is before an update touches it. */
export function takeSnapshot(stack: Stack): StackSnapshot {
  return {
    desired: stack.desired,
    outputs: stack.outputs,
    resources: new Map(
      [...stack.resources].map(([logicalId, resource]): [string, ResourceSnapshot] => [
        logicalId,
        {
          resource,
          instance: resource.instance,
          declared: resource.instance?.declared ?? {},
          properties: resource.instance?.properties ?? {},
          tags: resource.instance?.tags ?? [],
          definition: resource.definition,
          dependencies: resource.dependencies,
        },
      ]),
    ),
  };
}

/** Points the logical resource back to the physical thing it had; a replacement is left to the clean-up. */
function restoreInstance(run: Run, before: ResourceSnapshot): void {
  const { stack } = run;
  const { resource, instance } = before;
  if (resource.instance !== instance && resource.instance) {
    stack.discarded.push({ resource, instance: resource.instance, retain: false });
  }
  const kept = stack.discarded.filter((discarded) => discarded.instance !== instance);
  stack.discarded.splice(0, stack.discarded.length, ...kept);
  resource.instance = instance;
}

async function restoreProperties(
  run: Run,
  before: ResourceSnapshot,
  change: AppliedChange,
  skipped: ReadonlySet<string>,
): Promise<boolean> {
  const { resource, instance } = before;
  const type = findResourceType(run.account, resource.type);
  if (!instance || !type) return true;
  const { physicalId } = instance;
  recordResourceStatus(run, resource, {
    status: 'UPDATE_IN_PROGRESS',
    physicalId,
    properties: before.declared,
  });
  const application = {
    resource,
    type,
    instance,
    properties: before.properties,
    previous: change.properties,
    tags: before.tags,
    previousTags: change.tags,
  };
  const end = await (type.handlers?.rollBack
    ? type.handlers.rollBack(handlingOf(run, application), skipped)
    : applyUpdate(run, application));
  if (end.kind === 'failed') {
    recordResourceStatus(run, resource, { status: 'UPDATE_FAILED', reason: end.reason, physicalId });
    return false;
  }
  instance.declared = before.declared;
  instance.properties = before.properties;
  instance.tags = before.tags;
  return true;
}

function recordRestored(run: Run, { resource, instance, declared }: ResourceSnapshot): void {
  recordResourceStatus(run, resource, {
    status: 'UPDATE_COMPLETE',
    physicalId: instance?.physicalId,
    properties: declared,
  });
}

async function restoreResources(
  run: Run,
  snapshot: StackSnapshot,
  changes: ReadonlyMap<string, AppliedChange>,
  skipped: ReadonlySet<string>,
): Promise<{ readonly failures: Failure[]; readonly restored: Set<string> }> {
  const failures: Failure[] = [];
  const restored = new Set<string>();
  const graph: DependencyGraph = new Map(
    [...snapshot.resources].map(([logicalId, { dependencies }]) => [
      logicalId,
      new Set([...dependencies].filter((other) => snapshot.resources.has(other))),
    ]),
  );
  await walkGraph(graph, {
    goOnAfterFailure: true,
    run: async (logicalId) => {
      const before = snapshot.resources.get(logicalId);
      const change = changes.get(logicalId);
      if (!before) return true;
      if (!change) {
        // It failed before anything was touched: its properties could not be had, or a stack policy keeps it.
        if (before.resource.status === 'UPDATE_FAILED') recordRestored(run, before);
        return true;
      }
      await run.runtime.pause(0);
      if (change.kind === 'replace') restoreInstance(run, before);
      const done =
        change.kind !== 'update' ||
        skipped.has(logicalId) ||
        (await restoreProperties(run, before, change, skipped));
      if (!done && !run.forcesRollback) {
        failures.push({ logicalId, verb: 'update' });
        return false;
      }
      restored.add(logicalId);
      recordRestored(run, before);
      return true;
    },
  });
  return { failures, restored };
}

export interface UpdateRollback {
  readonly snapshot: StackSnapshot;
  readonly changes: ReadonlyMap<string, AppliedChange>;
  /** Of the event that tells of the rollback, unless that was told already. */
  readonly reason: string | undefined;
  /** Taken as restored without a call. */
  readonly skipped: ReadonlySet<string>;
}

/** Brings a stack's resources back to what they were before a failed update; false when some could not be. */
export async function restoreStack(run: Run, rollback: UpdateRollback): Promise<boolean> {
  const { stack } = run;
  const { snapshot, changes, reason, skipped } = rollback;
  if (stack.status !== 'UPDATE_ROLLBACK_IN_PROGRESS') {
    recordStackStatus(run, 'UPDATE_ROLLBACK_IN_PROGRESS', reason);
  }
  stack.policyDuringUpdate = undefined;
  const { failures, restored } = await restoreResources(run, snapshot, changes, skipped);
  if (failures.length > 0) {
    const left = new Map([...changes].filter(([logicalId]) => !restored.has(logicalId)));
    stack.pendingRollback = { snapshot, changes: left };
    recordStackStatus(run, 'UPDATE_ROLLBACK_FAILED', describeFailures(failures));
    return false;
  }
  stack.pendingRollback = undefined;
  stack.lastStable = undefined;
  stack.desired = snapshot.desired;
  stack.outputs = snapshot.outputs;
  for (const { resource, definition, dependencies } of snapshot.resources.values()) {
    resource.definition = definition;
    resource.dependencies = dependencies;
  }
  recordStackStatus(run, 'UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS');
  return true;
}

/** Deletes what a failed update made. */
export async function finishRollback(
  run: Run,
  { snapshot }: Pick<UpdateRollback, 'snapshot'>,
): Promise<void> {
  await cleanUp(run, (logicalId) => snapshot.resources.has(logicalId), true);
  recordStackStatus(run, 'UPDATE_ROLLBACK_COMPLETE');
}

/** Brings a stack back to what it was before a failed update, then deletes what the update made. */
export async function rollBackUpdate(run: Run, rollback: UpdateRollback): Promise<void> {
  if (await restoreStack(run, rollback)) await finishRollback(run, rollback);
}
