import { assign, raise, sendTo } from 'xstate';
import { recordPreflight } from './context.ts';
import { decideOutcome } from './decide-outcome.ts';
import { joinLives } from './join-lives.ts';
import { change, failed, ifStopped, keepFailure, keepStop } from './machine-actions.ts';
import { closingArtifact, done, ending, tearingDown, writingArtifact } from './machine-end.ts';
import { awaitingPrerequisite, makingPrerequisite, providing } from './machine-prerequisites.ts';
import { machineSetup } from './machine-setup.ts';
import { planLives } from './plan-lives.ts';

/**
 * The order of a run: which lives are lived, and that everything is removed. Everything that judges is a pure function of the context;
 * everything that acts is an actor handed in with `machine.provide`. Drawn in LIFECYCLE.md.
 */
export const machine = machineSetup.createMachine({
  id: 'harness',
  context: ({ input }) => input,
  initial: 'working',
  output: ({ context }) => ({ context, outcome: decideOutcome(context) }),
  states: {
    working: {
      initial: 'preparing',
      after: { runTimeout: { actions: raise({ type: 'run.stop', reason: { kind: 'time' } }) } },
      on: { 'run.stop': { actions: keepStop } },
      states: {
        preparing: {
          always: ifStopped,
          invoke: {
            src: 'preflight',
            onDone: { target: 'providing', actions: change(recordPreflight) },
            onError: failed,
          },
        },
        providing: providing('living'),
        makingPrerequisite,
        awaitingPrerequisite,
        living: {
          invoke: { id: 'lives', src: 'live', input: ({ context }) => planLives(context) },
          on: {
            'lives.ended': { target: 'judgingLives', actions: change(joinLives) },
            'lives.broken': { target: '#ending', actions: keepFailure },
            'run.stop': { actions: [keepStop, sendTo('lives', ({ event }) => event)] },
          },
        },
        judgingLives: {
          always: [
            ifStopped,
            { guard: 'hasFailedBeside', target: 'clearing' },
            { guard: 'isOver', target: '#ending' },
            { target: 'living' },
          ],
        },
        clearing: {
          invoke: {
            src: 'clearLives',
            input: ({ context }) => context.failedBeside,
            onDone: { target: 'resuming', actions: assign({ failedBeside: [] }) },
            onError: failed,
          },
        },
        resuming: { always: [ifStopped, { target: 'living' }] },
      },
    },
    ending,
    writingArtifact,
    tearingDown,
    closingArtifact,
    done,
  },
});
