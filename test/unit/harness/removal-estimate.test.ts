import { expect, it } from 'vitest';
import { createContext, recordLife } from '../../../src/harness/context.ts';
import { emptyLedger, type LedgerGrant } from '../../../src/harness/ledger/ledger.ts';
import type { Context, OpenLifeOutput } from '../../../src/harness/types.ts';
import { accountId, phases } from '../../support/fake-effects.ts';

const attempt = { life: 1, phase: 'deploy', verdict: 'learned', childMs: 1, outputFile: 'a.log' } as const;
const exit = { kind: 'exited', code: 1 } as const;

function opened(purpose: OpenLifeOutput['purpose']): OpenLifeOutput {
  const deployer = { userName: 'u', arn: `arn:aws:iam::${accountId}:user/u`, accessKeyId: 'AKIA' };
  return { number: 2, purpose, stage: 'h2', stackName: 'shop-h2', deployer };
}

function grant(id: string, withheld?: true): LedgerGrant {
  return {
    id,
    grantee: 'deployer',
    action: 'sqs:CreateQueue',
    resource: `arn:${id}`,
    via: 'client',
    sightings: [],
    widenings: [],
    ...(withheld && { withheld }),
  };
}

const context: Context = {
  ...createContext({
    runId: 'r1',
    goal: 'run',
    sufficientLives: 2,
    jobs: 1,
    harden: false,
    maxAttempts: 150,
    timeoutMs: 60_000,
    proof: 'doubtful',
    phases,
  }),
  ledger: { ...emptyLedger, grants: [grant('g1'), grant('g2', true), grant('g3', true)] },
  attempts: [
    { ...attempt, exit, attempt: 1, durationMs: 1000 },
    { ...attempt, exit, attempt: 2, durationMs: 3000 },
  ],
};

it('a removal life tells what it takes if each grant is missed by itself, at the pace so far', () => {
  const { facts } = recordLife(context, opened('removal'));
  expect(facts).toMatchObject([{ withheld: { grants: 2, attempts: 7, estimateMs: 14_000 } }]);
});

it('another life withholds nothing', () => {
  const [fact] = recordLife(context, opened('sufficiency')).facts;
  expect(fact).not.toHaveProperty('withheld');
});
