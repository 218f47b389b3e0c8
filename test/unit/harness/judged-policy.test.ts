import { describe, expect, it } from 'vitest';
import type { SeenDenial } from '../../../src/denial/harvest.ts';
import { compareWithBaseline } from '../../../src/harness/compare-with-baseline.ts';
import type { RunInput, RunOutput } from '../../../src/harness/types.ts';
import type { KeptStatement } from '../../../src/policy/kept-statement.ts';
import { coversAction } from '../../../src/policy/match.ts';
import { accountId, phases, refused, type World } from '../../support/fake-effects.ts';
import { runMachine } from '../../support/run-machine.ts';

const input: RunInput = {
  runId: 'r1',
  goal: 'prove',
  sufficientLives: 1,
  jobs: 1,
  harden: false,
  maxAttempts: 80,
  timeoutMs: 60_000,
  proof: 'doubtful',
  phases,
};

type Unplaced = Omit<KeptStatement, 'index'>;

const holds = { Bool: { 'aws:MultiFactorAuthPresent': 'false' } };
const holdsNot = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } };
const anywhere = { kind: 'matching', pattern: '*' } as const;

function allow(...actions: string[]): Unplaced {
  return {
    effect: 'Allow',
    actions: actions.map((pattern) => ({ kind: 'matching', pattern })),
    resources: [anywhere],
  };
}
function allowAllBut(...patterns: string[]): Unplaced {
  return { effect: 'Allow', actions: [{ kind: 'all-but', patterns }], resources: [anywhere] };
}
function deny(pattern: string, condition?: KeptStatement['condition']): Unplaced {
  const actions = [{ kind: 'matching', pattern }] as const;
  return { effect: 'Deny', actions, resources: [anywhere], ...(condition && { condition }) };
}

/** Grants where grants can say it, statements where not: as a policy is read. */
function baselineOf(policy: readonly Unplaced[]) {
  const isPlain = ({ effect, actions }: Unplaced) =>
    effect === 'Allow' && actions.every(({ kind }) => kind === 'matching');
  return {
    file: 'theirs.json',
    grants: policy.filter(isPlain).flatMap(({ actions }) =>
      actions.flatMap((action) =>
        action.kind === 'matching'
          ? [
              {
                grantee: 'deployer' as const,
                action: action.pattern,
                resource: '*',
                via: 'client' as const,
                phases: [],
                askedBy: [],
                widenings: [],
              },
            ]
          : [],
      ),
    ),
    statements: policy.flatMap((one, index) => (isPlain(one) ? [] : [{ ...one, index }])),
  };
}

interface Needs {
  readonly actions: readonly string[];
  /** How AWS words an explicit deny. */
  readonly deniedBy?: Partial<SeenDenial>;
  /** Actions that somebody else's policy denies. */
  readonly elsewhere?: readonly string[];
  /** In how many attempts all is refused at once. Absent: never, one call is refused after the other. */
  readonly atOnce?: number;
}

/** A service that is refused what it needs in its first deploy, one call after the other, by what IAM would say. */
function needing({
  actions,
  deniedBy = { deniedBy: 'explicit-identity' },
  elsewhere = [],
  atOnce = 0,
}: Needs): World['attempt'] {
  return ({ phase, attempt }, granted, statements) => {
    const says = (effect: KeptStatement['effect'], action: string) =>
      statements.some(
        (one) =>
          one.effect === effect &&
          JSON.stringify(one.condition) !== JSON.stringify(holdsNot) &&
          one.actions.some((picked) =>
            picked.kind === 'matching'
              ? coversAction(picked.pattern, action)
              : !picked.patterns.some((left) => coversAction(left, action)),
          ),
      );
    const isDenied = (action: string) => elsewhere.includes(action) || says('Deny', action);
    const isAllowed = (action: string) =>
      says('Allow', action) || [...granted].some((one) => coversAction(one.split(' ')[0] ?? '', action));
    const lacking = actions.filter((action) => isDenied(action) || !isAllowed(action));
    if (phase !== 'deploy' || lacking.length === 0) return {};
    const shown = attempt <= atOnce ? lacking : lacking.slice(0, 1);
    return {
      exitCode: 1,
      observed: {
        stackStatus: 'ROLLBACK_COMPLETE',
        denials: shown.map((action) => ({
          ...refused(action, `arn:aws:sqs:us-east-1:${accountId}:orders`, { logicalId: action }),
          ...(isDenied(action) && deniedBy),
        })),
      },
    };
  };
}

async function judge(policy: readonly Unplaced[], needs: Needs, overrides: Partial<RunInput> = {}) {
  const world = { attempt: needing(needs), baseline: baselineOf(policy) };
  const { output, facts } = await runMachine(world, { ...input, ...overrides });
  return { output, facts };
}

function tell({ outcome, context }: RunOutput) {
  const { missing, unneeded, unneededParts, conflicting } = compareWithBaseline(context);
  return {
    outcome: 'message' in outcome ? `${outcome.kind}: ${outcome.message}` : outcome.kind,
    lives: context.lives.map(({ purpose }) => purpose).join(' '),
    missing: missing.map(({ action }) => action),
    unneeded: [
      ...unneeded.map(({ action }) => action),
      ...unneededParts.map(({ statement }) => statement.index),
    ],
    conflicts: conflicting.flatMap(({ index, conflicts }) =>
      conflicts.map(({ action, shown }) => `${index} ${action}${shown ? '' : ', perhaps'}`),
    ),
    policy: context.ledger.grants.map(({ action }) => action),
  };
}

const queue = 'sqs:CreateQueue';
const role = 'iam:CreateRole';

describe('a judged policy that allows all but something', () => {
  it.each<[string, readonly Unplaced[], Needs, Partial<ReturnType<typeof tell>>]>([
    [
      'suffices',
      [allowAllBut('iam:*')],
      { actions: [queue, 'sqs:TagQueue'] },
      { outcome: 'proven', lives: 'sufficiency removal', policy: [queue, 'sqs:TagQueue'] },
    ],
    [
      'lacks all that is needed of what it leaves out',
      [allowAllBut('iam:*')],
      { actions: [queue, role, 'iam:PassRole'] },
      {
        outcome: 'refuted: 2 grants are missing',
        missing: [role, 'iam:PassRole'],
        policy: [role, 'iam:PassRole', queue],
      },
    ],
    [
      'lacks nothing of it where another statement allows that',
      [allowAllBut('iam:*'), allow(role)],
      { actions: [queue, role] },
      { outcome: 'proven', missing: [], unneeded: [] },
    ],
    [
      'is not needed where what is needed is among what it leaves out',
      [allowAllBut('sqs:*'), allow(queue)],
      { actions: [queue] },
      { outcome: 'refuted: 1 grant is not needed', unneeded: [0] },
    ],
  ])('%s', async (_, policy, needs, expected) => {
    const { output } = await judge(policy, needs);
    expect(tell(output)).toMatchObject(expected);
  });

  it('is waited for, and not granted once more, where IAM takes its time', async () => {
    let deploys = 0;
    const world: World = {
      attempt: ({ phase }) => {
        if (phase !== 'deploy') return {};
        deploys += 1;
        return deploys > 8
          ? {}
          : { exitCode: 1, observed: { stackStatus: 'X', denials: [refused(queue, '*')] } };
      },
      baseline: baselineOf([allowAllBut('iam:*')]),
    };
    const { output } = await runMachine(world, { ...input, proof: 'sufficient' });
    expect(tell(output)).toMatchObject({ outcome: 'proven', missing: [] });
    expect(output.context.attempts.map(({ verdict }) => verdict)).toContain('not-honoured');
  });
});

describe('a judged policy that denies', () => {
  it.each<[string, readonly Unplaced[], Needs, Partial<ReturnType<typeof tell>>]>([
    [
      'what is not needed suffices, with the Deny in force in every life',
      [allow(queue), deny('iam:*')],
      { actions: [queue] },
      { outcome: 'proven', lives: 'sufficiency removal', conflicts: [] },
    ],
    [
      'what is needed is told so, and what else there is to tell',
      [allow('sqs:*', 's3:*'), deny('sqs:CreateQueue'), deny('sqs:TagQueue'), deny('iam:*')],
      { actions: [queue, 'sqs:TagQueue', 'sns:CreateTopic'] },
      {
        outcome: 'refuted: 2 statements deny what is needed, 1 grant is missing, 1 grant is not needed',
        lives: 'sufficiency removal',
        conflicts: [`1 ${queue}`, '2 sqs:TagQueue'],
        missing: ['sns:CreateTopic'],
        unneeded: ['s3:*'],
      },
    ],
    [
      'it twice has two such statements',
      [allow('*'), deny('sqs:*'), deny(queue)],
      { actions: [queue] },
      { conflicts: [`1 ${queue}`, `2 ${queue}`] },
    ],
    [
      'and does not allow it either',
      [allow('s3:*'), deny(queue)],
      { actions: [queue] },
      {
        outcome: 'refuted: 1 statement denies what is needed, 1 grant is missing, 1 grant is not needed',
        missing: [queue],
      },
    ],
    [
      'under a condition that holds',
      [allow('*'), deny('*', holds)],
      { actions: [queue] },
      { outcome: 'refuted: 1 statement denies what is needed', conflicts: [`1 ${queue}`] },
    ],
    [
      'under a condition that does not hold',
      [allow('*'), deny('*', holdsNot)],
      { actions: [queue] },
      { outcome: 'proven', conflicts: [] },
    ],
    [
      'under two conditions, of which the first holds',
      [allow('*'), deny('*', holds), deny('sqs:*', holdsNot)],
      { actions: [queue] },
      { outcome: 'refuted: 1 statement denies what is needed', conflicts: [`1 ${queue}`] },
    ],
    [
      'under two conditions, of which the second holds',
      [allow('*'), deny('*', holdsNot), deny('sqs:*', holds)],
      { actions: [queue] },
      { outcome: 'refuted: 1 statement denies what is needed', conflicts: [`2 ${queue}`] },
    ],
    [
      'under two conditions that hold',
      [allow('*'), deny('*', holds), deny('sqs:*', holds)],
      { actions: [queue] },
      { conflicts: [`1 ${queue}`, `2 ${queue}`] },
    ],
    ...[1, 80].map((atOnce): [string, readonly Unplaced[], Needs, Partial<ReturnType<typeof tell>>] => [
      `several calls under two conditions, of which the second holds, refused at once ${atOnce} times`,
      [allow('*'), deny('*', holdsNot), deny('sqs:*', holds)],
      { actions: [queue, 'sqs:TagQueue'], atOnce },
      { outcome: 'refuted: 1 statement denies what is needed' },
    ]),
    [
      'what is refused without a reason',
      [allow('*'), deny('sqs:*')],
      { actions: [queue], deniedBy: { deniedBy: 'unknown' } },
      { outcome: 'refuted: 1 statement denies what is needed', conflicts: [`1 ${queue}`] },
    ],
    [
      'what is refused without a reason, under a condition',
      [allow('*'), deny('sqs:*', holds)],
      { actions: [queue], deniedBy: { deniedBy: 'unknown' } },
      { outcome: 'refuted: 1 statement denies what is needed', conflicts: [`1 ${queue}`] },
    ],
  ])('%s', async (_, policy, needs, expected) => {
    const { output } = await judge(policy, needs);
    expect(tell(output)).toMatchObject(expected);
  });

  it.each<[string, Partial<SeenDenial>]>([
    ['an SCP', { deniedBy: 'scp' }],
    ['a boundary', { deniedBy: 'boundary' }],
    [
      'another policy of the user',
      { deniedBy: 'explicit-identity', policyArn: `arn:aws:iam::${accountId}:policy/Quarantine` },
    ],
    [
      'a policy of the user that does not deny it',
      { deniedBy: 'explicit-identity', action: 'sns:CreateTopic' },
    ],
  ])('is not told so where %s denies it', async (_, deniedBy) => {
    const needs = { actions: [queue], deniedBy, elsewhere: [queue] };
    const { output } = await judge([allow('*'), deny('sqs:*', holdsNot)], needs);
    expect(tell(output)).toMatchObject({ conflicts: [] });
    expect(output.outcome.kind).toBe('blocked');
  });

  it('tells what is lifted, and what is in force again', async () => {
    const policy = [allow('*'), deny('*', holdsNot), deny('sqs:*', holds)];
    const { facts } = await judge(policy, { actions: [queue] });
    expect(facts.filter((fact) => fact.startsWith('statement.'))).toEqual([
      'statement.given',
      'statement.given',
      'statement.lifted',
      'statement.restored',
      'statement.lifted',
    ]);
  });
});
