import { assign, enqueueActions, fromCallback, fromPromise, raise, sendTo, setup } from 'xstate';
import type { Fact } from '../artifact/evidence.ts';
import { outcomeOfFailure } from '../outcome.ts';
import {
  closeLife,
  createContext,
  currentLife,
  currentPhase,
  decideOutcome,
  isProven,
  recordAttempt,
  recordLeftovers,
  recordLife,
  recordPreflight,
  recordRemains,
  type Change,
} from './context.ts';
import type {
  ApplyGrantsInput,
  AttemptInput,
  AwaitHonouredInput,
  Context,
  Leftover,
  LifeRecord,
  MachineEvent,
  ObserveOutput,
  OpenLifeInput,
  OpenLifeOutput,
  Preflight,
  RecoverInput,
  RunInput,
  RunOutput,
} from './types.ts';

function mustBeProvided<Output, Input>(name: string) {
  return fromPromise<Output, Input>(() => Promise.reject(new Error(`${name} must be provided`)));
}

const machineSetup = setup({
  types: {
    context: {} as Context,
    events: {} as MachineEvent,
    input: {} as RunInput,
    output: {} as RunOutput,
  },
  actors: {
    preflight: mustBeProvided<Preflight, void>('preflight'),
    openLife: mustBeProvided<OpenLifeOutput, OpenLifeInput>('openLife'),
    awaitKey: mustBeProvided<void, LifeRecord>('awaitKey'),
    applyGrants: mustBeProvided<void, ApplyGrantsInput>('applyGrants'),
    awaitHonoured: mustBeProvided<void, AwaitHonouredInput>('awaitHonoured'),
    runChild: fromCallback<{ type: 'child.stop' }, AttemptInput>(() => {
      throw new Error('runChild must be provided');
    }),
    observe: mustBeProvided<ObserveOutput, AttemptInput>('observe'),
    recover: mustBeProvided<void, RecoverInput>('recover'),
    verifyRemoval: mustBeProvided<readonly Leftover[], LifeRecord>('verifyRemoval'),
    closeLife: mustBeProvided<void, LifeRecord>('closeLife'),
    writeArtifact: mustBeProvided<void, Context>('writeArtifact'),
    tearDown: mustBeProvided<readonly Leftover[], void>('tearDown'),
  },
  actions: {
    /** Tells a fact to the evidence and the terminal. */
    tell: (_, _fact: Fact) => {},
  },
  delays: {
    runTimeout: ({ context }) => context.input.timeoutMs,
  },
  guards: {
    isStopped: ({ context }) => context.stop !== undefined,
    isExhausted: ({ context }) => context.attempts.length >= context.input.maxAttempts,
    hasGrantsPending: ({ context }) => context.grantsPending,
    hasPassed: ({ context }) => context.verdict?.kind === 'passed',
    mayTryAgain: ({ context }) =>
      context.verdict?.kind === 'learned' ||
      context.verdict?.kind === 'not-honoured' ||
      context.verdict?.kind === 'transient',
    isLastPhase: ({ context }) => context.phaseIndex === context.input.phases.length - 1,
    isProven: ({ context }) => isProven(context),
    hasFailed: ({ context }) => context.outcome !== undefined,
    hasBegun: ({ context }) => context.preflight !== undefined,
  },
});

/** Keeps the first failure of the run. */
const keepFailure = machineSetup.assign({
  outcome: ({ context, event }) =>
    context.outcome ?? outcomeOfFailure('error' in event ? event.error : event),
});

/** Makes a change of the context and tells what there is to tell about it. */
function change(make: (context: Context, output: never) => Change) {
  return machineSetup.enqueueActions(({ context, event, enqueue }) => {
    const { context: next, facts } = make(context, ('output' in event ? event.output : undefined) as never);
    enqueue.assign(next);
    for (const fact of facts) enqueue({ type: 'tell', params: fact });
  });
}

/** A failed teardown is one more leftover, never another outcome. */
const keepTeardownFailure = machineSetup.enqueueActions(({ context, event, enqueue }) => {
  const failure = outcomeOfFailure('error' in event ? event.error : event);
  const change = recordLeftovers(context, [{ what: 'what this run made', why: failure.message }]);
  enqueue.assign(change.context);
  for (const fact of change.facts) enqueue({ type: 'tell', params: fact });
});

const keepEnd = machineSetup.assign({
  ended: ({ context, event }) => {
    if (event.type !== 'child.exited') return context.ended;
    const { exit, childMs, outputFile } = event;
    return { exit, childMs, outputFile };
  },
});

const failed = { target: '#ending', actions: keepFailure } as const;
const ifStopped = { guard: 'isStopped', target: '#ending' } as const;

/**
 * The order of a run. Everything that judges is a pure function of {@link Context}; everything that acts is an actor
 * handed in with `machine.provide`. Drawn in LIFECYCLE.md.
 */
export const machine = machineSetup.createMachine({
  id: 'harness',
  context: ({ input }) => createContext(input),
  initial: 'working',
  output: ({ context }) => ({ context, outcome: decideOutcome(context) }),
  states: {
    working: {
      initial: 'preparing',
      after: { runTimeout: { actions: raise({ type: 'run.stop', reason: { kind: 'time' } }) } },
      on: {
        'run.stop': { actions: assign({ stop: ({ context, event }) => context.stop ?? event.reason }) },
      },
      states: {
        preparing: {
          always: ifStopped,
          invoke: {
            src: 'preflight',
            onDone: { target: 'openingLife', actions: change(recordPreflight) },
            onError: failed,
          },
        },
        openingLife: {
          invoke: {
            src: 'openLife',
            input: ({ context }) => ({
              number: context.lives.length + 1,
              purpose: context.lives.length === 0 ? ('discovery' as const) : ('sufficiency' as const),
            }),
            onDone: { target: 'awaitingKey', actions: change(recordLife) },
            onError: failed,
          },
        },
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
                attempt: context.attempts.length + 1,
                life: currentLife(context).number,
                phase: currentPhase(context).name,
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
                  actions: [
                    assign({ stop: ({ context, event }) => context.stop ?? event.reason }),
                    sendTo('child', { type: 'child.stop' }),
                  ],
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
            onDone: { target: 'deciding', actions: change(recordAttempt) },
            onError: failed,
          },
        },
        deciding: {
          always: [
            ifStopped,
            { guard: 'hasGrantsPending', target: 'applyingGrants' },
            { guard: 'hasPassed', target: 'advancing' },
            { guard: 'mayTryAgain', target: 'awaitingHonoured' },
            { target: '#ending' },
          ],
        },
        applyingGrants: {
          invoke: {
            src: 'applyGrants',
            input: ({ context }) => ({ life: currentLife(context), grants: context.ledger.grants }),
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
            }),
            onDone: [{ guard: 'hasPassed', target: 'advancing' }, { target: 'recovering' }],
            onError: failed,
          },
        },
        recovering: {
          invoke: {
            src: 'recover',
            input: ({ context }) => ({ life: currentLife(context), phase: currentPhase(context).name }),
            onDone: 'starting',
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
            onDone: { target: 'judgingLife', actions: change((context) => closeLife(context)) },
            onError: failed,
          },
        },
        judgingLife: {
          always: [{ guard: 'isProven', target: '#ending' }, ifStopped, { target: 'openingLife' }],
        },
      },
    },
    ending: {
      id: 'ending',
      entry: assign({ outcome: ({ context }) => decideOutcome(context) }),
      always: [{ guard: 'hasBegun', target: 'writingArtifact' }, { target: 'tearingDown' }],
    },
    writingArtifact: {
      invoke: {
        src: 'writeArtifact',
        input: ({ context }) => context,
        onDone: 'tearingDown',
        onError: { target: 'tearingDown', actions: keepFailure },
      },
    },
    tearingDown: {
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
    },
    closingArtifact: {
      invoke: {
        src: 'writeArtifact',
        input: ({ context }) => context,
        onDone: 'done',
        onError: { target: 'done', actions: keepFailure },
      },
    },
    done: {
      type: 'final',
      entry: {
        type: 'tell',
        params: ({ context }) => ({ type: 'run.ended', outcome: decideOutcome(context).kind }),
      },
    },
  },
});

function attemptInput(context: Context): AttemptInput {
  return {
    life: currentLife(context),
    attempt: context.attempts.length + 1,
    phase: currentPhase(context).name,
  };
}
