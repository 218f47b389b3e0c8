import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../../src/denial/attribution/answer.ts';
import { findDoubts, settleDoubts, type Doubt } from '../../../../src/harness/ledger/doubts.ts';
import { emptyLedger } from '../../../../src/harness/ledger/ledger.ts';
import { recordDenials } from '../../../../src/harness/ledger/record-denials.ts';
import { accountId, refused, region, unexplained } from '../../../support/fake-effects.ts';

const listed = refused('sqs:ListQueueTags', '*');
const created = refused('sqs:CreateQueue', '*');
const tagged = refused('sqs:TagQueue', '*');

function answer(denials: Answer['denials'], actions: readonly string[] = []): Answer {
  return { question: unexplained(), by: 'trail', denials, refused: actions, waitedMs: 1 };
}

function record(denials: Answer['denials']) {
  return recordDenials(emptyLedger, denials, {
    life: 1,
    attempt: 1,
    phase: 'deploy',
    parameters: { accountId, region, stage: 'h1' },
    stackName: 'shop-h1',
    failed: true,
    identities: [],
    resources: {},
    drawnIds: [],
    faults: [],
    unneeded: [],
  });
}

describe('findDoubts', () => {
  const actions = ['sqs:ListQueueTags', 'sqs:CreateQueue'];
  it.each<[string, readonly string[], number]>([
    ['one of several calls', actions, 1],
    ['the only call', ['sqs:ListQueueTags'], 0],
  ])('of %s', (_, refusedActions, count) => {
    expect(findDoubts([answer([listed], refusedActions)], record([listed]))).toHaveLength(count);
  });

  it('not of what was granted before', () => {
    const again = recordDenials(record([listed]).ledger, [listed], {
      life: 1,
      attempt: 2,
      phase: 'deploy',
      parameters: { accountId, region, stage: 'h1' },
      stackName: 'shop-h1',
      failed: true,
      identities: [],
      resources: {},
      drawnIds: [],
      faults: [],
      unneeded: [],
    });
    expect(findDoubts([answer([listed], actions)], again)).toEqual([]);
  });
});

describe('settleDoubts', () => {
  const { ledger } = record([listed]);
  const doubt: Doubt = {
    logicalId: 'Thing',
    status: 'CREATE_FAILED',
    action: 'sqs:ListQueueTags',
    grantId: 'g1',
    refused: ['sqs:ListQueueTags', 'sqs:CreateQueue'],
  };

  it.each<[string, readonly Answer[], { grants: number; open: number; fruitless: number }]>([
    [
      'drops it where a call is refused that was refused before',
      [answer([created])],
      { grants: 0, open: 0, fruitless: 1 },
    ],
    ['keeps it where the handler got further', [answer([tagged])], { grants: 1, open: 0, fruitless: 0 }],
    ['waits where it is not honoured yet', [answer([listed])], { grants: 1, open: 1, fruitless: 0 }],
    ['waits where nobody tells', [answer([])], { grants: 1, open: 1, fruitless: 0 }],
    ['waits where the thing was not reached', [], { grants: 1, open: 1, fruitless: 0 }],
  ])('%s', (_, answers, expected) => {
    const settled = settleDoubts(ledger, [doubt], answers);
    expect({
      grants: settled.ledger.grants.length,
      open: settled.doubts.length,
      fruitless: settled.fruitless.length,
    }).toEqual(expected);
  });

  describe('of a grant that two things asked for', () => {
    const elsewhere = refused('sqs:ListQueueTags', '*', { logicalId: 'Other' });
    const other = unexplained('CREATE_FAILED', 'Other');
    const asked = [
      answer([listed], doubt.refused),
      { ...answer([elsewhere], doubt.refused), question: other },
    ];
    const recorded = record([listed, elsewhere]);
    const both = findDoubts(asked, recorded);
    const refusedThere = refused('sqs:CreateQueue', '*', { logicalId: 'Other' });
    const there = { ...answer([refusedThere]), question: other };

    it('drops it where it mended neither', () => {
      const settled = settleDoubts(recorded.ledger, both, [answer([created]), there]);
      expect(settled.dropped.map(({ action }) => action)).toEqual(['sqs:ListQueueTags']);
      expect(settled.fruitless.map(({ logicalId }) => logicalId)).toEqual(['Thing', 'Other']);
    });

    it('drops it where that is shown of one after the other', () => {
      const first = settleDoubts(recorded.ledger, both, [answer([created])]);
      expect(first).toMatchObject({ dropped: [], doubts: [{ inVain: true }, { logicalId: 'Other' }] });
      expect(settleDoubts(first.ledger, first.doubts, [there]).dropped).toHaveLength(1);
    });

    it('keeps it where it mended one', () => {
      const further = { ...there, denials: [refused('sqs:TagQueue', '*', { logicalId: 'Other' })] };
      const settled = settleDoubts(recorded.ledger, both, [answer([created]), further]);
      expect(settled).toMatchObject({ dropped: [], doubts: [] });
    });
  });

  it('keeps what something else was refused as well', () => {
    const elsewhere = refused('sqs:ListQueueTags', '*', { logicalId: 'Other' });
    const settled = settleDoubts(record([listed, elsewhere]).ledger, [doubt], [answer([created])]);
    expect(settled.ledger.grants).toHaveLength(1);
  });
});
