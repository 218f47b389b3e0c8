import type { StackResource } from '../store.ts';
import { type DependencyGraph, reverseGraph } from '../template/dependency-graph.ts';
import { deleteInstance } from './delete-resource.ts';
import { isRetained } from './deletion-policy.ts';
import type { Run } from './run.ts';
import { walkGraph } from './walk.ts';

export interface DeletionOptions {
  /** Logical ids to leave alone. */
  readonly retained?: ReadonlySet<string>;
  /** The whole creation is undone: RetainExceptOnCreate then deletes. */
  readonly undoingCreation?: boolean;
}

function isGone({ status }: StackResource): boolean {
  return status === 'DELETE_COMPLETE' || status === 'DELETE_SKIPPED';
}

/** Deletes everything that is left of a stack, dependents first. Answers the logical ids that failed. */
export async function deleteResources(run: Run, options: DeletionOptions = {}): Promise<string[]> {
  const { stack } = run;
  const failed: string[] = [];
  for (const { resource, instance, retain } of stack.discarded.splice(0)) {
    await deleteInstance(run, { resource, instance, retain, ofDiscarded: true });
  }
  const left = [...stack.resources.values()].filter((resource) => !isGone(resource));
  const present = new Set(left.map(({ logicalId }) => logicalId));
  const graph: DependencyGraph = new Map(
    left.map(({ logicalId, dependencies }) => [
      logicalId,
      new Set([...dependencies].filter((other) => present.has(other))),
    ]),
  );
  await walkGraph(reverseGraph(graph), {
    goOnAfterFailure: true,
    run: async (logicalId) => {
      const resource = stack.resources.get(logicalId);
      if (!resource) return true;
      const { deletionPolicy } = resource.definition;
      const retain =
        isRetained(deletionPolicy, options.undoingCreation ? run : undefined) ||
        options.retained?.has(logicalId) === true;
      const done = await deleteInstance(run, { resource, instance: resource.instance, retain });
      if (!done) failed.push(logicalId);
      return done;
    },
  });
  return failed;
}
