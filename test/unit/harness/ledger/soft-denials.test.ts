import { expect, test } from 'vitest';
import { emptyLedger } from '../../../../src/harness/ledger/ledger.ts';
import { describeSoft, splitTold } from '../../../../src/harness/ledger/soft-denials.ts';
import { refused } from '../../../support/fake-effects.ts';

const parameters = { accountId: '111122223333', region: 'eu-central-1', stage: 'hs1a2b3c4d5e' };
const handler = 'arn:aws:lambda:eu-central-1:111122223333:function:orders-hs1a2b3c4d5e-save';

test('what an attempt did without is told with its cost, and what was told before stays', () => {
  const before = { phase: 'deploy', denial: refused('a:Before', '*'), attempt: 1, achieved: false } as const;
  const { denials, told } = splitTold([
    { ...refused('lambda:GetFunction', handler), told: 'Stack orders-hs1a2b3c4d5e is deployed anew.' },
    refused('lambda:GetPolicy', '*'),
  ]);
  expect(denials).toEqual([refused('lambda:GetFunction', handler), refused('lambda:GetPolicy', '*')]);
  const softDenials = [before, ...denials.map((denial) => ({ phase: 'update' as const, denial }))];
  const ledger = describeSoft({ ...emptyLedger, softDenials }, 1, {
    attempt: 7,
    achieved: true,
    parameters,
    told,
  });
  expect(ledger.softDenials).toEqual([
    before,
    {
      phase: 'update',
      denial: denials[0],
      attempt: 7,
      achieved: true,
      resource: 'arn:aws:lambda:${Region}:${AccountId}:function:orders-${Stage}-save',
      told: 'Stack orders-${Stage} is deployed anew.',
    },
    { phase: 'update', denial: denials[1], attempt: 7, achieved: true, resource: '*' },
  ]);
});
