import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { transition, initialTransition, type AnyStateNode } from 'xstate';
import { getSimplePaths } from 'xstate/graph';
import { drawLifecycle } from '../../../scripts/draw-lifecycle.ts';
import { machine } from '../../../src/harness/machine.ts';
import type { RunInput } from '../../../src/harness/types.ts';
import { accountId, phases, refused, region, unexplained } from '../../support/fake-effects.ts';

const input: RunInput = {
  runId: 'r1',
  goal: 'run',
  sufficientLives: 1,
  harden: false,
  maxAttempts: 3,
  timeoutMs: 60_000,
  proof: 'sufficient',
  phases: [phases[0], phases[4]],
};

function statesOf(node: AnyStateNode): AnyStateNode[] {
  return [node, ...Object.values(node.states).flatMap(statesOf)];
}

const invocations = statesOf(machine.root).flatMap((state) =>
  state.invoke.map((invoked) => ({ state: state.path.join('.'), invoked })),
);

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

/** Everything that may happen. Undefined: that effect is never asked, so that its end need not be tried. */
function eventsOf(answersOf: (effect: string) => readonly unknown[] | undefined): object[] {
  return [
    stop,
    childEnded,
    ...invocations.flatMap(({ invoked }) => {
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
    }),
  ];
}

const prerequisiteEffects = ['makePrerequisite', 'awaitPrerequisite', 'removePrerequisites'];

/** Each alone: together they are more paths than anyone can walk. */
const worlds: readonly [string, object[]][] = [
  [
    'whatever an attempt shows',
    eventsOf((effect) => {
      if (effect === 'preflight') return [preflight];
      return prerequisiteEffects.includes(effect) ? undefined : (answers[effect] ?? [undefined]);
    }),
  ],
  [
    'whatever becomes of what the service expects',
    eventsOf((effect) => {
      if (effect === 'preflight') return [expectant];
      return effect === 'openLife' ? answers[effect] : [answers[effect]?.[0]];
    }),
  ],
];

function idOf(state: string): string {
  const found = invocations.find((one) => one.state.endsWith(state));
  if (!found) throw new Error(`no effect in ${state}`);
  return found.invoked.id;
}

function done(state: string, which = 0): object {
  const { invoked } = invocations.find((one) => one.state.endsWith(state)) ?? {};
  const output = answers[invoked?.src as string]?.[which];
  return { type: `xstate.done.actor.${idOf(state)}`, actorId: idOf(state), output };
}

function failed(state: string): object {
  return { type: `xstate.error.actor.${idOf(state)}`, actorId: idOf(state), error: new Error('refused') };
}

const provided = [done('makingPrerequisite'), done('awaitingPrerequisite')];
const expecting = [done('preparing', 1)];
const begun = [done('preparing'), done('openingLife'), done('awaitingKey')];

describe('the shape of the machine', () => {
  it.each(invocations)('answers when $invoked.src fails in $state', ({ invoked, state }) => {
    const node = statesOf(machine.root).find((one) => one.path.join('.') === state);
    expect(node?.transitions.has(`xstate.error.actor.${invoked.id}`)).toBe(true);
  });

  it.each(worlds)(
    'passes teardown on every path, %s',
    (_, events) => {
      const paths = getSimplePaths(machine, {
        input,
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
        toState: (snapshot) => snapshot.matches('done'),
        limit: 200_000,
      });
      expect(paths.length).toBeGreaterThan(20);
      for (const { steps } of paths) {
        expect(steps.some(({ state }) => state.matches('tearingDown'))).toBe(true);
      }
      // Thousands of paths: on a busy machine they take a while.
    },
    120_000,
  );

  it.each<[string, readonly object[], unknown]>([
    ['begins with the preflight', [], { working: 'preparing' }],
    ['opens a life', [done('preparing')], { working: 'openingLife' }],
    ['makes what the service expects', expecting, { working: 'makingPrerequisite' }],
    ['waits for it', [...expecting, done('makingPrerequisite')], { working: 'awaitingPrerequisite' }],
    ['then opens a life', [...expecting, ...provided], { working: 'openingLife' }],
    [
      'makes what that life expects',
      [...expecting, ...provided, done('openingLife')],
      { working: 'makingPrerequisite' },
    ],
    [
      'then waits for the key',
      [...expecting, ...provided, done('openingLife'), ...provided],
      { working: 'awaitingKey' },
    ],
    [
      'makes a prerequisite whole when stopped meanwhile',
      [...expecting, stop],
      { working: 'makingPrerequisite' },
    ],
    ['and ends once it is begun', [...expecting, stop, done('makingPrerequisite')], 'writingArtifact'],
    [
      'waits for no prerequisite when stopped',
      [...expecting, done('makingPrerequisite'), stop],
      'writingArtifact',
    ],
    ['ends when a prerequisite fails', [...expecting, failed('makingPrerequisite')], 'writingArtifact'],
    ['waits for the key', [done('preparing'), done('openingLife')], { working: 'awaitingKey' }],
    ['runs the child', begun, { working: { attempting: 'running' } }],
    ['looks at what the child did', [...begun, childEnded], { working: 'observing' }],
    ['stops the child before anything else', [...begun, stop], { working: { attempting: 'stopping' } }],
    ['ends when the stopped child is gone', [...begun, stop, childEnded], 'writingArtifact'],
    [
      'goes on to the next phase',
      [...begun, childEnded, done('observing')],
      { working: { attempting: 'running' } },
    ],
    ['makes no life when stopped before', [stop], 'tearingDown'],
    ['makes a life whole when stopped meanwhile', [done('preparing'), stop], { working: 'openingLife' }],
    ['then ends', [done('preparing'), stop, done('openingLife')], 'writingArtifact'],
    ['tears down without an artifact when nothing began', [failed('preparing')], 'tearingDown'],
    ['tears down after the artifact', [...begun, stop, childEnded, done('writingArtifact')], 'tearingDown'],
  ])('%s', (_, sequence, value) => {
    let [state] = initialTransition(machine, input);
    for (const event of sequence) [state] = transition(machine, state, event as never);
    expect(state.value).toEqual(value);
  });

  it('is drawn as it is', () => {
    expect(readFileSync('src/harness/LIFECYCLE.md', 'utf8')).toBe(drawLifecycle());
  });

  it('keeps a context that survives JSON', () => {
    const [start] = initialTransition(machine, input);
    expect(JSON.parse(JSON.stringify(start.context))).toEqual({ ...start.context });
  });
});
