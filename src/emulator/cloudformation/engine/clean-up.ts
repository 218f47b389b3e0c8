import { drawCleanUpWeather } from '../../hostility/silent-clean-up.ts';
import type { Discarded } from '../store.ts';
import { deleteInstance } from './delete-resource.ts';
import { isRetained } from './deletion-policy.ts';
import { finishNested } from './finish-nested.ts';
import type { Run } from './run.ts';
import { walkGraph } from './walk.ts';

/** Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/troubleshooting.html ("Resource removed from stack but not deleted") */
const attempts = 3;

interface Leaving extends Discarded {
  readonly ofDiscarded: boolean;
}

async function deleteOrDrop(
  run: Run,
  { resource, instance, retain, ofDiscarded }: Leaving,
): Promise<boolean> {
  const weather = drawCleanUpWeather(run.account.hostility, resource.type);
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const deletion = { resource, instance, retain, ofDiscarded, ...weather };
    if (await deleteInstance(run, deletion)) return true;
  }
  return false;
}

/**
 * Deletes what no longer belongs to the stack, each thing after what depended on it. What cannot be deleted is tried three
 * times and then dropped. False when something was dropped. `undoesCreation`: what leaves was made by the operation that is undone.
 */
export async function cleanUp(
  run: Run,
  isWanted: (logicalId: string) => boolean,
  undoesCreation = false,
): Promise<boolean> {
  const { stack } = run;
  await finishNested(run);
  const leaving = new Map<string, Leaving>();
  for (const [index, discarded] of stack.discarded.splice(0).entries()) {
    leaving.set(`${index}`, { ...discarded, ofDiscarded: stack.resources.has(discarded.resource.logicalId) });
  }
  for (const resource of stack.resources.values()) {
    if (isWanted(resource.logicalId)) continue;
    const { instance } = resource;
    if (!instance) {
      await deleteInstance(run, { resource, instance, retain: false });
      stack.resources.delete(resource.logicalId);
      continue;
    }
    const { deletionPolicy } = resource.definition;
    const retain = isRetained(deletionPolicy, undoesCreation ? run : undefined);
    leaving.set(resource.logicalId, { resource, instance, retain, ofDiscarded: false });
  }
  const graph = new Map(
    [...leaving].map(([key, { resource }]) => {
      const dependents = [...leaving].filter(
        ([other, { resource: by }]) => other !== key && by.dependencies.has(resource.logicalId),
      );
      return [key, new Set(dependents.map(([other]) => other))];
    }),
  );
  let complete = true;
  const leave = async (key: string): Promise<boolean> => {
    const entry = leaving.get(key);
    if (!entry) return true;
    leaving.delete(key);
    if (!(await deleteOrDrop(run, entry))) complete = false;
    if (!entry.ofDiscarded) stack.resources.delete(entry.resource.logicalId);
    return true;
  };
  await walkGraph(graph, { goOnAfterFailure: true, run: leave });
  // Old and new dependencies together can form a circle; what it held back goes last.
  for (const key of leaving.keys()) await leave(key);
  return complete;
}
