import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { transition, initialTransition, type AnyStateMachine, type AnyStateNode } from 'xstate';
import { getSimplePaths } from 'xstate/graph';
import { drawLifecycle } from '../../../scripts/draw-lifecycle.ts';
import { createContext, recordPreflight } from '../../../src/harness/context.ts';
import { lifeMachine } from '../../../src/harness/life-machine.ts';
import { machine } from '../../../src/harness/machine.ts';
import { planLives } from '../../../src/harness/plan-lives.ts';
import type { Context, LifeRecord, RunInput } from '../../../src/harness/types.ts';
import { accountId, phases, refused, region, unexplained } from '../../support/fake-effects.ts';

const input: RunInput = {
  runId: 'r1',
  goal: 'run',
  sufficientLives: 1,
  jobs: 1,
  harden: false,
  maxAttempts: 3,
  timeoutMs: 60_000,
  proof: 'sufficient',
  phases: [phases[0], phases[4]],
};

function statesOf(node: AnyStateNode): AnyStateNode[] {
  return [node, ...Object.values(node.states).flatMap(statesOf)];
}

function invocationsOf(machine: AnyStateMachine) {
  return statesOf(machine.root).flatMap((state) =>
    state.invoke.map((invoked) => ({ state: state.path.join('.'), invoked })),
  );
}

const quiet = { denials: [], lookAlikes: [], failedOnPurpose: false, keyDied: false, skipped: false };
const passed = { observed: { ...quiet, stackStatus: 'CREATE_COMPLETE' }, questions: [] };
const gone = { observed: quiet, questions: [] };
const vague = { observed: quiet, questions: [unexplained()] };

const preflight = {
  service: 's',
  ownStage: 'dev',
  accountId,
  region,
  operatorArn: 'arn',
  tools: { harness: '', serverless: '', node: '' },
  prerequisites: { perRun: 0, perLife: 0 },
};
const expectant = { ...preflight, prerequisites: { perRun: 1, perLife: 1 } };

/** What each effect may answer with. */
const answers: Readonly<Record<string, readonly unknown[]>> = {
  preflight: [preflight, expectant],
  openLife: [
    {
      number: 1,
      purpose: 'discovery',
      stage: 'ha',
      stackName: 's-ha',
      deployer: { userName: 'u', arn: 'a', accessKeyId: 'k' },
    },
    {
      number: 2,
      purpose: 'sufficiency',
      stage: 'hb',
      stackName: 's-hb',
      deployer: { userName: 'u', arn: 'a', accessKeyId: 'k' },
    },
  ],
  awaitPrerequisite: [[]],
  awaitHonoured: [{ keyDied: false }, { keyDied: true }],
  renewKey: [{ userName: 'u', arn: 'a', accessKeyId: 'k2' }],
  attribute: [
    [
      {
        question: unexplained(),
        by: 'trail',
        denials: [refused('sqs:CreateQueue', '*')],
        waitedMs: 1,
      },
    ],
  ],
  observe: [passed, gone, vague].map((shown) => ({ ...shown, identities: {}, failed: {}, durationMs: 1 })),
  verifyRemoval: [[], [{ what: 'bucket', why: 'kept' }]],
  recover: [{ stackIsThere: true }, { stackIsThere: false }],
  tearDown: [[], [{ what: 'user', why: 'refused' }]],
};

const stop = { type: 'run.stop', reason: { kind: 'signal', signal: 'SIGINT' } };
const childEnded = { type: 'child.exited', exit: { kind: 'exited', code: 0 }, childMs: 1, outputFile: 'f' };

/** Everything that may happen to an effect. Undefined: that effect is never asked, so that its end need not be tried. */
function eventsOf(
  machine: AnyStateMachine,
  answersOf: (effect: string) => readonly unknown[] | undefined,
): object[] {
  return invocationsOf(machine).flatMap(({ invoked }) => {
    const outputs = answersOf(invoked.src as string);
    if (outputs === undefined) return [];
    return [
      { type: `xstate.error.actor.${invoked.id}`, actorId: invoked.id, error: new Error('refused') },
      ...outputs.map((output) => ({
        type: `xstate.done.actor.${invoked.id}`,
        actorId: invoked.id,
        output,
      })),
    ];
  });
}

const prerequisiteEffects = ['makePrerequisite', 'awaitPrerequisite', 'removePrerequisites'];

const start = createContext(input);
const begun = recordPreflight(start, preflight).context;
const expecting = recordPreflight(start, expectant).context;
const [lifeBegun = begun] = planLives(begun);
const [lifeExpecting = expecting] = planLives(expecting);

/** What is known after so many lives, the last of which ended as it is said. */
function after(purposes: readonly LifeRecord['purpose'][], passed: boolean): Context {
  const lives = purposes.map((purpose, nth) => ({
    number: nth + 1,
    purpose,
    stage: `h${nth}`,
    stackName: `s-h${nth}`,
    deployer: { userName: 'u', arn: 'a', accessKeyId: 'k' },
    refusals: 0,
    passed: passed || nth + 1 < purposes.length,
    dropped: 0,
  }));
  return {
    ...begun,
    lives,
    livesPlanned: lives.length,
    plan: { number: lives.length, purpose: 'removal', withheld: [] },
  };
}
const endings: readonly (readonly Context[])[] = [
  [after(['discovery'], true)],
  [after(['discovery'], false)],
  [after(['discovery', 'sufficiency'], true)],
  [after(['discovery', 'removal'], true), after(['discovery', 'removal', 'removal'], false)],
];
const livesEnded = endings.map((output) => ({ type: 'lives.ended', output }));
const livesBroken = { type: 'lives.broken', error: new Error('a bug') };

/** Each alone: together they are more paths than anyone can walk. */
const worlds: readonly [string, AnyStateMachine, Context, object[]][] = [
  [
    'of a run, whatever its lives show',
    machine,
    start,
    [
      stop,
      ...livesEnded,
      livesBroken,
      ...eventsOf(machine, (effect) => (effect === 'live' ? undefined : (answers[effect] ?? [undefined]))),
    ],
  ],
  [
    'of a life, whatever an attempt shows',
    lifeMachine,
    lifeBegun,
    [
      stop,
      childEnded,
      ...eventsOf(lifeMachine, (effect) =>
        prerequisiteEffects.includes(effect) ? undefined : (answers[effect] ?? [undefined]),
      ),
    ],
  ],
  [
    'of a life, whatever becomes of what the service expects',
    lifeMachine,
    lifeExpecting,
    [
      stop,
      childEnded,
      ...eventsOf(lifeMachine, (effect) =>
        effect === 'openLife' ? answers[effect] : [answers[effect]?.[0]],
      ),
    ],
  ],
];

function idOf(of: AnyStateMachine, state: string): string {
  const found = invocationsOf(of).find((one) => one.state.endsWith(state));
  if (!found) throw new Error(`no effect in ${state}`);
  return found.invoked.id;
}

function done(of: AnyStateMachine, state: string, which = 0): object {
  const { invoked } = invocationsOf(of).find((one) => one.state.endsWith(state)) ?? {};
  const output = answers[invoked?.src as string]?.[which];
  return { type: `xstate.done.actor.${idOf(of, state)}`, actorId: idOf(of, state), output };
}

function failed(of: AnyStateMachine, state: string): object {
  return {
    type: `xstate.error.actor.${idOf(of, state)}`,
    actorId: idOf(of, state),
    error: new Error('refused'),
  };
}

function provided(of: AnyStateMachine): readonly object[] {
  return [done(of, 'makingPrerequisite'), done(of, 'awaitingPrerequisite')];
}

const prepared = done(machine, 'preparing');
const expectantly = done(machine, 'preparing', 1);
const opened = done(lifeMachine, 'openingLife');
const attempting = [opened, done(lifeMachine, 'awaitingKey')];

describe('the shape of the machines', () => {
  it.each(
    [machine, lifeMachine].flatMap((of) => invocationsOf(of).map((one) => ({ ...one, name: of.id, of }))),
  )('answers when $invoked.src fails in $state of $name', ({ of, invoked, state }) => {
    const node = statesOf(of.root).find((one) => one.path.join('.') === state);
    const failure = invoked.src === 'live' ? 'lives.broken' : `xstate.error.actor.${invoked.id}`;
    expect(node?.transitions.has(failure)).toBe(true);
  });

  it.each(worlds)(
    'comes to its end on every path %s',
    (_, of, begins, events) => {
      const paths = getSimplePaths(of, {
        input: begins,
        events: events as never[],
        serializeState: ({ value, context }) =>
          JSON.stringify([
            value,
            context.lives.length,
            context.prerequisitesMade,
            context.phaseIndex,
            context.outcome?.kind,
            context.stop,
            context.preflight !== undefined,
          ]),
        toState: (snapshot) => snapshot.status === 'done',
        limit: 200_000,
      });
      expect(paths.length).toBeGreaterThan(20);
      if (of !== machine) return;
      for (const { steps } of paths) {
        expect(steps.some(({ state }) => state.matches('tearingDown'))).toBe(true);
      }
      // Thousands of paths: on a busy machine they take a while.
    },
    120_000,
  );

  it.each<[string, readonly object[], unknown]>([
    ['begins with the preflight', [], { working: 'preparing' }],
    ['lives a life', [prepared], { working: 'living' }],
    ['makes what the service expects', [expectantly], { working: 'makingPrerequisite' }],
    ['waits for it', [expectantly, done(machine, 'makingPrerequisite')], { working: 'awaitingPrerequisite' }],
    ['then lives a life', [expectantly, ...provided(machine)], { working: 'living' }],
    [
      'makes a prerequisite whole when stopped meanwhile',
      [expectantly, stop],
      { working: 'makingPrerequisite' },
    ],
    [
      'and ends once it is begun',
      [expectantly, stop, done(machine, 'makingPrerequisite')],
      'writingArtifact',
    ],
    [
      'waits for no prerequisite when stopped',
      [expectantly, done(machine, 'makingPrerequisite'), stop],
      'writingArtifact',
    ],
    [
      'ends when a prerequisite fails',
      [expectantly, failed(machine, 'makingPrerequisite')],
      'writingArtifact',
    ],
    ['makes no life when stopped before', [stop], 'tearingDown'],
    ['leaves a life its own end when stopped meanwhile', [prepared, stop], { working: 'living' }],
    ['then ends', [prepared, stop, livesEnded[1] ?? {}], 'writingArtifact'],
    ['lives another life after the discovery', [prepared, livesEnded[0] ?? {}], { working: 'living' }],
    ['ends with a life that failed', [prepared, livesEnded[1] ?? {}], 'writingArtifact'],
    ['ends when all is shown', [prepared, livesEnded[2] ?? {}], 'writingArtifact'],
    ['clears a life that failed beside another', [prepared, livesEnded[3] ?? {}], { working: 'clearing' }],
    [
      'then lives it again',
      [prepared, livesEnded[3] ?? {}, done(machine, 'clearing')],
      { working: 'living' },
    ],
    ['ends with a bug', [prepared, livesBroken], 'writingArtifact'],
    ['tears down without an artifact when nothing began', [failed(machine, 'preparing')], 'tearingDown'],
    [
      'tears down after the artifact',
      [prepared, livesBroken, done(machine, 'writingArtifact')],
      'tearingDown',
    ],
  ])('a run %s', (_, sequence, value) => {
    let [state] = initialTransition(machine, start);
    for (const event of sequence) [state] = transition(machine, state, event as never);
    expect(state.value).toEqual(value);
  });

  it.each<[string, Context, readonly object[], unknown]>([
    ['is opened', lifeBegun, [], { living: 'openingLife' }],
    ['makes what the service expects', lifeExpecting, [opened], { living: 'makingPrerequisite' }],
    ['then waits for the key', lifeExpecting, [opened, ...provided(lifeMachine)], { living: 'awaitingKey' }],
    ['waits for the key', lifeBegun, [opened], { living: 'awaitingKey' }],
    ['runs the child', lifeBegun, attempting, { living: { attempting: 'running' } }],
    ['looks at what the child did', lifeBegun, [...attempting, childEnded], { living: 'observing' }],
    [
      'stops the child before anything else',
      lifeBegun,
      [...attempting, stop],
      { living: { attempting: 'stopping' } },
    ],
    ['ends when the stopped child is gone', lifeBegun, [...attempting, stop, childEnded], 'ending'],
    [
      'goes on to the next phase',
      lifeBegun,
      [...attempting, childEnded, done(lifeMachine, 'observing')],
      { living: { attempting: 'running' } },
    ],
    ['is made whole when stopped meanwhile', lifeBegun, [stop], { living: 'openingLife' }],
    ['then ends', lifeBegun, [stop, opened], 'ending'],
  ])('a life %s', (_, begins, sequence, value) => {
    let [state] = initialTransition(lifeMachine, begins);
    for (const event of sequence) [state] = transition(lifeMachine, state, event as never);
    expect(state.value).toEqual(value);
  });

  it('is drawn as it is', () => {
    expect(readFileSync('src/harness/LIFECYCLE.md', 'utf8')).toBe(drawLifecycle());
  });

  it('keeps a context that survives JSON', () => {
    const [first] = initialTransition(machine, start);
    expect(JSON.parse(JSON.stringify(first.context))).toEqual({ ...first.context });
  });
});
