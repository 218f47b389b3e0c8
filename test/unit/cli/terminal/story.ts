import type { EvidenceLine, Fact } from '../../../../src/artifact/evidence.ts';
import { makeLine } from '../../../support/run-record.ts';

const principal = 'arn:aws:iam::123456789012:user/harness/harness-rabc-1';
const stack = 'arn:aws:cloudformation:${Region}:${AccountId}:stack/orders-${Stage}/*';

const denial = {
  action: 'cloudformation:DescribeStacks',
  resource: 'arn:aws:cloudformation:eu-central-1:123456789012:stack/orders-habc/*',
  principal,
  deniedBy: 'identity',
  certainty: 'named',
  lacking: 'deployer',
  soft: false,
  raw: 'User: … is not authorized to perform: cloudformation:DescribeStacks',
  seen: { via: 'client' },
} as const;

/** The facts of a short run, one of each kind. */
const facts: readonly [seconds: number, Fact][] = [
  [
    0,
    {
      type: 'run.started',
      goal: 'run',
      service: 'orders',
      accountId: '123456789012',
      region: 'eu-central-1',
      operatorArn: 'arn:aws:iam::123456789012:user/operator',
      tools: { harness: '0.0.0', serverless: '4.3.1', node: '20.20.2' },
    },
  ],
  [0, { type: 'prerequisite.started', what: 'stack shared of shared.yml' }],
  [1, { type: 'prerequisite.ready', what: 'stack shared', durationMs: 900 }],
  [
    1,
    {
      type: 'life.started',
      life: 1,
      purpose: 'discovery',
      stage: 'habc',
      stackName: 'orders-habc',
      deployerArn: principal,
    },
  ],
  [2, { type: 'attempt.started', attempt: 1, life: 1, phase: 'deploy' }],
  [5, { type: 'denial.seen', denialId: 'd1', attempt: 1, phase: 'deploy', decision: 'granted', denial }],
  [
    5,
    {
      type: 'denial.seen',
      denialId: 'd2',
      attempt: 1,
      phase: 'deploy',
      decision: 'soft',
      denial: { ...denial, action: 'lambda:GetFunction', resource: '*', soft: true },
    },
  ],
  [
    5,
    {
      type: 'grant.added',
      grantId: 'g1',
      attempt: 1,
      phase: 'deploy',
      grantee: 'deployer',
      action: 'cloudformation:DescribeStacks',
      resource: stack,
      via: 'client',
      denialId: 'd1',
    },
  ],
  [
    5,
    {
      type: 'attempt.ended',
      attempt: 1,
      life: 1,
      phase: 'deploy',
      exit: { kind: 'exited', code: 1 },
      verdict: 'learned',
      durationMs: 3000,
      childMs: 2500,
      outputFile: 'attempts/rabc/001-deploy.txt',
    },
  ],
  [
    5,
    {
      type: 'policy.applied',
      life: 1,
      grantee: 'deployer',
      grants: 1,
      inlineCharacters: 200,
      managedPolicies: 0,
    },
  ],
  [9, { type: 'policy.honoured', life: 1, waitedMs: 4000 }],
  [
    9,
    {
      type: 'stack.recovered',
      life: 1,
      stackName: 'orders-habc',
      from: 'ROLLBACK_COMPLETE',
      did: 'deleted it',
    },
  ],
  [10, { type: 'attempt.started', attempt: 2, life: 1, phase: 'deploy' }],
  [
    14,
    {
      type: 'grant.widened',
      grantId: 'g1',
      attempt: 2,
      phase: 'deploy',
      from: stack,
      to: '*',
      arns: ['arn:aws:a', 'arn:aws:b'],
      reason: 'two runs show different text in the same place',
      denialId: 'd1',
    },
  ],
  [
    14,
    {
      type: 'attempt.ended',
      attempt: 2,
      life: 1,
      phase: 'deploy',
      exit: { kind: 'exited', code: 0 },
      verdict: 'passed',
      durationMs: 4000,
      childMs: 3500,
      outputFile: 'attempts/rabc/002-deploy.txt',
    },
  ],
  [15, { type: 'attempt.started', attempt: 3, life: 1, phase: 'update' }],
  [
    16,
    {
      type: 'denial.seen',
      denialId: 'd3',
      attempt: 3,
      phase: 'update',
      decision: 'not-a-missing-grant',
      denial: { ...denial, deniedBy: 'scp', policyArn: 'arn:aws:organizations::1:policy/p-1' },
    },
  ],
  [
    16,
    {
      type: 'denial.seen',
      denialId: 'd4',
      attempt: 3,
      phase: 'update',
      decision: 'not-the-deployers',
      denial: { ...denial, lacking: 'execution-role', principal: 'arn:aws:iam::123456789012:role/r' },
    },
  ],
  [
    16,
    {
      type: 'denial.seen',
      denialId: 'd5',
      attempt: 3,
      phase: 'update',
      decision: 'unreadable',
      denial: {
        deniedBy: 'unknown',
        certainty: 'unknown',
        lacking: 'unknown',
        soft: false,
        raw: 'Access\n  Denied',
        seen: { via: 'cloudformation' },
      },
    },
  ],
  [
    17,
    {
      type: 'attempt.ended',
      attempt: 3,
      life: 1,
      phase: 'update',
      exit: { kind: 'exited', code: 1 },
      verdict: 'blocked',
      durationMs: 2000,
      childMs: 1500,
      outputFile: 'attempts/rabc/003-update.txt',
    },
  ],
  [18, { type: 'prerequisite.removed', what: 'SecureString /orders/habc/token', life: 1 }],
  [18, { type: 'life.ended', life: 1, purpose: 'discovery', passed: false, refusals: 1 }],
  [
    19,
    {
      type: 'life.started',
      life: 2,
      purpose: 'removal',
      stage: 'hghi',
      stackName: 'orders-hghi',
      deployerArn: principal,
      withheld: { grants: 2, attempts: 7, estimateMs: 84_000 },
    },
  ],
  [19, { type: 'life.ended', life: 2, purpose: 'removal', passed: true, refusals: 1 }],
  [
    19,
    {
      type: 'life.started',
      life: 3,
      purpose: 'sufficiency',
      stage: 'hdef',
      stackName: 'orders-hdef',
      deployerArn: principal,
    },
  ],
  [20, { type: 'leftover.found', what: 'stack orders-habc', why: 'DELETE_FAILED' }],
  [21, { type: 'run.ended', outcome: 'blocked' }],
];

export const lines: readonly EvidenceLine[] = facts.map(([seconds, fact]) => makeLine(fact, seconds));
