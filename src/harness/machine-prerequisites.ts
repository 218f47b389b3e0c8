import { currentLife, recordPrerequisite } from './context.ts';
import { change, failed, ifStopped } from './machine-actions.ts';
import { machineSetup } from './machine-setup.ts';
import type { Context, PrerequisiteInput } from './types.ts';

/** Before a run's first life, and before a life's first attempt: is there all that the service expects to find? */
export function providing<Next extends string>(next: Next) {
  return machineSetup.createStateConfig({
    always: [ifStopped, { guard: 'lacksPrerequisite', target: 'makingPrerequisite' }, { target: next }],
  });
}

/** Is never left before it is made: its id would be lost. */
export const makingPrerequisite = machineSetup.createStateConfig({
  invoke: {
    src: 'makePrerequisite',
    input: ({ context }) => prerequisiteInput(context),
    onDone: 'awaitingPrerequisite',
    onError: failed,
  },
});

/** Whoever stops here waits for nothing: the teardown knows of it. */
export const awaitingPrerequisite = machineSetup.createStateConfig({
  always: ifStopped,
  invoke: {
    src: 'awaitPrerequisite',
    input: ({ context }) => prerequisiteInput(context),
    onDone: {
      target: 'providing',
      actions: change(recordPrerequisite),
    },
    onError: failed,
  },
});

/** Of a life that has ended. */
export const removingPrerequisites = machineSetup.createStateConfig({
  invoke: {
    src: 'removePrerequisites',
    input: ({ context }) => currentLife(context),
    onDone: '#ending',
    // The teardown tries once more, and then tells of what is left.
    onError: '#ending',
  },
});

function prerequisiteInput(context: Context): PrerequisiteInput {
  return {
    index: context.prerequisitesMade,
    ...(context.lives.length > 0 && { life: currentLife(context) }),
  };
}
