import type { AppliedChange, StackResource } from '../store.ts';
import type { TemplateResource } from '../template/template.ts';
import { createResource } from './create-resource.ts';
import { deleteInstance } from './delete-resource.ts';
import { recordResourceStatus } from './events.ts';
import { findResourceType } from './find-type.ts';
import type { ProvisioningRun } from './run.ts';
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

/**
 * Makes and changes resources towards what the run desires, in the order of their dependencies.
 * Answers what failed; `changes` tells what was touched, for a rollback.
 */
export async function provision(
  run: ProvisioningRun,
  changes: Map<string, AppliedChange>,
  goOnAfterFailure: boolean,
): Promise<readonly Failure[]> {
  const { stack, desired } = run;
  const failures: Failure[] = [];

  const definitionOf = (logicalId: string): TemplateResource => {
    const definition = desired.template.resources.get(logicalId);
    if (!definition) throw new Error(`${logicalId} is not in the template`);
    return definition;
  };

  const provisionOne = async (logicalId: string): Promise<boolean> => {
    const definition = definitionOf(logicalId);
    const type = findResourceType(run.account, definition.type);
    const existing = stack.resources.get(logicalId);
    if (existing && !(await deleteFailedCreation(run, existing))) {
      failures.push({ logicalId, verb: 'delete' });
      return false;
    }
    if (existing?.instance && type && !existing.status.startsWith('DELETE_')) {
      existing.definition = definition;
      existing.dependencies = desired.graph.get(logicalId) ?? new Set();
      const done = await updateResource(run, existing, type, existing.instance, (change) => {
        changes.set(logicalId, change);
      });
      if (!done) failures.push({ logicalId, verb: 'update' });
      return done;
    }
    const resource = newResource(run, logicalId, definition);
    changes.set(logicalId, { kind: 'create', declared: {}, properties: {}, tags: [] });
    const done = await createResource(run, resource, type);
    if (!done) failures.push({ logicalId, verb: 'create' });
    return done;
  };

  await walkGraph(desired.graph, {
    run: provisionOne,
    goOnAfterFailure,
    isCancelled: () => stack.cancelRequested,
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
