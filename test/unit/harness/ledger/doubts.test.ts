import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../../src/denial/attribution/answer.ts';
import { findDoubts, settleDoubts, type Doubt } from '../../../../src/harness/ledger/doubts.ts';
import { emptyLedger, type Ledger, type LedgerGrant } from '../../../../src/harness/ledger/ledger.ts';
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
    ambiguous: new Set(),
    unneeded: [],
  });
}

const settle = (...[ledger, doubts, answers]: [Ledger, readonly Doubt[], readonly Answer[]]) =>
  settleDoubts(ledger, doubts, answers, { phase: 'deploy', achieved: false });

describe('findDoubts', () => {
  const actions = ['sqs:ListQueueTags', 'sqs:CreateQueue'];
  it.each<[string, readonly string[], number]>([
    ['one of several calls', actions, 1],
    ['the only call', ['sqs:ListQueueTags'], 0],
  ])('of %s', (_, refusedActions, count) => {
    expect(findDoubts([answer([listed], refusedActions)], record([listed]), 'deploy')).toHaveLength(count);
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
      ambiguous: new Set(),
      unneeded: [],
    });
    expect(findDoubts([answer([listed], actions)], again, 'deploy')).toEqual([]);
  });
});

describe('settleDoubts', () => {
  const { ledger } = record([listed]);
  const doubt: Doubt = {
    logicalId: 'Thing',
    status: 'CREATE_FAILED',
    action: 'sqs:ListQueueTags',
    phase: 'deploy',
    grantId: 'g1',
    rivals: ['sqs:CreateQueue *'],
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
    const settled = settle(ledger, [doubt], answers);
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
    const both = findDoubts(asked, recorded, 'deploy');
    const refusedThere = refused('sqs:CreateQueue', '*', { logicalId: 'Other' });
    const there = { ...answer([refusedThere]), question: other };

    it('drops it where it mended neither', () => {
      const settled = settle(recorded.ledger, both, [answer([created]), there]);
      expect(settled.dropped.map(({ action }) => action)).toEqual(['sqs:ListQueueTags']);
      expect(settled.fruitless.map(({ logicalId }) => logicalId)).toEqual(['Thing', 'Other']);
    });

    it('drops it where that is shown of one after the other', () => {
      const first = settle(recorded.ledger, both, [answer([created])]);
      expect(first).toMatchObject({ dropped: [], doubts: [{ inVain: true }, { logicalId: 'Other' }] });
      expect(settle(first.ledger, first.doubts, [there]).dropped).toHaveLength(1);
    });

    it('keeps it where it mended one', () => {
      const further = { ...there, denials: [refused('sqs:TagQueue', '*', { logicalId: 'Other' })] };
      const settled = settle(recorded.ledger, both, [answer([created]), further]);
      expect(settled).toMatchObject({ dropped: [], doubts: [] });
    });
  });

  describe('of a grant that was withheld', () => {
    const restored: Doubt = { ...doubt, isRestored: true };
    const done = { phase: 'deploy', achieved: true } as const;
    const failed = { phase: 'deploy', achieved: false } as const;

    it.each<
      [string, Doubt, readonly Answer[], Parameters<typeof settleDoubts>[3], Partial<LedgerGrant>, number]
    >([
      ['is needed where the step is done with it', restored, [], done, { shown: 'removal' }, 0],
      [
        'is needed where the step gets further',
        restored,
        [answer([tagged])],
        failed,
        { shown: 'removal' },
        0,
      ],
      [
        'is withheld again where it mended nothing',
        restored,
        [answer([created])],
        failed,
        { withheld: true },
        0,
      ],
      ['shows nothing where a rival was allowed', { ...restored, hasRival: true }, [], done, {}, 0],
      ['shows nothing before the step was there again', restored, [], failed, {}, 1],
      ['shows nothing in another phase', restored, [], { phase: 'update', achieved: true }, {}, 1],
      [
        'shows nothing where a deployment that is made has nothing to delete',
        { ...restored, status: 'DELETE_FAILED' },
        [],
        done,
        {},
        1,
      ],
    ])('%s', (_, one, answers, attempt, expected, open) => {
      const [before] = ledger.grants;
      const { shown: __, ...unshown } = before ?? {};
      const given = { ...ledger, grants: [unshown as LedgerGrant] };
      const settled = settleDoubts(given, [one], answers, attempt);
      expect(settled.ledger.grants).toEqual([{ ...unshown, ...expected }]);
      expect(settled.doubts).toHaveLength(open);
      expect(settled.dropped).toEqual([]);
    });
  });

  it('keeps what something else was refused as well', () => {
    const elsewhere = refused('sqs:ListQueueTags', '*', { logicalId: 'Other' });
    const settled = settle(record([listed, elsewhere]).ledger, [doubt], [answer([created])]);
    expect(settled.ledger.grants).toHaveLength(1);
  });
});
