import { assign, enqueueActions, sendTo } from 'xstate';
import {
  closeLife,
  currentLife,
  currentPhase,
  recordKey,
  recordLife,
  recordRecovery,
  recordRemains,
} from './context.ts';
import { decideOutcome } from './decide-outcome.ts';
import { isInForce } from './ledger/kept.ts';
import { change, failed, ifStopped, keepEnd, keepStop } from './machine-actions.ts';
import {
  awaitingPrerequisite,
  makingPrerequisite,
  providing,
  removingPrerequisites,
} from './machine-prerequisites.ts';
import { machineSetup } from './machine-setup.ts';
import { nextNumber } from './numbering.ts';
import { recordAttempt } from './record-attempt.ts';
import type { AttemptInput, Context, OpenLifeInput } from './types.ts';

/**
 * The order of one life, from the context that it begins with to the one that it ends with. Everything that judges is a pure function of
 * {@link Context}; everything that acts is an actor handed in with `lifeMachine.provide`. Drawn in LIFECYCLE.md.
 */
export const lifeMachine = machineSetup.createMachine({
  id: 'life',
  context: ({ input }) => input,
  initial: 'living',
  output: ({ context }) => ({ context, outcome: decideOutcome(context) }),
  states: {
    living: {
      initial: 'openingLife',
      on: { 'run.stop': { actions: keepStop } },
      states: {
        openingLife: {
          invoke: {
            src: 'openLife',
            input: ({ context }) => openLifeInput(context),
            onDone: { target: 'providing', actions: change(recordLife) },
            onError: failed,
          },
        },
        providing: providing('awaitingKey'),
        makingPrerequisite,
        awaitingPrerequisite,
        awaitingKey: {
          always: ifStopped,
          invoke: {
            src: 'awaitKey',
            input: ({ context }) => currentLife(context),
            onDone: [{ guard: 'hasGrantsPending', target: 'applyingGrants' }, { target: 'starting' }],
            onError: failed,
          },
        },
        starting: {
          always: [ifStopped, { guard: 'isExhausted', target: '#ending' }, { target: 'attempting' }],
        },
        attempting: {
          initial: 'running',
          entry: enqueueActions(({ context, enqueue }) => {
            enqueue({
              type: 'tell',
              params: {
                type: 'attempt.started',
                attempt: nextNumber(context.attemptNumbers),
                life: currentLife(context).number,
                phase: currentPhase(context).name,
                ...(context.debug && { debug: true }),
              },
            });
          }),
          invoke: {
            id: 'child',
            src: 'runChild',
            input: ({ context }) => attemptInput(context),
            onError: failed,
          },
          states: {
            running: {
              on: {
                'child.exited': { target: '#observing', actions: keepEnd },
                'run.stop': {
                  target: 'stopping',
                  actions: [keepStop, sendTo('child', { type: 'child.stop' })],
                },
              },
            },
            stopping: { on: { 'child.exited': { target: '#ending', actions: keepEnd } } },
          },
        },
        observing: {
          id: 'observing',
          invoke: {
            src: 'observe',
            input: ({ context }) => attemptInput(context),
            onDone: {
              target: 'weighing',
              actions: assign({ shown: ({ event }) => event.output }),
            },
            onError: failed,
          },
        },
        weighing: {
          always: [
            ifStopped,
            { guard: 'hasQuestions', target: 'attributing' },
            { target: 'deciding', actions: change((context) => recordAttempt(context, [])) },
          ],
        },
        attributing: {
          always: ifStopped,
          invoke: {
            src: 'attribute',
            input: ({ context }) => ({
              ...attemptInput(context),
              questions: context.shown?.questions ?? [],
              granted: context.ledger.grants.flatMap(({ action, withheld }) => (withheld ? [] : [action])),
              withheld: context.ledger.grants.flatMap(({ action, withheld }) => (withheld ? [action] : [])),
              fruitless: context.fruitless,
              known: context.shown?.observed.denials ?? [],
            }),
            onDone: { target: 'deciding', actions: change(recordAttempt) },
            onError: failed,
          },
        },
        deciding: {
          always: [
            ifStopped,
            { guard: 'needsKey', target: 'renewingKey' },
            { guard: 'hasGrantsPending', target: 'applyingGrants' },
            { guard: 'hasPassed', target: 'advancing' },
            { guard: 'mayTryAgain', target: 'awaitingHonoured' },
            { target: '#ending' },
          ],
        },
        renewingKey: {
          invoke: {
            src: 'renewKey',
            input: ({ context }) => currentLife(context),
            onDone: [
              { guard: 'hasGrantsPending', target: 'applyingGrants', actions: change(recordKey) },
              { target: 'awaitingHonoured', actions: change(recordKey) },
            ],
            onError: failed,
          },
        },
        applyingGrants: {
          invoke: {
            src: 'applyGrants',
            input: ({ context }) => ({
              life: currentLife(context),
              grants: context.ledger.grants.filter(({ withheld }) => !withheld),
              statements: context.ledger.statements.filter(isInForce),
            }),
            onDone: { target: 'awaitingHonoured', actions: assign({ grantsPending: false }) },
            onError: failed,
          },
        },
        awaitingHonoured: {
          always: ifStopped,
          invoke: {
            src: 'awaitHonoured',
            input: ({ context }) => ({
              life: currentLife(context),
              refusedThoughGranted: Math.max(context.refusedThoughGranted, context.transientFailures),
              statements: context.ledger.statements.filter(isInForce),
            }),
            onDone: {
              target: 'settling',
              actions: assign({ keyDied: ({ event }) => event.output.keyDied }),
            },
            onError: failed,
          },
        },
        settling: {
          always: [{ guard: 'needsKey', target: 'renewingKey' }, { target: 'recovering' }],
        },
        recovering: {
          invoke: {
            src: 'recover',
            input: ({ context }) => ({ life: currentLife(context), phase: currentPhase(context).name }),
            onDone: [
              { guard: 'hasPassed', target: 'advancing' },
              { target: 'starting', actions: change(recordRecovery) },
            ],
            onError: failed,
          },
        },
        advancing: {
          always: [
            { guard: 'isLastPhase', target: 'verifyingRemoval' },
            { target: 'starting', actions: assign({ phaseIndex: ({ context }) => context.phaseIndex + 1 }) },
          ],
          exit: assign({ verdict: undefined }),
        },
        verifyingRemoval: {
          invoke: {
            src: 'verifyRemoval',
            input: ({ context }) => currentLife(context),
            onDone: { target: 'judgingRemoval', actions: change(recordRemains) },
            onError: failed,
          },
        },
        judgingRemoval: {
          always: [{ guard: 'hasFailed', target: '#ending' }, { target: 'closingLife' }],
        },
        closingLife: {
          invoke: {
            src: 'closeLife',
            input: ({ context }) => currentLife(context),
            onDone: [
              {
                guard: 'hasLifePrerequisites',
                target: 'removingPrerequisites',
                actions: change((context) => closeLife(context)),
              },
              { target: '#ending', actions: change((context) => closeLife(context)) },
            ],
            onError: failed,
          },
        },
        removingPrerequisites,
      },
    },
    ending: { id: 'ending', type: 'final' },
  },
});

function openLifeInput({ plan, preflight, boundary }: Context): OpenLifeInput {
  if (!plan || !preflight) throw new Error('a life is opened that was not planned');
  const { number, purpose } = plan;
  return {
    number,
    purpose,
    operatorArn: preflight.operatorArn,
    ...(boundary?.kind === 'found' && { boundary: boundary.document }),
  };
}

function attemptInput(context: Context): AttemptInput {
  return {
    life: currentLife(context),
    attempt: nextNumber(context.attemptNumbers),
    attemptOfLife: context.attempts.filter(({ life }) => life === currentLife(context).number).length + 1,
    phase: currentPhase(context).name,
    ...(context.debug && { debug: true }),
  };
}
