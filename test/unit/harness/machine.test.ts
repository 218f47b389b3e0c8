import { describe, expect, it } from 'vitest';
import { createActor, SimulatedClock, toPromise } from 'xstate';
import type { Baseline, BaselineGrant, Unfinished } from '../../../src/artifact/baseline.ts';
import { HarnessError } from '../../../src/errors.ts';
import { compareWithBaseline } from '../../../src/harness/compare-with-baseline.ts';
import { createContext } from '../../../src/harness/context.ts';
import type { LifeRecord, RunInput, RunOutput } from '../../../src/harness/types.ts';
import type { BoundaryDocument, BoundaryFinding } from '../../../src/policy/boundary/boundary.ts';
import { coversAction } from '../../../src/policy/match.ts';
import {
  accountId,
  bare,
  createFakeRun,
  phases,
  refused,
  unexplained,
  type World,
} from '../../support/fake-effects.ts';
import { runMachine } from '../../support/run-machine.ts';

const input: RunInput = {
  runId: 'r1',
  goal: 'run',
  sufficientLives: 1,
  jobs: 1,
  harden: false,
  maxAttempts: 150,
  timeoutMs: 60_000,
  proof: 'sufficient',
  phases,
};

const run = (world: World, overrides: Partial<RunInput> = {}) =>
  runMachine(world, { ...input, ...overrides });

const role = (stage: string) => `arn:aws:iam::${accountId}:role/shop-${stage}-lambda`;

describe('a run', () => {
  it('lives the discovery and one sufficiency life in order, then tears down', async () => {
    const { order, output } = await run({ attempt: () => ({}) });
    expect(output.outcome).toEqual({ kind: 'proven' });
    expect(order).toMatchInlineSnapshot(`
      [
        "preflight",
        "openLife 1 discovery",
        "awaitKey",
        "attempt 1 deploy",
        "observe",
        "attempt 2 update",
        "observe",
        "attempt 3 info",
        "observe",
        "attempt 4 rollback",
        "observe",
        "attempt 5 remove",
        "observe",
        "verifyRemoval",
        "closeLife",
        "openLife 2 sufficiency",
        "awaitKey",
        "attempt 6 deploy",
        "observe",
        "attempt 7 update",
        "observe",
        "attempt 8 info",
        "observe",
        "attempt 9 rollback",
        "observe",
        "attempt 10 remove",
        "observe",
        "verifyRemoval",
        "closeLife",
        "writeArtifact",
        "tearDown",
        "writeArtifact",
      ]
    `);
  });

  it('grants what was refused, waits until it is honoured, recovers the stack, and tries again', async () => {
    const { order, output } = await run({
      attempt: ({ life, phase }, granted) =>
        phase === 'deploy' &&
        !granted.has('iam:CreateRole arn:aws:iam::${AccountId}:role/shop-${Stage}-lambda')
          ? {
              exitCode: 1,
              observed: {
                stackStatus: 'ROLLBACK_COMPLETE',
                denials: [refused('iam:CreateRole', role(life.stage))],
              },
            }
          : {},
    });
    expect(output.outcome).toEqual({ kind: 'proven' });
    expect(order.slice(0, 10)).toMatchInlineSnapshot(`
      [
        "preflight",
        "openLife 1 discovery",
        "awaitKey",
        "attempt 1 deploy",
        "observe",
        "applyGrants",
        "awaitHonoured",
        "recover",
        "attempt 2 deploy",
        "observe",
      ]
    `);
    expect(output.context.ledger.grants.map(({ action, resource }) => ({ action, resource }))).toEqual([
      { action: 'iam:CreateRole', resource: 'arn:aws:iam::${AccountId}:role/shop-${Stage}-lambda' },
    ]);
  });

  it('goes through another sufficiency life when one was refused something', async () => {
    const { output } = await run({
      attempt: ({ life, phase }, granted) =>
        phase === 'remove' && life.number === 2 && !granted.has('sqs:DeleteQueue *')
          ? {
              exitCode: 1,
              observed: { stackStatus: 'DELETE_FAILED', denials: [refused('sqs:DeleteQueue', '*')] },
            }
          : {},
    });
    expect(output.outcome).toEqual({ kind: 'proven' });
    expect(output.context.lives.map(({ purpose, refusals }) => ({ purpose, refusals }))).toEqual([
      { purpose: 'discovery', refusals: 0 },
      { purpose: 'sufficiency', refusals: 1 },
      { purpose: 'sufficiency', refusals: 0 },
    ]);
  });

  it('begins the life again when its stack is gone before its time', async () => {
    const { order, output } = await run({
      losesStack: 'remove',
      attempt: ({ phase }, granted) =>
        phase === 'remove' && !granted.has('ecr:DeleteRepository *')
          ? { exitCode: 1, observed: { denials: [refused('ecr:DeleteRepository', '*')] } }
          : {},
    });
    expect(output.outcome).toEqual({ kind: 'proven' });
    expect(order.filter((entry) => entry.startsWith('attempt')).slice(4, 7)).toEqual([
      'attempt 5 remove',
      'attempt 6 deploy',
      'attempt 7 update',
    ]);
  });

  it('drops what names only an earlier life, and proves the rest in another one', async () => {
    const queue = (id: string) => `arn:aws:sqs:us-east-1:${accountId}:${id}`;
    const { output, facts } = await run({
      attempt: ({ life, phase }, granted) => ({
        identities: { Queue: life.number === 1 ? 'q1' : 'q2' },
        ...(life.number === 1 &&
          phase === 'deploy' &&
          granted.size === 0 && {
            exitCode: 1,
            observed: { denials: [refused('sqs:UntagQueue', queue('q1')), refused('sqs:CreateQueue', '*')] },
          }),
      }),
    });
    expect(output.outcome).toEqual({ kind: 'proven' });
    expect(output.context.lives.map(({ dropped }) => dropped)).toEqual([0, 1, 0]);
    expect(output.context.ledger.grants.map(({ action }) => action)).toEqual(['sqs:CreateQueue']);
    expect(facts.filter((type) => type === 'grant.dropped')).toHaveLength(1);
  });

  it('gives up a guess before it gives up a grant that AWS named', async () => {
    const seen = { logicalId: 'LogGroup' };
    const { resource: _, ...unnamed } = refused('logs:TagResource', '*', seen);
    const { output, order } = await run({
      attempt: ({ phase, attempt }, granted) =>
        phase !== 'deploy' || granted.has('logs:TagResource *')
          ? {}
          : {
              exitCode: 1,
              observed: {
                denials: [
                  attempt === 1
                    ? refused('logs:CreateLogGroup', 'arn:aws:logs:us-east-1:1:g', seen)
                    : unnamed,
                ],
              },
            },
    });
    expect(output.outcome).toEqual({ kind: 'proven' });
    expect(order.filter((entry) => entry.startsWith('attempt') && entry.endsWith('deploy'))).toHaveLength(9);
    expect(output.context.ledger.grants[1]?.widenings.at(-1)?.reason).toBe(
      'refused on the resource that was guessed',
    );
  });

  it('allows what the template names where AWS names nothing, and gives it up when that is refused', async () => {
    const seen = { logicalId: 'Jobs', resourceType: 'AWS::SQS::Queue' };
    const { resource: _, ...unnamed } = refused('sqs:TagQueue', '*', seen);
    const guess = 'sqs:TagQueue arn:aws:sqs:${Region}:${AccountId}:jobs';
    const lived = async (enough: string) => {
      const { output, order, granted } = await run({
        attempt: ({ phase }, allowed) =>
          phase !== 'deploy' || allowed.has(enough)
            ? {}
            : {
                exitCode: 1,
                observed: { denials: [unnamed] },
                failed: { Jobs: { type: 'AWS::SQS::Queue', properties: { QueueName: 'jobs' } } },
              },
      });
      const deploys = order.filter((entry) => entry.startsWith('attempt') && entry.endsWith('deploy')).length;
      return { outcome: output.outcome.kind, granted: granted(), deploys };
    };
    expect(await lived(guess)).toEqual({ outcome: 'proven', granted: [guess], deploys: 3 });
    expect(await lived('sqs:TagQueue *')).toEqual({
      outcome: 'proven',
      granted: ['sqs:TagQueue *'],
      deploys: 8,
    });
  });

  it('allows any path before it gives up a thing of IAM that AWS named without its own', async () => {
    const resource = `arn:aws:iam::${accountId}:policy/shop-limit`;
    const denial = { ...refused('iam:CreatePolicy', resource), resourceAsPrinted: 'policy shop-limit' };
    const { output, order } = await run({
      attempt: ({ phase }, granted) =>
        phase !== 'deploy' || granted.has('iam:CreatePolicy arn:aws:iam::${AccountId}:policy/*shop-limit')
          ? {}
          : { exitCode: 1, observed: { denials: [denial] } },
    });
    expect(output.outcome).toEqual({ kind: 'proven' });
    expect(order.filter((entry) => entry.startsWith('attempt') && entry.endsWith('deploy'))).toHaveLength(10);
  });

  it('lets the command tell more where it was refused something that it does not name', async () => {
    const denial = refused('s3:PutObject', '*', { via: 'client' });
    const { order, output } = await run({
      attempt: ({ phase }, granted) =>
        phase === 'deploy' && granted.size === 0 ? { exitCode: 1, questions: [bare()] } : {},
      answer: (_, { debug }) => (debug === true ? [denial] : []),
      by: 'debug-output',
    });
    expect(output.outcome).toEqual({ kind: 'proven' });
    expect(order.filter((entry) => entry.startsWith('attempt')).slice(0, 4)).toEqual([
      'attempt 1 deploy',
      'attempt 2 deploy, telling more',
      'attempt 3 deploy',
      'attempt 4 update',
    ]);
    expect(output.context.attempts.slice(0, 2).map(({ verdict }) => verdict)).toEqual(['vague', 'learned']);
  });

  it('lets it tell more once for the same failure', async () => {
    const { order, output } = await run({
      attempt: ({ phase }) => (phase === 'deploy' ? { exitCode: 1, questions: [bare()] } : {}),
    });
    expect(output.outcome).toMatchObject({ kind: 'stuck', seen: ['Access Denied'] });
    expect(order.filter((entry) => entry.startsWith('attempt'))).toEqual([
      'attempt 1 deploy',
      'attempt 2 deploy, telling more',
    ]);
  });

  it('lets it tell more where what its steps were taken to mean does not help', async () => {
    const taken = refused('s3:ListBucket', 'arn:aws:s3:::b', { via: 'client' });
    const meant = refused('s3:PutObject', '*', { via: 'client' });
    const { order, output } = await run({
      attempt: ({ phase }, granted) =>
        phase === 'deploy' && !granted.has('s3:PutObject *') ? { exitCode: 1, questions: [bare()] } : {},
      answer: (_, { debug }) => [debug === true ? meant : taken],
      by: 'cli-output',
    });
    expect(output.outcome).toEqual({ kind: 'proven' });
    expect(order.filter((entry) => entry.startsWith('attempt')).slice(0, 4)).toEqual([
      'attempt 1 deploy',
      'attempt 2 deploy',
      'attempt 3 deploy, telling more',
      'attempt 4 deploy',
    ]);
  });

  it('asks what a failure means that does not say it, and grants what it learns', async () => {
    const { order, output, facts } = await run({
      attempt: ({ phase }, granted) =>
        phase === 'deploy' && granted.size === 0 ? { exitCode: 1, questions: [unexplained()] } : {},
      answer: () => [refused('sqs:CreateQueue', '*')],
    });
    expect(output.outcome).toEqual({ kind: 'proven' });
    expect(order.slice(3, 8)).toEqual([
      'attempt 1 deploy',
      'observe',
      'attribute',
      'applyGrants',
      'awaitHonoured',
    ]);
    expect(output.context.ledger.grants.map(({ action }) => action)).toEqual(['sqs:CreateQueue']);
    expect(facts).toContain('refusal.attributed');
  });

  it.each(['CREATE_FAILED', 'DELETE_FAILED'])(
    'tries again where a %s stays unexplained, though the command may have ended well',
    async (status) => {
      const { order, output } = await run({
        attempt: ({ phase, attempt }) =>
          phase === 'deploy' && attempt === 1
            ? { exitCode: status === 'CREATE_FAILED' ? 1 : 0, questions: [unexplained(status)] }
            : {},
      });
      expect(output.outcome).toEqual({ kind: 'proven' });
      expect(output.context.attempts[0]).toMatchObject({ phase: 'deploy', verdict: 'transient' });
      expect(order.slice(5, 9)).toEqual(['attribute', 'awaitHonoured', 'recover', 'attempt 2 deploy']);
      expect(output.context.ledger.grants).toEqual([]);
    },
  );

  it('makes another change where the command found nothing to deploy', async () => {
    const { output } = await run({
      attempt: ({ attempt }) => (attempt === 2 ? { observed: { skipped: true } } : {}),
    });
    expect(output.outcome).toEqual({ kind: 'proven' });
    expect(output.context.attempts.slice(1, 3)).toMatchObject([
      { phase: 'update', verdict: 'transient' },
      { phase: 'update', verdict: 'passed' },
    ]);
  });

  it('gives the deployer another key when its own dies in an attempt, and tries again', async () => {
    const { order, output } = await run({
      attempt: ({ phase, attempt }) =>
        phase === 'update' && attempt === 2
          ? { exitCode: 1, observed: { stackStatus: 'UPDATE_ROLLBACK_FAILED', keyDied: true } }
          : {},
    });
    expect(output.outcome).toEqual({ kind: 'proven' });
    expect(order.slice(5, 11)).toEqual([
      'attempt 2 update',
      'observe',
      'renewKey',
      'awaitHonoured',
      'recover',
      'attempt 3 update',
    ]);
    expect(output.context.lives[0]?.deployer.accessKeyId).toBe('AKIA1b');
  });

  it('gives it another key when it dies while a policy is waited for', async () => {
    const { order } = await run({
      keyDiesAt: 1,
      attempt: ({ phase }, granted) =>
        phase === 'deploy' && granted.size === 0
          ? { exitCode: 1, observed: { denials: [refused('sqs:CreateQueue', '*')] } }
          : {},
    });
    expect(order.slice(5, 10)).toEqual([
      'applyGrants',
      'awaitHonoured',
      'renewKey',
      'awaitHonoured',
      'recover',
    ]);
  });

  it('keeps in the evidence what looked like a refusal in an attempt that failed', async () => {
    const lookAlike = { kind: 'quota', raw: 'LimitExceeded: too many', seen: { via: 'client' } } as const;
    const { facts, output } = await run({
      attempt: () => ({ exitCode: 1, observed: { lookAlikes: [lookAlike] } }),
    });
    expect(output.outcome).toMatchObject({ kind: 'broken' });
    expect(facts).toContain('look-alike.seen');
  });

  it('proves a policy that IAM needed time to honour', async () => {
    const { output } = await run({
      attempt: ({ life, phase, attempt }, granted) =>
        phase === 'deploy' && (granted.size === 0 || (life.number === 2 && attempt < 10))
          ? { exitCode: 1, observed: { denials: [refused('sqs:CreateQueue', '*')] } }
          : {},
    });
    expect(output.outcome).toEqual({ kind: 'proven' });
    expect(output.context.lives.map(({ refusals }) => refusals)).toEqual([1, 0]);
  });

  it.each<[string, World, Partial<RunInput>, object]>([
    [
      'an explicit deny blocks',
      {
        attempt: () => ({
          exitCode: 1,
          observed: {
            stackStatus: 'ROLLBACK_COMPLETE',
            denials: [
              {
                ...refused('s3:CreateBucket', 'arn:aws:s3:::b'),
                deniedBy: 'scp',
                policyArn: 'arn:aws:organizations::1:policy/p',
              },
            ],
          },
        }),
      },
      {},
      { kind: 'blocked', by: 'a service control policy', policyArn: 'arn:aws:organizations::1:policy/p' },
    ],
    [
      'a failure that is no refusal breaks',
      { attempt: () => ({ exitCode: 1, observed: { failure: 'Unresolved handler' } }) },
      {},
      { kind: 'broken', phase: 'deploy', message: 'Unresolved handler' },
    ],
    [
      'a refusal without an action leaves it stuck',
      {
        attempt: () => {
          const { action: _, ...denial } = refused('x:Y', '*');
          return { exitCode: 1, observed: { denials: [{ ...denial, raw: 'Access Denied' }] } };
        },
      },
      {},
      { kind: 'stuck', seen: ['Access Denied'] },
    ],
    [
      'endless refusals exhaust the attempts',
      {
        attempt: ({ attempt }) => ({
          exitCode: 1,
          observed: { denials: [refused(`sqs:Action${attempt}`, `arn:aws:sqs:us-east-1:${accountId}:q`)] },
        }),
      },
      { maxAttempts: 7 },
      { kind: 'exhausted', bound: 'attempts' },
    ],
    [
      'a grant on everything that is refused all the same blocks',
      { attempt: () => ({ exitCode: 1, observed: { denials: [refused('sqs:CreateQueue', '*')] } }) },
      {},
      { kind: 'blocked', message: 'sqs:CreateQueue is refused though it is allowed on every resource' },
    ],
    [
      'remains of the stack break the removal',
      { attempt: () => ({}), remains: () => [{ what: 'bucket b', why: 'not empty' }] },
      {},
      { kind: 'broken', phase: 'remove', message: 'after remove this is left: bucket b (not empty)' },
    ],
    [
      'a failed preflight fails',
      {
        attempt: () => ({}),
        failing: {
          preflight: new HarnessError('account 1 is not 2', {
            code: 'account-mismatch',
            fault: 'user',
            hint: 'name it',
          }),
        },
      },
      {},
      { kind: 'failed', code: 'account-mismatch', message: 'account 1 is not 2', hint: 'name it' },
    ],
  ])('%s', async (_, world, overrides, outcome) => {
    const { output, order } = await run(world, overrides);
    expect(output.outcome).toMatchObject(outcome);
    expect(order.filter((entry) => entry === 'tearDown')).toHaveLength(1);
  });

  it.each([
    'openLife',
    'awaitKey',
    'applyGrants',
    'awaitHonoured',
    'observe',
    'recover',
    'verifyRemoval',
    'closeLife',
  ])('tears down when %s fails', async (name) => {
    const { order, output, artifacts } = await run({
      attempt: ({ phase }, granted) =>
        phase === 'deploy' && granted.size === 0
          ? { exitCode: 1, observed: { denials: [refused('sqs:CreateQueue', '*')] } }
          : {},
      failing: { [name]: new HarnessError('no answer', { code: 'aws', fault: 'aws' }) },
    });
    expect(output.outcome).toEqual({ kind: 'failed', code: 'aws', message: 'no answer' });
    expect(order.slice(-3)).toEqual(['writeArtifact', 'tearDown', 'writeArtifact']);
    expect(artifacts[0]?.outcome).toEqual(output.outcome);
  });

  it('makes what the service expects: before the first life, and for each life', async () => {
    const { order, output } = await run({
      attempt: () => ({}),
      prerequisites: { perRun: 2, perLife: 1 },
    });
    expect(output.outcome).toEqual({ kind: 'proven' });
    expect(order.filter((entry) => !/^(attempt|observe)/.test(entry))).toEqual([
      'preflight',
      'makePrerequisite 0 of the run',
      'awaitPrerequisite 0 of the run',
      'makePrerequisite 1 of the run',
      'awaitPrerequisite 1 of the run',
      ...[1, 2].flatMap((life) => [
        `openLife ${life} ${life === 1 ? 'discovery' : 'sufficiency'}`,
        `makePrerequisite 0 of life ${life}`,
        `awaitPrerequisite 0 of life ${life}`,
        'awaitKey',
        'verifyRemoval',
        'closeLife',
        `removePrerequisites of life ${life}`,
      ]),
      'writeArtifact',
      'tearDown',
      'writeArtifact',
    ]);
  });

  it('grants on no id that AWS drew for what it made itself', async () => {
    const { output } = await run({
      attempt: (_, granted) =>
        granted.size > 0
          ? {}
          : {
              exitCode: 1,
              observed: { denials: [refused('route53:GetHostedZone', 'arn:aws:route53:::hostedzone/Z0YG')] },
            },
      prerequisites: { perRun: 1, perLife: 0 },
      drawnIds: [{ what: 'Zone of domain.yml', id: 'Z0YG', pattern: '*' }],
    });
    expect(output.context.ledger.grants.map(({ resource }) => resource)).toEqual([
      'arn:aws:route53:::hostedzone/*',
    ]);
  });

  it('goes on when what a life expected cannot be removed: the teardown tells of it', async () => {
    const { output } = await run({
      attempt: () => ({}),
      prerequisites: { perRun: 0, perLife: 1 },
      failing: { removePrerequisites: new Error('still in use') },
    });
    expect(output.outcome).toEqual({ kind: 'proven' });
    expect(output.context.lives).toHaveLength(2);
  });

  it.each([
    ['makePrerequisite', { perRun: 1, perLife: 0 }, 0],
    ['awaitPrerequisite', { perRun: 1, perLife: 0 }, 0],
    ['makePrerequisite', { perRun: 0, perLife: 1 }, 1],
    ['awaitPrerequisite', { perRun: 0, perLife: 1 }, 1],
  ])('makes no attempt when %s fails (%j), and tears down', async (name, prerequisites, lives) => {
    const failure = new HarnessError('CREATE_FAILED', { code: 'prerequisite-failed', fault: 'user' });
    const { output, order } = await run({
      attempt: () => ({}),
      prerequisites,
      failing: { [name]: failure },
    });
    expect(output.outcome).toMatchObject({ kind: 'failed', code: 'prerequisite-failed' });
    expect(output.context.lives).toHaveLength(lives);
    expect(output.context.attempts).toEqual([]);
    expect(order.slice(-3)).toEqual(['writeArtifact', 'tearDown', 'writeArtifact']);
  });

  it('keeps its outcome when the teardown fails, and names what may be left', async () => {
    const { output } = await run({ attempt: () => ({}), failing: { tearDown: new Error('network down') } });
    expect(output.outcome).toEqual({ kind: 'proven' });
    expect(output.context.leftovers).toEqual([{ what: 'what this run made', why: 'network down' }]);
  });
});

describe('a stop', () => {
  it('waits until the child is gone before anything is taken from it', async () => {
    const fake = createFakeRun({ attempt: () => ({ exitCode: -1 }) });
    const actor = createActor(fake.machine, { input: createContext(input), clock: new SimulatedClock() });
    const running = fake.reached('attempt 1 deploy');
    actor.start();
    await running;
    actor.send({ type: 'run.stop', reason: { kind: 'signal', signal: 'SIGINT' } });
    expect(actor.getSnapshot().matches({ working: 'living' })).toBe(true);
    const { outcome } = await toPromise(actor);
    expect(outcome).toEqual({ kind: 'interrupted', signal: 'SIGINT' });
    expect(fake.stops).toEqual(['deploy']);
    expect(fake.order.slice(-4)).toEqual(['attempt 1 deploy', 'writeArtifact', 'tearDown', 'writeArtifact']);
  });

  it('is obeyed only when what is being made has been made', async () => {
    const fake = createFakeRun({ attempt: () => ({}) });
    const actor = createActor(fake.machine, { input: createContext(input), clock: new SimulatedClock() });
    const opening = fake.reached('openLife 1 discovery');
    actor.start();
    await opening;
    actor.send({ type: 'run.stop', reason: { kind: 'signal', signal: 'SIGTERM' } });
    const { outcome, context } = await toPromise(actor);
    expect(outcome).toEqual({ kind: 'interrupted', signal: 'SIGTERM' });
    expect(context.lives).toHaveLength(1);
    expect(fake.order).toContain('tearDown');
  });

  it.each([
    ['makingPrerequisite', 'makePrerequisite 0 of the run'],
    ['awaitingPrerequisite', 'awaitPrerequisite 0 of the run'],
  ] as const)('in %s is obeyed before anything else is made', async (state, last) => {
    const fake = createFakeRun({ attempt: () => ({}), prerequisites: { perRun: 2, perLife: 1 } });
    const actor = createActor(fake.machine, { input: createContext(input), clock: new SimulatedClock() });
    actor.subscribe((snapshot) => {
      if (snapshot.matches({ working: state }) && snapshot.context.stop === undefined) {
        actor.send({ type: 'run.stop', reason: { kind: 'signal', signal: 'SIGINT' } });
      }
    });
    actor.start();
    const { outcome } = await toPromise(actor);
    expect(outcome).toEqual({ kind: 'interrupted', signal: 'SIGINT' });
    expect(fake.order.slice(-4)).toEqual([last, 'writeArtifact', 'tearDown', 'writeArtifact']);
  });

  it('comes by itself when the time is over', async () => {
    const fake = createFakeRun({ attempt: () => ({ exitCode: -1 }) });
    const clock = new SimulatedClock();
    const actor = createActor(fake.machine, { input: createContext(input), clock });
    const running = fake.reached('attempt 1 deploy');
    actor.start();
    await running;
    clock.increment(input.timeoutMs);
    const { outcome } = await toPromise(actor);
    expect(outcome).toEqual({ kind: 'exhausted', bound: 'time', message: 'the run did not end within 60 s' });
  });
});

describe('a proof that each grant is needed', () => {
  const needsQueue: World['attempt'] = ({ phase }, granted) => {
    const hidden = ['sqs:GetQueueAttributes *', 'sqs:CreateQueue *'].filter((one) => !granted.has(one));
    if (phase !== 'deploy' || granted.has('sqs:CreateQueue *')) return {};
    const denials = hidden.map((one) => refused(one.split(' ')[0] ?? '', '*'));
    return { exitCode: 1, observed: { stackStatus: 'ROLLBACK_COMPLETE', denials } };
  };
  const purposesOf = ({ context }: RunOutput) => context.lives.map(({ purpose }) => purpose);
  const grantsOf = ({ context }: RunOutput) =>
    context.ledger.grants.map(({ action, shown }) => `${action} by ${shown}`);

  it('drops what was refused beside another call and is not missed', async () => {
    const { output } = await run({ attempt: needsQueue }, { proof: 'doubtful' });
    expect(output.outcome).toEqual({ kind: 'proven' });
    expect(purposesOf(output)).toEqual(['discovery', 'removal', 'removal', 'sufficiency']);
    expect(grantsOf(output)).toEqual(['sqs:CreateQueue by removal']);
    expect(output.context.unneeded.map(({ action }) => action)).toEqual(['sqs:GetQueueAttributes']);
  });

  it('owes nothing where each refusal has failed its attempt alone', async () => {
    const attempt: World['attempt'] = ({ phase }, granted) =>
      phase === 'deploy' && !granted.has('sqs:CreateQueue *')
        ? {
            exitCode: 1,
            observed: { stackStatus: 'ROLLBACK_COMPLETE', denials: [refused('sqs:CreateQueue', '*')] },
          }
        : {};
    const doubtful = await run({ attempt }, { proof: 'doubtful' });
    expect(purposesOf(doubtful.output)).toEqual(['discovery', 'sufficiency']);
    expect(grantsOf(doubtful.output)).toEqual(['sqs:CreateQueue by refusal']);
    const full = await run({ attempt }, { proof: 'full' });
    expect(purposesOf(full.output)).toEqual(['discovery', 'removal', 'sufficiency']);
    expect(grantsOf(full.output)).toEqual(['sqs:CreateQueue by removal']);
  });

  it('gives back what keeps something from being deleted, though the attempt achieved its end', async () => {
    const attempt: World['attempt'] = ({ phase }, granted) => {
      const inferred = { certainty: 'inferred' } as const;
      const denial = refused('logs:DeleteLogGroup', '*', { status: 'DELETE_FAILED' });
      return phase !== 'update' || granted.has('logs:DeleteLogGroup *')
        ? {}
        : { observed: { denials: [{ ...denial, ...inferred }] } };
    };
    const { output } = await run({ attempt }, { proof: 'doubtful' });
    expect(grantsOf(output)).toEqual(['logs:DeleteLogGroup by removal']);
  });

  it('grants again what a later life misses', async () => {
    const attempt: World['attempt'] = (input, granted, statements) => {
      const isMissed = input.life.purpose === 'sufficiency' && input.phase === 'remove';
      if (!isMissed || granted.has('sqs:GetQueueAttributes *')) return needsQueue(input, granted, statements);
      const denials = [refused('sqs:GetQueueAttributes', '*')];
      return { exitCode: 1, observed: { stackStatus: 'DELETE_FAILED', denials } };
    };
    const { output } = await run({ attempt }, { proof: 'doubtful' });
    expect(output.outcome).toEqual({ kind: 'proven' });
    expect(grantsOf(output)).toEqual(['sqs:CreateQueue by removal', 'sqs:GetQueueAttributes by refusal']);
    expect(output.context.unneeded).toEqual([]);
  });

  it('takes a refusal that names nothing for what is withheld', async () => {
    const bucket = 'arn:aws:s3:::shop-artifacts';
    const attempt: World['attempt'] = ({ phase, life }, granted) => {
      const lacking = [`s3:GetObject ${bucket}/*`, `s3:ListBucket ${bucket}`].filter(
        (one) => !granted.has(one),
      );
      if (phase !== 'deploy' || lacking.length === 0) return {};
      const denials = lacking.map((one) => {
        const [action = '', resource = ''] = one.split(' ');
        const { resource: _, ...unnamed } = refused(action, resource, { via: 'client' });
        return life.purpose === 'removal' ? unnamed : { ...unnamed, resource };
      });
      return { exitCode: 1, observed: { denials } };
    };
    const { output } = await run({ attempt }, { proof: 'doubtful' });
    expect(grantsOf(output)).toEqual(['s3:GetObject by removal', 's3:ListBucket by removal']);
    expect(output.context.ledger.grants.map(({ resource }) => resource)).not.toContain('*');
  });

  describe('in an account whose failures name nothing', () => {
    /** A function wants its role, and what reads that goes on without the list of its policies. */
    const asked = ['iam:ListRolePolicies', 'iam:GetRole'];
    const lackingOf = (granted: ReadonlySet<string>) => asked.filter((action) => !granted.has(`${action} *`));
    const aboutRole = { logicalId: 'Role', status: 'CREATE_FAILED' };
    const aboutFunction = { logicalId: 'Thing', status: 'CREATE_FAILED' };
    const readsRole: World['attempt'] = ({ phase }, granted) =>
      phase !== 'deploy' || granted.has('iam:GetRole *')
        ? {}
        : {
            exitCode: 1,
            questions: [unexplained()],
            observed: {
              stackStatus: 'ROLLBACK_COMPLETE',
              denials: [refused('iam:GetRole', '*', aboutRole)],
            },
          };
    /** Whatever of it may have been meant, the harmless call first. */
    const candidates: World['candidates'] = (_, { granted, withheld }) => {
      const lacking = asked.filter((action) => !granted.includes(action));
      const missed = lacking.filter((action) => withheld.includes(action));
      return (missed.length > 0 ? missed : lacking).map((action) => refused(action, '*', aboutFunction));
    };

    it.each(['doubtful', 'full'] as const)(
      'drops what was taken for the reason beside the real one (%s)',
      async (proof) => {
        const { output } = await run({ attempt: readsRole, candidates }, { proof });
        expect(output.outcome).toEqual({ kind: 'proven' });
        expect(output.context.unneeded.map(({ action }) => action)).toEqual(['iam:ListRolePolicies']);
        expect(grantsOf(output)).toEqual([`iam:GetRole by ${proof === 'full' ? 'removal' : 'refusal'}`]);
      },
    );

    const needsBoth: World['attempt'] = ({ phase }, granted) => {
      if (phase !== 'deploy' || lackingOf(granted).length === 0) return {};
      return { exitCode: 1, questions: [unexplained()], observed: { stackStatus: 'ROLLBACK_COMPLETE' } };
    };

    it('shows of each of two calls that one step cannot do without that it is needed', async () => {
      const { output } = await run({ attempt: needsBoth, candidates }, { proof: 'full' });
      expect(output.outcome).toEqual({ kind: 'proven' });
      expect(grantsOf(output).toSorted()).toEqual([
        'iam:GetRole by removal',
        'iam:ListRolePolicies by removal',
      ]);
    });

    it('withholds apart what together shows nothing, since each may be the reason of what the other failed for', async () => {
      const isAsked = (granted: ReadonlySet<string>) => lackingOf(granted).includes('iam:GetRole');
      /** The second call is made where the stack rolls back alone. */
      const needsOne: World['attempt'] = ({ phase }, granted) => {
        if (phase !== 'deploy' || !isAsked(granted)) return {};
        const isLeft = lackingOf(granted).includes('iam:ListRolePolicies');
        const questions = [unexplained(), ...(isLeft ? [unexplained('DELETE_FAILED', 'Other')] : [])];
        return { exitCode: 1, questions, observed: { stackStatus: 'ROLLBACK_FAILED' } };
      };
      const either: World['candidates'] = ({ seen }, { granted }) => {
        const order = seen.logicalId === 'Other' ? asked : asked.toReversed();
        return order
          .filter((action) => !granted.includes(action))
          .map((action) => refused(action, '*', { logicalId: 'Thing', status: 'CREATE_FAILED', ...seen }));
      };
      const { output } = await run({ attempt: needsOne, candidates: either }, { proof: 'full' });
      expect(output.outcome).toEqual({ kind: 'proven' });
      expect(grantsOf(output)).toEqual(['iam:GetRole by removal']);
      expect(output.context.unneeded.map(({ action }) => action)).toEqual(['iam:ListRolePolicies']);
    });

    it('shows by the step itself that what was given back is needed, though others are refused beside it', async () => {
      const needsOne: World['attempt'] = (input, granted, denied) =>
        granted.has('iam:GetRole *') ? {} : needsBoth(input, granted, denied);
      const besides: World['candidates'] = (question, input) => {
        const [first, ...rest] = candidates(question, input).toReversed();
        return first ? [first, ...rest, refused('iam:ListInstanceProfiles', '*', aboutFunction)] : [];
      };
      const { output } = await run({ attempt: needsOne, candidates: besides }, { proof: 'full' });
      expect(output.outcome).toEqual({ kind: 'proven' });
      expect(grantsOf(output)).toEqual(['iam:GetRole by removal']);
    });
  });

  it('is not sought where it is not asked for', async () => {
    const { output } = await run({ attempt: needsQueue }, { proof: 'sufficient' });
    expect(purposesOf(output)).toEqual(['discovery', 'sufficiency']);
    expect(output.context.ledger.grants).toHaveLength(2);
  });
});

describe('a policy to begin with', () => {
  const fingerprint = {
    serverless: 'osls 4.3.1',
    plugins: {},
    lifecycle: ['deploy'],
    settings: { 'provider.name': 'aa' },
    resources: { Queue: { type: 'AWS::SQS::Queue', shape: '01' } },
  };
  const given = (
    action: string,
    logicalId: string | undefined,
    more: Partial<BaselineGrant> = {},
  ): BaselineGrant => ({
    grantee: 'deployer',
    action,
    resource: '*',
    via: 'cloudformation',
    shown: 'refusal',
    phases: ['deploy'],
    askedBy: [logicalId === undefined ? {} : { logicalId }],
    widenings: [],
    ...more,
  });
  const baseline = (...grants: BaselineGrant[]): Baseline => ({
    file: '.harness/policy.template.json',
    runId: 'r0',
    fingerprint: {
      ...fingerprint,
      resources: { ...fingerprint.resources, Table: { type: 'T', shape: '02' } },
    },
    grants,
  });
  /** A service that is refused these actions in its first deploy, one after the other. */
  const needs =
    (...actions: string[]): World['attempt'] =>
    ({ phase }, granted) => {
      const isAllowed = (action: string) =>
        [...granted].some((one) => coversAction(one.split(' ')[0] ?? '', action));
      const lacking = actions.find((action) => !isAllowed(action));
      if (phase !== 'deploy' || lacking === undefined) return {};
      return {
        exitCode: 1,
        observed: { stackStatus: 'ROLLBACK_COMPLETE', denials: [refused(lacking, '*')] },
      };
    };
  const tell = ({ outcome, context }: RunOutput) => ({
    outcome: 'message' in outcome ? `${outcome.kind}: ${outcome.message}` : outcome.kind,
    lives: context.lives.map(({ purpose }) => purpose).join(' '),
    missing: compareWithBaseline(context).missing.map(({ action }) => action),
    unneeded: compareWithBaseline(context).unneeded.map(({ action }) => action),
    policy: context.ledger.grants.map(({ action }) => action),
  });
  const queue = given('sqs:CreateQueue', 'Queue');
  const table = given('dynamodb:CreateTable', 'Table');
  const topic = given('sns:CreateTopic', 'Queue');
  const { shown: _, ...unshown } = queue;
  const unfinished = (...grants: BaselineGrant[]): Unfinished => {
    const { runId = '', fingerprint: before } = baseline();
    return { file: '.harness/run.json', runId, ...(before && { fingerprint: before }), grants };
  };

  it.each<[string, Partial<RunInput>, World, Partial<ReturnType<typeof tell>>]>([
    [
      'holds, so that one life shows it',
      { goal: 'check', proof: 'doubtful' },
      { attempt: needs('sqs:CreateQueue'), baseline: baseline(queue), fingerprint },
      { outcome: 'unchanged', lives: 'sufficiency', missing: [], unneeded: [] },
    ],
    [
      'lacks something, and all of it is told',
      { goal: 'check', proof: 'doubtful' },
      {
        attempt: needs('sqs:CreateQueue', 'sns:CreateTopic', 'sns:Subscribe'),
        baseline: baseline(queue),
        fingerprint,
      },
      {
        outcome: 'changed: 2 grants are missing',
        lives: 'sufficiency',
        missing: ['sns:CreateTopic', 'sns:Subscribe'],
      },
    ],
    [
      'holds what was for a resource that is gone',
      { goal: 'check', proof: 'doubtful' },
      { attempt: needs('sqs:CreateQueue'), baseline: baseline(queue, table), fingerprint },
      {
        outcome: 'changed: 1 grant is not needed',
        lives: 'sufficiency removal',
        unneeded: ['dynamodb:CreateTable'],
      },
    ],
    [
      'holds what was for a resource that is gone, and another needs it',
      { goal: 'check', proof: 'doubtful' },
      {
        attempt: needs('sqs:CreateQueue', 'dynamodb:CreateTable'),
        baseline: baseline(queue, table),
        fingerprint,
      },
      { outcome: 'unchanged', lives: 'sufficiency removal', missing: [], unneeded: [] },
    ],
    [
      'is of a service of which nothing is known, so that everything is looked at',
      { goal: 'check', proof: 'doubtful' },
      {
        attempt: needs('sqs:CreateQueue'),
        baseline: { file: 'policy.template.json', grants: [queue, table] },
        fingerprint,
      },
      { outcome: 'changed: 1 grant is not needed', unneeded: ['dynamodb:CreateTable'] },
    ],
    [
      'is where a run begins: it looks for what is new and drops what is not needed',
      { goal: 'run', proof: 'doubtful', sufficientLives: 2 },
      {
        attempt: needs('sqs:CreateQueue', 'sns:CreateTopic'),
        baseline: baseline(queue, table),
        fingerprint,
      },
      {
        outcome: 'proven',
        lives: 'sufficiency removal sufficiency sufficiency',
        policy: ['sqs:CreateQueue', 'sns:CreateTopic'],
      },
    ],
    [
      'is beside what a run has found since that was not proven',
      { goal: 'run', proof: 'doubtful', sufficientLives: 2 },
      {
        attempt: needs('sqs:CreateQueue', 'sns:CreateTopic', 'sns:Subscribe'),
        baseline: baseline(queue),
        unfinished: unfinished(queue, topic),
        fingerprint,
      },
      {
        outcome: 'proven',
        lives: 'sufficiency sufficiency sufficiency',
        missing: ['sns:CreateTopic', 'sns:Subscribe'],
        policy: ['sqs:CreateQueue', 'sns:CreateTopic', 'sns:Subscribe'],
      },
    ],
    [
      'is what a run has found that was not proven: it goes on with that',
      { goal: 'run', proof: 'doubtful', sufficientLives: 2 },
      {
        attempt: needs('sqs:CreateQueue', 'sns:CreateTopic', 'sns:Subscribe'),
        unfinished: unfinished(queue, topic),
        fingerprint,
      },
      {
        outcome: 'proven',
        lives: 'discovery sufficiency sufficiency',
        missing: [],
        policy: ['sqs:CreateQueue', 'sns:CreateTopic', 'sns:Subscribe'],
      },
    ],
    [
      'is what a run has found for a resource that is gone: it is withheld, and dropped',
      { goal: 'run', proof: 'doubtful', sufficientLives: 2 },
      { attempt: needs('sqs:CreateQueue'), unfinished: unfinished(queue, table), fingerprint },
      {
        outcome: 'proven',
        lives: 'discovery removal sufficiency sufficiency',
        unneeded: [],
        policy: ['sqs:CreateQueue'],
      },
    ],
    [
      'is what a run has found of which nothing shows yet that it is needed: it is withheld',
      { goal: 'run', proof: 'doubtful', sufficientLives: 2 },
      {
        attempt: needs('sqs:CreateQueue'),
        unfinished: unfinished(unshown),
        fingerprint,
      },
      { outcome: 'proven', lives: 'discovery removal sufficiency sufficiency', policy: ['sqs:CreateQueue'] },
    ],
    [
      'of somebody else suffices, and allows more than is needed',
      { goal: 'prove', proof: 'doubtful' },
      {
        attempt: needs('sqs:CreateQueue', 'sqs:TagQueue'),
        baseline: {
          file: 'theirs.json',
          grants: [
            given('sqs:*', undefined, { askedBy: [], phases: [] }),
            given('s3:*', undefined, { askedBy: [], phases: [] }),
          ],
        },
      },
      {
        outcome: 'refuted: 1 grant is not needed',
        lives: 'sufficiency removal',
        missing: [],
        unneeded: ['s3:*'],
        policy: ['sqs:CreateQueue', 'sqs:TagQueue'],
      },
    ],
    [
      'of somebody else lacks something',
      { goal: 'prove', proof: 'sufficient' },
      {
        attempt: needs('sqs:CreateQueue', 'sns:CreateTopic'),
        baseline: { file: 'theirs.json', grants: [given('sqs:CreateQueue', undefined, { askedBy: [] })] },
      },
      { outcome: 'refuted: 1 grant is missing', lives: 'sufficiency', missing: ['sns:CreateTopic'] },
    ],
    [
      'of somebody else is just what is needed',
      { goal: 'prove', proof: 'doubtful' },
      {
        attempt: needs('sqs:CreateQueue'),
        baseline: { file: 'theirs.json', grants: [given('sqs:CreateQueue', undefined, { askedBy: [] })] },
      },
      { outcome: 'proven', lives: 'sufficiency removal', policy: ['sqs:CreateQueue'] },
    ],
    [
      'of somebody else allows just what is needed under conditions that hold',
      { goal: 'prove', proof: 'doubtful' },
      {
        attempt: ({ phase }, granted) => {
          const isAllowed = (action: string) =>
            [...granted].some((one) => coversAction(one.split(' ')[0] ?? '', action));
          const lacking = ['sqs:CreateQueue', 'sns:CreateTopic'].find((action) => !isAllowed(action));
          return phase !== 'deploy' || lacking === undefined
            ? {}
            : {
                exitCode: 1,
                observed: { stackStatus: 'ROLLBACK_COMPLETE', denials: [refused(lacking, '*')] },
              };
        },
        baseline: {
          file: 'theirs.json',
          grants: ['sqs:CreateQueue', 'sns:*'].map((action) =>
            given(action, undefined, {
              askedBy: [],
              condition: { StringEquals: { 'aws:RequestedRegion': 'us-east-1' } },
            }),
          ),
        },
      },
      { outcome: 'proven', missing: [], unneeded: [] },
    ],
    [
      'of somebody else allows it under a condition that does not hold',
      { goal: 'prove', proof: 'sufficient' },
      {
        attempt: ({ phase }, granted) =>
          phase === 'deploy' && !granted.has('sqs:CreateQueue arn:aws:sqs:${Region}:${AccountId}:orders')
            ? {
                exitCode: 1,
                observed: {
                  stackStatus: 'ROLLBACK_COMPLETE',
                  denials: [refused('sqs:CreateQueue', `arn:aws:sqs:us-east-1:${accountId}:orders`)],
                },
              }
            : {},
        baseline: {
          file: 'theirs.json',
          grants: [
            given('sqs:CreateQueue', undefined, {
              askedBy: [],
              condition: { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } },
            }),
          ],
        },
      },
      { outcome: 'refuted: 1 grant is missing', missing: ['sqs:CreateQueue'] },
    ],
  ])('%s', async (_, overrides, world, expected) => {
    const { output } = await run(world, { maxAttempts: 40, ...overrides });
    expect(tell(output)).toMatchObject(expected);
  });
});

describe('a policy that is to be narrowed', () => {
  const needs =
    (isAllowed: (granted: ReadonlySet<string>) => boolean): World['attempt'] =>
    ({ phase }, granted) =>
      phase !== 'deploy' || isAllowed(granted)
        ? {}
        : {
            exitCode: 1,
            observed: { stackStatus: 'ROLLBACK_COMPLETE', denials: [refused('sqs:CreateQueue', '*')] },
          };
  const lived = ({ context }: RunOutput) =>
    context.lives.map(({ purpose, refusals }) => `${purpose} ${refusals}`);

  it('is proven under conditions that hold', async () => {
    const attempt = needs((granted) => [...granted].some((one) => one.startsWith('sqs:CreateQueue *')));
    const { output } = await run({ attempt }, { harden: true, sufficientLives: 2 });
    expect(output.outcome).toEqual({ kind: 'proven' });
    expect(lived(output)).toEqual(['discovery 1', 'sufficiency 0', 'sufficiency 0']);
    expect(output.context.ledger.grants[0]?.condition).toEqual({
      'ForAnyValue:StringEquals': { 'aws:CalledVia': ['cloudformation.amazonaws.com'] },
    });
  });

  it('is proven without one that does not hold', async () => {
    const attempt = needs((granted) => granted.has('sqs:CreateQueue *'));
    const { output } = await run({ attempt }, { harden: true, sufficientLives: 2 });
    expect(output.outcome).toEqual({ kind: 'proven' });
    expect(lived(output)).toEqual(['discovery 1', 'sufficiency 1', 'sufficiency 0', 'sufficiency 0']);
    expect(output.context.ledger.grants[0]).not.toHaveProperty('condition');
    expect(output.context.ledger.grants[0]?.widenings.at(-1)?.reason).toContain('aws:CalledVia');
  });
});

describe('a boundary for the roles of the service', () => {
  const document = (action: string): BoundaryDocument => ({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: [action], Resource: ['*'] }],
  });
  const found = (action: string): BoundaryFinding => ({
    kind: 'found',
    document: document(action),
    roles: ['Role'],
    unread: [],
    open: [],
  });
  const plan = { arn: 'arn:aws:iam::${AccountId}:policy/shop-boundary-${Stage}' };
  const needs =
    (isAllowed: (granted: ReadonlySet<string>, life: LifeRecord) => boolean): World['attempt'] =>
    ({ phase, life }, granted) =>
      phase !== 'deploy' || isAllowed(granted, life)
        ? {}
        : {
            exitCode: 1,
            observed: { stackStatus: 'ROLLBACK_COMPLETE', denials: [refused('iam:CreateRole', '*')] },
          };
  const isGranted = (granted: ReadonlySet<string>): boolean =>
    granted.has('iam:CreateRole *') || granted.has('iam:CreateRole * if StringEquals');
  const lived = ({ context }: RunOutput) =>
    context.lives.map(({ purpose, refusals, boundaryArn }) =>
      [purpose, refusals, ...(boundaryArn === undefined ? [] : ['bounded'])].join(' '),
    );
  const condition = { StringEquals: { 'iam:PermissionsBoundary': ['${Boundary}'] } };

  it('is lived under from the first life that proves, and asked for', async () => {
    const world = { attempt: needs(isGranted), boundary: plan, finds: () => found('s3:GetObject') };
    const { output } = await run(world, { sufficientLives: 2 });
    expect(output.outcome).toEqual({ kind: 'proven' });
    expect(lived(output)).toEqual(['discovery 1', 'sufficiency 0 bounded', 'sufficiency 0 bounded']);
    expect(output.context.ledger.grants[0]?.condition).toEqual(condition);
  });

  it('is not asked for where the call is refused so', async () => {
    const attempt = needs((granted) => granted.has('iam:CreateRole *'));
    const { output } = await run({ attempt, boundary: plan, finds: () => found('s3:GetObject') });
    expect(output.outcome).toEqual({ kind: 'proven' });
    expect(lived(output)).toEqual(['discovery 1', 'sufficiency 1 bounded', 'sufficiency 0 bounded']);
    expect(output.context.ledger.grants[0]).not.toHaveProperty('condition');
  });

  it('is none where the service makes no roles', async () => {
    const none = { kind: 'none', why: 'no template of the service makes a role' } as const;
    const { output } = await run({ attempt: needs(isGranted), boundary: plan, finds: () => none });
    expect(lived(output)).toEqual(['discovery 1', 'sufficiency 0']);
    expect(output.context.ledger.grants[0]).not.toHaveProperty('condition');
  });

  it('takes another life where what the roles may do is another since', async () => {
    const world = {
      attempt: needs(isGranted),
      boundary: plan,
      finds: ({ number }: LifeRecord) => found(number === 1 ? 's3:GetObject' : 's3:PutObject'),
    };
    expect(lived((await run(world)).output)).toEqual([
      'discovery 1',
      'sufficiency 0 bounded',
      'sufficiency 0 bounded',
    ]);
  });

  const grant: BaselineGrant = {
    grantee: 'deployer',
    action: 'iam:CreateRole',
    resource: '*',
    via: 'cloudformation',
    shown: 'refusal',
    phases: ['deploy'],
    askedBy: [],
    widenings: [],
  };
  const baseline: Baseline = { file: 'f', runId: 'r0', grants: [grant] };
  const bounded: Baseline = { ...baseline, grants: [{ ...grant, condition }] };
  const before = { ...plan, before: document('s3:GetObject') };

  it.each<[string, Partial<World>, Partial<RunInput>, object]>([
    [
      'a policy that was proven without one is lived with once more',
      { baseline, boundary: plan },
      {},
      { kind: 'proven', lives: ['sufficiency 0', 'sufficiency 0 bounded'] },
    ],
    [
      'a policy that was proven under it is lived with under it from the first life',
      { baseline: bounded, boundary: before },
      {},
      { kind: 'proven', lives: ['sufficiency 0 bounded'] },
    ],
    [
      'a check is done under it',
      { baseline: bounded, boundary: before },
      { goal: 'check' },
      { kind: 'unchanged', lives: ['sufficiency 0 bounded'] },
    ],
    [
      'a check tells where the roles ask for another one',
      { baseline: bounded, boundary: before, finds: () => found('s3:PutObject') },
      { goal: 'check' },
      {
        kind: 'changed',
        message: 'the roles of the service ask for another boundary',
        lives: ['sufficiency 0 bounded'],
      },
    ],
    [
      'a check does not ask for it where the policy does not',
      { baseline, boundary: before },
      { goal: 'check' },
      { kind: 'unchanged', lives: ['sufficiency 0 bounded'] },
    ],
  ])('%s', async (_, world, overrides, expected) => {
    const { output } = await run(
      { attempt: needs(isGranted), finds: () => found('s3:GetObject'), ...world },
      overrides,
    );
    expect({ ...output.outcome, lives: lived(output) }).toEqual(expected);
  });
});
