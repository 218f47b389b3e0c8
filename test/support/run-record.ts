import type { Fact, EvidenceLine } from '../../src/artifact/evidence.ts';
import type { RunRecord } from '../../src/artifact/run-record.ts';

/** A small run that was proven, with what a test changes about it. */
export function makeRunRecord(changes: Partial<RunRecord> = {}): RunRecord {
  return {
    version: 1,
    runId: 'rabc',
    goal: 'run',
    startedAt: '2026-01-02T03:04:05.000Z',
    durationMs: 125_000,
    outcome: { kind: 'proven' },
    service: { name: 'orders', stage: 'dev' },
    accountId: '123456789012',
    region: 'eu-central-1',
    phases: [
      { name: 'deploy', life: 1, attempts: 2, durationMs: 9000, childMs: 8000 },
      { name: 'deploy', life: 2, attempts: 1, durationMs: 4000, childMs: 3000 },
    ],
    attempts: [
      makeAttempt({ attempt: 1, verdict: 'learned', exit: { kind: 'exited', code: 1 } }),
      makeAttempt({ attempt: 2, verdict: 'passed' }),
      makeAttempt({ attempt: 3, life: 2, verdict: 'passed' }),
    ],
    grants: [
      {
        id: 'g1',
        grantee: 'deployer',
        action: 'cloudformation:DescribeStacks',
        resource: 'arn:aws:cloudformation:${Region}:${AccountId}:stack/orders-${Stage}/*',
        via: 'client',
        phases: ['deploy'],
        askedBy: [],
        denials: ['d1'],
        widenings: [],
      },
    ],
    escalations: [],
    softDenials: [],
    proof: {
      sufficient: { passed: true, lives: 1 },
      minimal: { passed: null, tested: 0, unneeded: [] },
    },
    leftovers: [],
    tools: { harness: '0.0.0', serverless: '4.3.1', node: '20.20.2' },
    ...changes,
  };
}

export function makeAttempt(changes: Partial<RunRecord['attempts'][number]>): RunRecord['attempts'][number] {
  const attempt = changes.attempt ?? 1;
  return {
    attempt,
    life: 1,
    phase: 'deploy',
    exit: { kind: 'exited', code: 0 },
    verdict: 'passed',
    durationMs: 4500,
    childMs: 4000,
    outputFile: `attempts/rabc/00${attempt}-deploy.txt`,
    ...changes,
  };
}

/** A line of evidence, `seconds` after the run began. */
export function makeLine(fact: Fact, seconds = 0): EvidenceLine {
  const at = new Date(Date.parse('2026-01-02T03:04:05.000Z') + seconds * 1000).toISOString();
  return { version: 1, runId: 'rabc', at, ...fact };
}
