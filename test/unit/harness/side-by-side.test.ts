import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createActor, SimulatedClock, toPromise } from 'xstate';
import { createContext } from '../../../src/harness/context.ts';
import type { RunInput, RunOutput } from '../../../src/harness/types.ts';
import { createFakeRun, phases, refused, type World } from '../../support/fake-effects.ts';
import { runMachine } from '../../support/run-machine.ts';

const needs = Array.from({ length: 12 }, (_, nth) => `sqs:Action${nth + 1}`);

const input: RunInput = {
  runId: 'r1',
  goal: 'run',
  sufficientLives: 1,
  jobs: 2,
  harden: false,
  maxAttempts: 150,
  timeoutMs: 60_000,
  proof: 'full',
  phases,
};

/** A service that asks for one action after the other, and each time stops at the first that is refused. */
const asksInOrder: World['attempt'] = ({ phase }, granted) => {
  const lacking = needs.find((action) => !granted.has(`${action} *`));
  return phase !== 'deploy' || lacking === undefined
    ? {}
    : { exitCode: 1, observed: { stackStatus: 'ROLLBACK_COMPLETE', denials: [refused(lacking, '*')] } };
};

const run = (world: World, overrides: Partial<RunInput> = {}) =>
  runMachine(world, { ...input, ...overrides });

function openedIn(order: readonly string[]): string[] {
  return order.filter((entry) => entry.startsWith('openLife')).map((entry) => entry.slice(9));
}

function attemptsOf({ context }: RunOutput, life: number): number[] {
  return context.attempts.filter((one) => one.life === life).map(({ attempt }) => attempt);
}

describe('removal lives side by side', () => {
  it('share the grants that are owed, and show of each that it is needed', async () => {
    const { output, order } = await run({ attempt: asksInOrder });
    expect(output.outcome).toEqual({ kind: 'proven' });
    expect(openedIn(order)).toEqual(['1 discovery', '2 removal', '3 removal', '4 sufficiency']);
    expect(output.context.ledger.grants.map(({ action, shown }) => `${action} by ${shown}`)).toEqual(
      needs.map((action) => `${action} by removal`),
    );
  });

  it('begin both before one of them ends', async () => {
    const { order } = await run({ attempt: asksInOrder });
    const removal = order.slice(order.indexOf('openLife 2 removal'), order.indexOf('openLife 4 sufficiency'));
    expect(removal.slice(0, 2)).toEqual(['openLife 2 removal', 'openLife 3 removal']);
    expect(removal.filter((entry) => entry === 'closeLife')).toHaveLength(2);
  });

  it('number their attempts apart, and the next life goes on after both', async () => {
    const { output } = await run({ attempt: asksInOrder });
    expect(attemptsOf(output, 2)).toEqual([18, 20, 22, 24, 26, 28, 30, 32, 34, 36, 38]);
    expect(attemptsOf(output, 3)).toEqual([19, 21, 23, 25, 27, 29, 31, 33, 35, 37, 39]);
    expect(attemptsOf(output, 4)).toEqual([40, 41, 42, 43, 44]);
    const denials = output.context.ledger.grants.flatMap(({ sightings }) => sightings);
    expect(new Set(denials.map(({ denialId }) => denialId)).size).toBe(denials.length);
  });

  it('make every other change of the service, each in its own attempts', async () => {
    const seen: string[] = [];
    await run({
      attempt: (attempt, granted, statements) => {
        if (attempt.life.purpose === 'removal') seen.push(`${attempt.life.number}: ${attempt.attemptOfLife}`);
        return asksInOrder(attempt, granted, statements);
      },
    });
    expect([...new Set(seen)]).toEqual(
      Array.from({ length: 11 }, (_, nth) => [`2: ${nth + 1}`, `3: ${nth + 1}`]).flat(),
    );
  });

  /** Steps of each phase: a step asks for all of its actions at once, of which some are never missed. */
  const step = fc.record({
    needed: fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 3 }),
    idle: fc.uniqueArray(fc.integer({ min: 31, max: 40 }), { maxLength: 2 }),
  });
  const service = fc.record({
    deploy: fc.array(step, { minLength: 4, maxLength: 9 }),
    remove: fc.array(step, { maxLength: 4 }),
  });
  type Service = typeof service extends fc.Arbitrary<infer Shape> ? Shape : never;

  function asksFor(of: Service): World['attempt'] {
    return ({ phase }, granted) => {
      const isLacking = (action: number) => !granted.has(`sqs:Action${action} *`);
      const steps = phase === 'deploy' || phase === 'remove' ? of[phase] : [];
      const failing = steps.findIndex(({ needed }) => needed.some(isLacking));
      if (failing === -1) return {};
      const asked = [...(steps[failing]?.idle ?? []), ...(steps[failing]?.needed ?? [])].filter(isLacking);
      const logicalId = `${phase}${failing}`;
      return {
        exitCode: 1,
        observed: {
          stackStatus: phase === 'deploy' ? 'ROLLBACK_COMPLETE' : 'DELETE_FAILED',
          denials: asked.map((action) => refused(`sqs:Action${action}`, '*', { logicalId })),
        },
      };
    };
  }

  it('show, as one after the other do, of what is needed that it is, and leave nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(service, fc.integer({ min: 1, max: 4 }), async (of, jobs) => {
        const { output } = await run({ attempt: asksFor(of) }, { jobs, maxAttempts: 2000 });
        expect(output.outcome).toEqual({ kind: 'proven' });
        const needed = [...of.deploy, ...of.remove].flatMap((one) => one.needed);
        expect(
          output.context.ledger.grants.map(({ action, shown }) => `${action} by ${shown}`).toSorted(),
        ).toEqual([...new Set(needed)].map((action) => `sqs:Action${action} by removal`).toSorted());
      }),
      { numRuns: 25 },
    );
  });

  it.each<[string, Partial<RunInput>, string[]]>([
    ['one where one is asked for', { jobs: 1 }, ['1 discovery', '2 removal', '3 sufficiency']],
    [
      'no more than are worth a whole life',
      { jobs: 9 },
      ['1 discovery', '2 removal', '3 removal', '4 sufficiency'],
    ],
    ['none where no grant is owed', { proof: 'doubtful' }, ['1 discovery', '2 sufficiency']],
  ])('are %s', async (_, overrides, lives) => {
    const { order, output } = await run({ attempt: asksInOrder }, overrides);
    expect(openedIn(order)).toEqual(lives);
    expect(output.outcome).toEqual({ kind: 'proven' });
  });

  it('drop what neither of them misses', async () => {
    const asksLessLater: World['attempt'] = (attempt, granted, statements) => {
      const unasked = attempt.life.number === 1 ? [] : ['sqs:Action3 *', 'sqs:Action4 *'];
      return asksInOrder(attempt, new Set([...granted, ...unasked]), statements);
    };
    const { output } = await run({ attempt: asksLessLater });
    expect(output.outcome).toEqual({ kind: 'proven' });
    expect(output.context.unneeded.map(({ action }) => action).toSorted()).toEqual([
      'sqs:Action3',
      'sqs:Action4',
    ]);
    expect(output.context.ledger.grants).toHaveLength(needs.length - 2);
  });

  it('that fail beside others show nothing, are cleared, and are lived again alone', async () => {
    const collides: World['attempt'] = (attempt, granted, statements) =>
      attempt.life.number === 3
        ? { exitCode: 1, observed: { stackStatus: 'ROLLBACK_COMPLETE', failure: 'shop already exists' } }
        : asksInOrder(attempt, granted, statements);
    const { output, order, facts } = await run({ attempt: collides });
    expect(output.outcome).toEqual({ kind: 'proven' });
    expect(openedIn(order)).toEqual(['1 discovery', '2 removal', '3 removal', '4 removal', '5 sufficiency']);
    expect(order[order.indexOf('openLife 4 removal') - 1]).toBe('clearLives 3');
    expect(output.context.lives.map(({ passed }) => passed)).toEqual([true, true, false, true, true]);
    expect(output.context.ledger.grants.map(({ shown }) => shown)).toEqual(needs.map(() => 'removal'));
    expect(facts.filter((fact) => fact === 'life.ended')).toHaveLength(5);
  });

  it('end the run where one fails alone as well', async () => {
    const breaks: World['attempt'] = (attempt, granted, statements) =>
      attempt.life.purpose === 'removal'
        ? { exitCode: 1, observed: { stackStatus: 'ROLLBACK_COMPLETE', failure: 'shop already exists' } }
        : asksInOrder(attempt, granted, statements);
    const { output, order } = await run({ attempt: breaks });
    expect(output.outcome).toEqual({ kind: 'broken', phase: 'deploy', message: 'shop already exists' });
    expect(openedIn(order)).toEqual(['1 discovery', '2 removal', '3 removal', '4 removal']);
    expect(order).toContain('clearLives 2 3');
    expect(output.context.ledger.grants).toHaveLength(needs.length);
  });

  it('are all stopped by one wish to stop, and the policy keeps what was found', async () => {
    const hangs: World['attempt'] = (attempt, granted, statements) =>
      attempt.life.purpose === 'removal' ? { exitCode: -1 } : asksInOrder(attempt, granted, statements);
    const fake = createFakeRun({ attempt: hangs });
    const actor = createActor(fake.machine, { input: createContext(input), clock: new SimulatedClock() });
    const running = fake.reached('attempt 19 deploy');
    actor.start();
    await running;
    actor.send({ type: 'run.stop', reason: { kind: 'signal', signal: 'SIGINT' } });
    const { outcome, context } = await toPromise(actor);
    expect(outcome).toEqual({ kind: 'interrupted', signal: 'SIGINT' });
    expect(fake.stops).toEqual(['deploy', 'deploy']);
    expect(context.ledger.grants).toHaveLength(needs.length);
    expect(context.ledger.grants.some(({ withheld }) => withheld)).toBe(false);
    expect(fake.order.slice(-3)).toEqual(['writeArtifact', 'tearDown', 'writeArtifact']);
  });

  it('are lived again where something of one outlived its removal', async () => {
    const { output, order } = await run({
      attempt: asksInOrder,
      remains: ({ number }) => (number === 3 ? [{ what: 'bucket', why: 'not empty' }] : []),
    });
    expect(output.outcome).toEqual({ kind: 'proven' });
    expect(openedIn(order)).toEqual(['1 discovery', '2 removal', '3 removal', '4 removal', '5 sufficiency']);
  });
});
