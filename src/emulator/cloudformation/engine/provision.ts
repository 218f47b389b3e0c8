import { holdBack } from '../../hostility/random-order.ts';
import type { AppliedChange, StackResource } from '../store.ts';
import type { TemplateResource } from '../template/template.ts';
import { createResource } from './create-resource.ts';
import { deleteInstance } from './delete-resource.ts';
import { recordResourceStatus } from './events.ts';
import { findResourceType } from './find-type.ts';
import { createPatience } from './patience.ts';
import { isCancelled, type ProvisioningRun } from './run.ts';
import { judgeByStackPolicy } from './stack-policy.ts';
import { updateResource } from './update-resource.ts';
import { walkGraph } from './walk.ts';

export interface Failure {
  readonly logicalId: string;
  readonly verb: 'create' | 'delete' | 'update';
}

function newResource(run: ProvisioningRun, logicalId: string, definition: TemplateResource): StackResource {
  const resource: StackResource = {
    logicalId,
    type: definition.type,
    status: 'CREATE_IN_PROGRESS',
    statusReason: undefined,
    changedAt: run.runtime.now(),
    instance: undefined,
    definition,
    dependencies: run.desired.graph.get(logicalId) ?? new Set(),
  };
  run.stack.resources.set(logicalId, resource);
  return resource;
}

/** What a failed creation with preserved resources left is deleted before the next attempt makes it anew. */
async function deleteFailedCreation(run: ProvisioningRun, resource: StackResource): Promise<boolean> {
  if (resource.status !== 'CREATE_FAILED') return true;
  const { instance } = resource;
  if (instance?.made && !(await deleteInstance(run, { resource, instance, retain: false }))) return false;
  resource.instance = undefined;
  return true;
}

/** Where the desired template has no place for a resource that the stack policy keeps, nothing is begun. */
function refusedRemovals({ stack, desired, ...run }: ProvisioningRun): Failure[] {
  const failures: Failure[] = [];
  for (const resource of stack.resources.values()) {
    const isLeft = desired.graph.has(resource.logicalId) || resource.status.startsWith('DELETE_');
    if (isLeft || !resource.instance?.made) continue;
    const refusal = judgeByStackPolicy(stack, resource, 'Update:Delete');
    if (refusal === undefined) continue;
    const { physicalId, declared } = resource.instance;
    recordResourceStatus({ stack, ...run }, resource, {
      status: 'UPDATE_FAILED',
      reason: refusal,
      physicalId,
      properties: declared,
    });
    failures.push({ logicalId: resource.logicalId, verb: 'update' });
  }
  return failures;
}

/**
 * Makes and changes resources towards what the run desires, in the order of their dependencies.
 * Answers what failed; `changes` tells what was touched, for a rollback.
 */
export async function provision(
  run: ProvisioningRun,
  changes: Map<string, AppliedChange>,
  goOnAfterFailure: boolean,
): Promise<readonly Failure[]> {
  const { stack, desired, patience } = run;
  const refused = refusedRemovals(run);
  if (refused.length > 0) return refused;
  const failures: Failure[] = [];
  /** When each resource was ready, in the account's time since the operation began. */
  const readyMs = new Map<string, number>();

  const definitionOf = (logicalId: string): TemplateResource => {
    const definition = desired.template.resources.get(logicalId);
    if (!definition) throw new Error(`${logicalId} is not in the template`);
    return definition;
  };

  const provisionOne = async (logicalId: string, path: ProvisioningRun): Promise<boolean> => {
    const definition = definitionOf(logicalId);
    const type = findResourceType(run.account, definition.type);
    const existing = stack.resources.get(logicalId);
    if (existing && !(await deleteFailedCreation(path, existing))) {
      failures.push({ logicalId, verb: 'delete' });
      return false;
    }
    if (existing?.instance && type && !existing.status.startsWith('DELETE_')) {
      existing.definition = definition;
      existing.dependencies = desired.graph.get(logicalId) ?? new Set();
      const done = await updateResource(path, existing, type, existing.instance, (change) => {
        changes.set(logicalId, change);
      });
      if (!done) failures.push({ logicalId, verb: 'update' });
      return done;
    }
    const resource = newResource(path, logicalId, definition);
    changes.set(logicalId, { kind: 'create', declared: {}, properties: {}, tags: [] });
    const done = await createResource(path, resource, type);
    if (!done) failures.push({ logicalId, verb: 'create' });
    return done;
  };

  await walkGraph(desired.graph, {
    run: async (logicalId) => {
      await holdBack(run.account.hostility, logicalId);
      const before = [...(desired.graph.get(logicalId) ?? [])].map((needed) => readyMs.get(needed) ?? 0);
      const path = { ...run, patience: createPatience(patience.limitMs, Math.max(0, ...before)) };
      const done = await provisionOne(logicalId, path);
      readyMs.set(logicalId, path.patience.elapsedMs);
      patience.elapsedMs = Math.max(patience.elapsedMs, path.patience.elapsedMs);
      patience.isOver ||= path.patience.isOver;
      return done;
    },
    goOnAfterFailure: goOnAfterFailure || run.account.hostility.has('random-order'),
    isCancelled: () => isCancelled(run) || patience.isOver,
    onCancelled: (logicalId) => {
      if (stack.resources.get(logicalId)?.instance) return;
      const resource = newResource(run, logicalId, definitionOf(logicalId));
      changes.set(logicalId, { kind: 'create', declared: {}, properties: {}, tags: [] });
      recordResourceStatus(run, resource, {
        status: 'CREATE_FAILED',
        reason: 'Resource creation cancelled',
      });
      failures.push({ logicalId, verb: 'create' });
    },
  });
  return failures;
}
