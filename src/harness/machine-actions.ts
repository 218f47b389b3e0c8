import { outcomeOfFailure } from '../outcome.ts';
import { recordLeftovers, type Change } from './context.ts';
import { machineSetup } from './machine-setup.ts';
import type { Context } from './types.ts';

/** Keeps the first wish to stop. */
export const keepStop = machineSetup.assign({
  stop: ({ context, event }) => context.stop ?? (event.type === 'run.stop' ? event.reason : undefined),
});

/** Keeps the first failure of the run. */
export const keepFailure = machineSetup.assign({
  outcome: ({ context, event }) =>
    context.outcome ?? outcomeOfFailure('error' in event ? event.error : event),
});

/** How every effect's failure ends. */
export const failed = { target: '#ending', actions: keepFailure } as const;
export const ifStopped = { guard: 'isStopped', target: '#ending' } as const;

/** Makes a change of the context and tells what there is to tell about it. */
export function change(make: (context: Context, output: never) => Change) {
  return machineSetup.enqueueActions(({ context, event, enqueue }) => {
    const { context: next, facts } = make(context, ('output' in event ? event.output : undefined) as never);
    enqueue.assign(next);
    for (const fact of facts) enqueue({ type: 'tell', params: fact });
  });
}

/** A failed teardown is one more leftover, never another outcome. */
export const keepTeardownFailure = machineSetup.enqueueActions(({ context, event, enqueue }) => {
  const failure = outcomeOfFailure('error' in event ? event.error : event);
  const change = recordLeftovers(context, [{ what: 'what this run made', why: failure.message }]);
  enqueue.assign(change.context);
  for (const fact of change.facts) enqueue({ type: 'tell', params: fact });
});

export const keepEnd = machineSetup.assign({
  ended: ({ context, event }) => {
    if (event.type !== 'child.exited') return context.ended;
    const { exit, childMs, outputFile } = event;
    return { exit, childMs, outputFile };
  },
});
