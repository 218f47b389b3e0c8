import { describe, expect, it } from 'vitest';
import { joinLedgers } from '../../../../src/harness/ledger/join-ledgers.ts';
import {
  emptyLedger,
  type GrantSighting,
  type Ledger,
  type LedgerGrant,
} from '../../../../src/harness/ledger/ledger.ts';

const queues = 'arn:aws:sqs:${Region}:${AccountId}:';

function grant(id: string, changes: Partial<LedgerGrant> = {}): LedgerGrant {
  return {
    id,
    grantee: 'deployer',
    action: `sqs:Action${id}`,
    resource: `${queues}shop-one`,
    via: 'cloudformation',
    sightings: [],
    widenings: [],
    ...changes,
  };
}

function seen(denialId: string): GrantSighting {
  return { denialId, life: 2, attempt: 9, phase: 'deploy', place: 'Queue', resource: '*' };
}

function ledger(...grants: readonly LedgerGrant[]): Ledger {
  return { ...emptyLedger, grants };
}

function widened(one: LedgerGrant, to: string): LedgerGrant {
  const widening = { from: one.resource, to, arns: [one.resource], reason: 'another id' };
  return { ...one, resource: to, widenings: [...one.widenings, widening] };
}

describe('what lives side by side have learned', () => {
  const [first, second] = [grant('g1'), grant('g2')];
  const before = ledger(first, second);
  const needed = { ...first, shown: 'removal', sightings: [seen('d1')] } as const;

  it.each<[string, Parameters<typeof joinLedgers>[1], readonly LedgerGrant[]]>([
    ['nothing where none came to its end', [], [first, second]],
    [
      'of each grant what the life without it has shown',
      [
        { ledger: ledger(needed, second), withheld: ['g1'] },
        { ledger: ledger(first), withheld: ['g2'] },
      ],
      [needed],
    ],
    [
      'what each has seen of it',
      [
        { ledger: ledger(needed, second), withheld: ['g1'] },
        { ledger: ledger({ ...first, sightings: [seen('d2')] }, second), withheld: ['g2'] },
      ],
      [{ ...needed, sightings: [seen('d1'), seen('d2')] }, second],
    ],
    [
      'what each was granted anew',
      [
        { ledger: ledger(first, second, grant('g3')), withheld: ['g1'] },
        { ledger: ledger(first, second, grant('g4')), withheld: ['g2'] },
      ],
      [first, second, grant('g3'), grant('g4')],
    ],
    [
      'once what each was granted anew alike',
      [
        { ledger: ledger(first, second, grant('g3', { action: 'sqs:TagQueue' })), withheld: ['g1'] },
        { ledger: ledger(first, second, grant('g4', { action: 'sqs:TagQueue' })), withheld: ['g2'] },
      ],
      [first, second, grant('g3', { action: 'sqs:TagQueue' })],
    ],
    [
      'the wider resource where one has widened it',
      [
        { ledger: ledger(first, widened(second, `${queues}shop-*`)), withheld: ['g1'] },
        { ledger: before, withheld: ['g2'] },
      ],
      [first, widened(second, `${queues}shop-*`)],
    ],
    [
      'what both have widened, by what their resources have in common',
      [
        { ledger: ledger(first, widened(second, `${queues}shop-*-a`)), withheld: ['g1'] },
        { ledger: ledger(first, widened(second, `${queues}shop-*-b`)), withheld: ['g2'] },
      ],
      [
        first,
        {
          ...second,
          resource: `${queues}shop-*-*`,
          widenings: [
            ...widened(second, `${queues}shop-*-a`).widenings,
            ...widened(second, `${queues}shop-*-b`).widenings,
            {
              from: `${queues}shop-*-a`,
              to: `${queues}shop-*-*`,
              arns: [`${queues}shop-*-a`, `${queues}shop-*-b`],
              reason: 'lives side by side had other ids here',
            },
          ],
        },
      ],
    ],
    [
      'what one had to give up of a condition',
      [
        {
          ledger: ledger(first, { ...second, condition: { Bool: { a: ['true'] } }, sightings: [seen('d1')] }),
          withheld: ['g1'],
        },
        { ledger: ledger(first, { ...second, sightings: [seen('d2')] }), withheld: ['g2'] },
      ],
      [first, { ...second, sightings: [seen('d1'), seen('d2')] }],
    ],
  ])('%s', (_, parts, grants) => {
    expect(joinLedgers(before, parts).ledger.grants).toEqual(grants);
  });

  it('tells what a wider grant of another life covers', () => {
    const wide = grant('g3', { action: first.action, resource: '*', sightings: [seen('d3')] });
    const { ledger: joined, absorbed } = joinLedgers(before, [
      { ledger: ledger(needed, second), withheld: ['g1'] },
      { ledger: ledger(first, second, wide), withheld: ['g2'] },
    ]);
    expect(absorbed.map(({ id }) => id)).toEqual(['g1']);
    expect(joined.grants).toEqual([
      second,
      { ...wide, shown: 'removal', sightings: [seen('d3'), seen('d1')] },
    ]);
  });
});
