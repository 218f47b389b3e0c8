import { cloudFormationStore } from '../store.ts';
import type { Run } from './run.ts';

/** Ends the updates of nested stacks that have waited for what becomes of their parent's. */
export async function finishNested({ account, stack }: Run): Promise<void> {
  const { stacks } = account.store(cloudFormationStore);
  const held = [...stack.resources.values()].flatMap(({ instance }) => {
    const nested = stacks.get(instance?.physicalId ?? '');
    return nested?.held ? [nested.held] : [];
  });
  await Promise.all(held.map((update) => update.finish()));
}
