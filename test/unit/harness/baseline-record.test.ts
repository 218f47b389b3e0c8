import { describe, expect, it } from 'vitest';
import type { Baseline } from '../../../src/artifact/baseline.ts';
import { askersOf, baselineOf } from '../../../src/harness/baseline-record.ts';
import { createContext, recordPreflight } from '../../../src/harness/context.ts';
import type { LedgerStatement } from '../../../src/harness/ledger/kept.ts';
import { emptyLedger, type GrantSighting, type LedgerGrant } from '../../../src/harness/ledger/ledger.ts';
import type { Context, RunInput } from '../../../src/harness/types.ts';
import type { KeptStatement } from '../../../src/policy/kept-statement.ts';
import type { Fingerprint } from '../../../src/proof/fingerprint.ts';
import { accountId, phases, region } from '../../support/fake-effects.ts';

const baseline: Baseline = {
  file: 'theirs.json',
  grants: [
    {
      grantee: 'deployer',
      action: 'sqs:*',
      resource: '*',
      via: 'client',
      phases: [],
      askedBy: [],
      widenings: [],
    },
  ],
};

function contextOf(input: Partial<RunInput>, changes: Partial<Context> = {}): Context {
  const asked: RunInput = {
    runId: 'r1',
    goal: 'prove',
    proof: 'doubtful',
    sufficientLives: 1,
    jobs: 1,
    harden: false,
    maxAttempts: 9,
    timeoutMs: 1,
    phases,
    ...input,
  };
  const { context } = recordPreflight(createContext(asked), {
    service: 'shop',
    ownStage: 'dev',
    accountId,
    region,
    operatorArn: 'arn:aws:iam::111122223333:user/operator',
    tools: { harness: '0', serverless: 'osls 4', node: '20' },
    prerequisites: { perRun: 0, perLife: 0 },
    baseline,
  });
  return { ...context, ...changes };
}

const lives = (['sufficiency', 'removal'] as const).map((purpose, index) => ({
  number: index + 1,
  purpose,
  stage: 'h1',
  stackName: 'shop-h1',
  deployer: { userName: 'u', arn: 'arn:aws:iam::111122223333:user/u', accessKeyId: 'AKIA' },
  refusals: 0,
  passed: true,
  dropped: 0,
}));

describe('what a record tells of the policy that a run began with', () => {
  it.each<[string, Context, unknown, unknown]>([
    ['that was judged to the end', contextOf({}, { lives, tested: ['g1'] }), [], 1],
    ['that was not judged to the end', contextOf({}, { lives: lives.slice(0, 1) }), null, null],
    [
      'of which the rest was not asked',
      contextOf({ proof: 'sufficient' }, { lives: lives.slice(0, 1) }),
      null,
      null,
    ],
  ])('%s', (_, context, unneeded, needed) => {
    expect(baselineOf(context, baseline)).toMatchObject({ unneeded, actions: { needed } });
  });
});

describe('how many actions a policy allows', () => {
  const pick = (pattern: string) => ({ kind: 'matching' as const, pattern });
  const but = (...patterns: string[]) => ({ kind: 'all-but' as const, patterns });
  const count = (statements: readonly Omit<KeptStatement, 'index'>[], grants: Baseline['grants'] = []) => {
    const judged = {
      file: 'theirs.json',
      grants,
      statements: statements.map((one, index) => ({ ...one, index })),
    };
    return baselineOf(contextOf({}, { lives }), judged).actions?.allowed ?? 0;
  };
  const sqs = count([], baseline.grants);
  const all = count([{ effect: 'Allow', actions: [pick('*')], resources: [pick('*')] }]);
  const denyPurge = { effect: 'Deny', actions: [pick('sqs:Purge*')] } as const;
  const queue = 'arn:aws:sqs:*:*:orders';

  it.each<[string, readonly Omit<KeptStatement, 'index'>[], number]>([
    [
      'all but one service',
      [{ effect: 'Allow', actions: [but('sqs:*')], resources: [pick('*')] }],
      all - sqs,
    ],
    ['all but one resource', [{ effect: 'Allow', actions: [pick('sqs:*')], resources: [but(queue)] }], sqs],
    [
      'without what is denied everywhere',
      [
        { effect: 'Allow', actions: [pick('sqs:*')], resources: [pick('*')] },
        { ...denyPurge, resources: [pick('*')] },
      ],
      sqs - 1,
    ],
    [
      'without what is denied wherever it is allowed',
      [
        { effect: 'Allow', actions: [pick('sqs:*')], resources: [pick(queue)] },
        { ...denyPurge, resources: [pick('arn:aws:sqs:*')] },
      ],
      sqs - 1,
    ],
    [
      'with what is denied on some of the resources',
      [
        { effect: 'Allow', actions: [pick('sqs:*')], resources: [pick('*')] },
        { ...denyPurge, resources: [pick(queue)] },
      ],
      sqs,
    ],
    [
      'with what is denied under a condition',
      [
        { effect: 'Allow', actions: [pick('sqs:*')], resources: [pick('*')] },
        { ...denyPurge, resources: [pick('*')], condition: { Bool: { 'aws:SecureTransport': 'false' } } },
      ],
      sqs,
    ],
  ])('%s', (_, statements, expected) => {
    expect(sqs).toBeGreaterThan(10);
    expect(count(statements)).toBe(expected);
  });
});

describe('who asked for a grant', () => {
  const fingerprint: Fingerprint = {
    serverless: 'osls 4.3.1',
    plugins: { 'serverless-new': '1.0.0' },
    lifecycle: ['deploy'],
    settings: { 'custom.new': 'aa' },
    resources: {},
  };
  const sighting = (place: string, more: Partial<GrantSighting> = {}): GrantSighting => ({
    denialId: 'd1',
    life: 1,
    attempt: 1,
    phase: 'deploy',
    place,
    resource: '*',
    ...more,
  });

  it.each<[string, readonly GrantSighting[], unknown]>([
    [
      'each once',
      [sighting('Jobs', { resourceType: 'AWS::SQS::Queue' }), sighting('Jobs'), sighting('Table')],
      [{ logicalId: 'Jobs', resourceType: 'AWS::SQS::Queue' }, { logicalId: 'Table' }],
    ],
    [
      'the command, with what the service has today',
      [sighting('client')],
      [{ with: ['serverless-new', 'custom.new'] }],
    ],
    [
      'the command, with what the service had when it asked first',
      [sighting('client', { life: 0, with: ['serverless-old'] }), sighting('client')],
      [{ with: ['serverless-old'] }],
    ],
    ['the command of a run that kept nothing of it', [sighting('client', { life: 0 })], [{}]],
  ])('%s', (_, sightings, expected) => {
    expect(askersOf({ sightings }, { fingerprint })).toEqual(expected);
  });
});

describe('what a statement denies', () => {
  const sighted: GrantSighting = {
    denialId: 'd1',
    life: 1,
    attempt: 1,
    phase: 'remove',
    place: 'Uploads',
    resource: 'arn:aws:s3:::shop-${Stage}-x1',
  };
  const denied = {
    id: 's1',
    index: 2,
    sid: 'KeepBuckets',
    effect: 'Deny' as const,
    actions: [{ kind: 'matching' as const, pattern: 's3:Delete*' }],
    resources: [{ kind: 'matching' as const, pattern: '*' }],
    conflicts: [{ action: 's3:DeleteBucket', sighting: sighted, shown: true }],
  };
  const needed = (action: string, resource: string): LedgerGrant => ({
    id: action,
    grantee: 'deployer',
    action,
    resource,
    via: 'client',
    sightings: [],
    widenings: [],
  });
  const ledgerOf = (statement: LedgerStatement): Context['ledger'] => ({
    ...emptyLedger,
    statements: [statement],
    grants: [
      needed('s3:DeleteBucket', 'arn:aws:s3:::shop-${Stage}-*'),
      needed('s3:DeleteObject', 'arn:aws:s3:::shop-${Stage}-*/*'),
      needed('s3:CreateBucket', 'arn:aws:s3:::shop-${Stage}-*'),
    ],
  });

  it.each<[string, LedgerStatement, readonly string[], boolean]>([
    [
      'is what was seen, and what it would have denied',
      denied,
      ['s3:DeleteBucket remove', 's3:DeleteObject '],
      true,
    ],
    [
      'is not all known under a condition',
      { ...denied, condition: { Bool: { 'aws:SecureTransport': 'false' } } },
      ['s3:DeleteBucket remove'],
      false,
    ],
  ])('%s', (_, statement, denies, complete) => {
    const { conflicts } = baselineOf(contextOf({}, { lives, ledger: ledgerOf(statement) }), baseline);
    expect(conflicts).toMatchObject([{ statement: 2, sid: 'KeepBuckets', shown: true, complete }]);
    expect(conflicts?.[0]?.denies.map(({ action, phases }) => `${action} ${phases.join()}`)).toEqual(denies);
  });
});
