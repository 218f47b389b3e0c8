import { assign } from 'xstate';
import { recordLeftovers } from './context.ts';
import { decideOutcome } from './decide-outcome.ts';
import { change, keepFailure, keepTeardownFailure } from './machine-actions.ts';
import { machineSetup } from './machine-setup.ts';

/** The outcome is settled; a run that has not begun has nothing to write. */
export const ending = machineSetup.createStateConfig({
  id: 'ending',
  entry: assign({ outcome: ({ context }) => decideOutcome(context) }),
  always: [{ guard: 'hasBegun', target: 'writingArtifact' }, { target: 'tearingDown' }],
});

/** Before the teardown, which may fail or be killed. */
export const writingArtifact = machineSetup.createStateConfig({
  invoke: {
    src: 'writeArtifact',
    input: ({ context }) => context,
    onDone: 'tearingDown',
    onError: { target: 'tearingDown', actions: keepFailure },
  },
});

export const tearingDown = machineSetup.createStateConfig({
  invoke: {
    src: 'tearDown',
    onDone: [
      { guard: 'hasBegun', target: 'closingArtifact', actions: change(recordLeftovers) },
      { target: 'done', actions: change(recordLeftovers) },
    ],
    onError: [
      { guard: 'hasBegun', target: 'closingArtifact', actions: keepTeardownFailure },
      { target: 'done', actions: keepTeardownFailure },
    ],
  },
});

/** With what the teardown has left. */
export const closingArtifact = machineSetup.createStateConfig({
  invoke: {
    src: 'writeArtifact',
    input: ({ context }) => context,
    onDone: 'done',
    onError: { target: 'done', actions: keepFailure },
  },
});

export const done = machineSetup.createStateConfig({
  type: 'final',
  entry: {
    type: 'tell',
    params: ({ context }) => ({ type: 'run.ended', outcome: decideOutcome(context).kind }),
  },
});
