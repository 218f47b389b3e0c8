import { expect, test } from 'vitest';

import { walkGraph } from '../../../../../src/emulator/cloudformation/engine/walk.ts';

const graph = new Map([
  ['a', new Set<string>()],
  ['b', new Set<string>()],
  ['afterA', new Set(['a'])],
  ['afterB', new Set(['b'])],
  ['afterBoth', new Set(['afterA', 'afterB'])],
]);

async function walk(failing: readonly string[], goOnAfterFailure: boolean) {
  const started: string[] = [];
  const cancelled: string[] = [];
  await walkGraph(graph, {
    goOnAfterFailure,
    run: async (node) => {
      started.push(node);
      // b answers later than a.
      if (node === 'b') for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
      return !failing.includes(node);
    },
    onCancelled: (node) => void cancelled.push(node),
  });
  return { started, cancelled };
}

test.each([
  ['all succeed', [], false, ['a', 'b', 'afterA', 'afterB', 'afterBoth'], []],
  ['stops starting at a failure', ['a'], false, ['a', 'b'], ['afterB']],
  ['independent paths go on', ['a'], true, ['a', 'b', 'afterB'], []],
] as const)('%s', async (_title, failing, goOn, started, cancelled) => {
  expect(await walk(failing, goOn)).toEqual({ started, cancelled });
});
