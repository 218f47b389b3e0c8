import { expect, test } from 'vitest';
import type { RunRecord } from '../../../src/artifact/run-record.ts';
import { groupSoftDenials } from '../../../src/artifact/soft-calls.ts';

type SoftDenial = RunRecord['softDenials'][number];

const denial: SoftDenial['denial'] = {
  action: 'lambda:GetFunction',
  resource: 'arn:aws:lambda:eu-central-1:111122223333:function:orders-hs1a2b3c4d5e-save',
  deniedBy: 'identity',
  certainty: 'named',
  lacking: 'deployer',
  soft: false,
  raw: 'r',
  seen: { via: 'client' },
};
const resource = 'arn:aws:lambda:${Region}:${AccountId}:function:orders-${Stage}-save';
const elsewhere = { via: 'cloudformation', logicalId: 'Save' } as const;

test('the same call in several lives is one, with how often and what it cost', () => {
  const softDenials: SoftDenial[] = [
    { phase: 'deploy', attempt: 1, achieved: false, resource, told: 'slower', denial },
    { phase: 'update', attempt: 4, achieved: true, resource, denial: { ...denial, seen: elsewhere } },
    { phase: 'deploy', attempt: 9, achieved: true, resource, told: 'slower', denial },
    { phase: 'deploy', attempt: 9, achieved: true, resource: '*', denial },
  ];
  expect(groupSoftDenials(softDenials)).toEqual([
    {
      denial,
      resource,
      phases: ['deploy', 'update'],
      times: 3,
      achieved: 2,
      told: ['slower'],
      senders: [denial, { ...denial, seen: elsewhere }],
    },
    { denial, resource: '*', phases: ['deploy'], times: 1, achieved: 1, told: [], senders: [denial] },
  ]);
});

test('a record of an earlier version does not tell whether the command achieved anything', () => {
  const { resource: _, ...bare } = denial;
  expect(
    groupSoftDenials([
      { phase: 'deploy', denial },
      { phase: 'deploy', denial: bare },
    ]),
  ).toEqual([
    {
      denial,
      resource: denial.resource,
      phases: ['deploy'],
      times: 1,
      told: [],
      senders: [denial],
    },
    { denial: bare, phases: ['deploy'], times: 1, told: [], senders: [bare] },
  ]);
});
