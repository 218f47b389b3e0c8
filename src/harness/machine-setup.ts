import { fromCallback, fromPromise, setup } from 'xstate';
import type { Fact } from '../artifact/evidence.ts';
import type { Answer } from '../denial/attribution/answer.ts';
import type { Deployer } from '../life.ts';
import { countPrerequisites } from './context.ts';
import { isDone } from './decide-outcome.ts';
import type { DrawnId } from './prerequisites/drawn-ids.ts';
import type {
  ApplyGrantsInput,
  AttemptInput,
  AttributeInput,
  AwaitHonouredInput,
  AwaitHonouredOutput,
  Context,
  Leftover,
  LifeRecord,
  LivesEvent,
  MachineEvent,
  ObserveOutput,
  OpenLifeInput,
  OpenLifeOutput,
  Preflight,
  PrerequisiteInput,
  RecoverInput,
  RecoverOutput,
  RunOutput,
  StopEvent,
} from './types.ts';

function mustBeProvided<Output, Input>(name: string) {
  return fromPromise<Output, Input>(() => Promise.reject(new Error(`${name} must be provided`)));
}

/** What the machine is made of: the effects it must be given, and the questions it asks of its context. */
export const machineSetup = setup({
  types: {
    context: {} as Context,
    events: {} as MachineEvent,
    input: {} as Context,
    output: {} as RunOutput,
  },
  actors: {
    preflight: mustBeProvided<Preflight, void>('preflight'),
    live: fromCallback<StopEvent, readonly Context[], LivesEvent>(() => {
      throw new Error('live must be provided');
    }),
    openLife: mustBeProvided<OpenLifeOutput, OpenLifeInput>('openLife'),
    makePrerequisite: mustBeProvided<void, PrerequisiteInput>('makePrerequisite'),
    awaitPrerequisite: mustBeProvided<readonly DrawnId[], PrerequisiteInput>('awaitPrerequisite'),
    removePrerequisites: mustBeProvided<void, LifeRecord>('removePrerequisites'),
    awaitKey: mustBeProvided<void, LifeRecord>('awaitKey'),
    applyGrants: mustBeProvided<void, ApplyGrantsInput>('applyGrants'),
    awaitHonoured: mustBeProvided<AwaitHonouredOutput, AwaitHonouredInput>('awaitHonoured'),
    renewKey: mustBeProvided<Deployer, LifeRecord>('renewKey'),
    runChild: fromCallback<{ type: 'child.stop' }, AttemptInput>(() => {
      throw new Error('runChild must be provided');
    }),
    observe: mustBeProvided<ObserveOutput, AttemptInput>('observe'),
    attribute: mustBeProvided<readonly Answer[], AttributeInput>('attribute'),
    recover: mustBeProvided<RecoverOutput, RecoverInput>('recover'),
    verifyRemoval: mustBeProvided<readonly Leftover[], LifeRecord>('verifyRemoval'),
    closeLife: mustBeProvided<void, LifeRecord>('closeLife'),
    clearLives: mustBeProvided<void, readonly LifeRecord[]>('clearLives'),
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
    lacksPrerequisite: ({ context }) => context.prerequisitesMade < countPrerequisites(context),
    hasFailedBeside: ({ context }) => context.failedBeside.length > 0,
    hasLifePrerequisites: ({ context }) => (context.preflight?.prerequisites.perLife ?? 0) > 0,
    isExhausted: ({ context }) => context.attempts.length >= context.input.maxAttempts,
    hasQuestions: ({ context }) => (context.shown?.questions.length ?? 0) > 0,
    needsKey: ({ context }) => context.keyDied,
    hasGrantsPending: ({ context }) => context.grantsPending,
    hasPassed: ({ context }) => context.verdict?.kind === 'passed',
    mayTryAgain: ({ context }) =>
      context.verdict?.kind === 'learned' ||
      context.verdict?.kind === 'not-honoured' ||
      context.verdict?.kind === 'transient' ||
      context.verdict?.kind === 'vague',
    isLastPhase: ({ context }) => context.phaseIndex === context.input.phases.length - 1,
    isOver: ({ context }) => isDone(context) || context.lives.at(-1)?.passed !== true,
    hasFailed: ({ context }) => context.outcome !== undefined,
    hasBegun: ({ context }) => context.preflight !== undefined,
  },
});
