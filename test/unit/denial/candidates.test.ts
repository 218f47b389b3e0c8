import { describe, expect, test } from 'vitest';
import { chooseCandidate, saysNothing } from '../../../src/denial/attribution/candidates.ts';
import type { Question } from '../../../src/denial/attribution/question.ts';
import type { SeenDenial } from '../../../src/denial/harvest.ts';
import { context } from './made-up.ts';

const seen = {
  via: 'cloudformation',
  logicalId: 'Jobs',
  resourceType: 'AWS::SQS::Queue',
  status: 'CREATE_FAILED',
} as const;
const refused: SeenDenial = {
  deniedBy: 'unknown',
  certainty: 'unknown',
  lacking: 'unknown',
  soft: false,
  raw: 'Access Denied',
  seen,
};
const question: Question = { seen, raw: 'Access Denied', denial: refused, from: '', until: '', names: [] };
const permissions = {
  create: ['sqs:GetQueueAttributes', 'kms:CreateGrant', 'sqs:createqueue', 'sqs:TagQueue'],
  read: ['sqs:GetQueueUrl'],
  update: [],
  delete: ['sqs:DeleteQueue', 'sqs:*'],
};

function choose(more: Partial<Question>, granted: readonly string[] = [], tried: readonly string[] = []) {
  const { logicalId, status } = seen;
  const fruitless = tried.map((action) => ({ logicalId, status, action }));
  return chooseCandidate({ ...question, ...more }, permissions, context, { granted, fruitless });
}

describe('where nobody tells what a handler was refused', () => {
  test.each<[string, Partial<Question>, string[], string[], string | undefined]>([
    ['what acts in its own service comes first', {}, [], [], 'sqs:CreateQueue'],
    ['then what acts elsewhere', {}, [], ['sqs:CreateQueue'], 'kms:CreateGrant'],
    ['what is granted is not it', {}, ['sqs:CreateQueue', 'kms:CreateGrant'], [], 'sqs:GetQueueAttributes'],
    [
      'a deletion is refused a deletion',
      { seen: { ...seen, status: 'DELETE_FAILED' } },
      [],
      [],
      'sqs:DeleteQueue',
    ],
    ['an attribute is refused a read', { askedType: 'AWS::SQS::Queue' }, [], [], 'sqs:GetQueueUrl'],
    ['at last there is none', { seen: { ...seen, status: 'UPDATE_FAILED' } }, [], [], undefined],
  ])('%s', (_, more, granted, tried, action) => {
    expect(choose(more, granted, tried)?.denial.action).toBe(action);
  });

  test('it is a guess among all that it may be, and stays where it was seen', () => {
    expect(choose({}, ['sqs:TagQueue'])).toMatchObject({
      denial: { certainty: 'inferred', soft: false, seen, raw: 'Access Denied' },
      candidates: ['sqs:GetQueueAttributes', 'kms:CreateGrant', 'sqs:CreateQueue'],
    });
  });

  test('where something is withheld, it is one of that', () => {
    const tried = { granted: [], withheld: ['sqs:TagQueue', 'lambda:InvokeFunction'] };
    expect(chooseCandidate(question, permissions, context, tried)).toMatchObject({
      denial: { action: 'sqs:TagQueue' },
      candidates: ['sqs:TagQueue'],
    });
  });

  test('what nothing says was refused is no refusal', () => {
    const { denial: _, ...unexplained } = question;
    expect(chooseCandidate(unexplained, permissions, context, { granted: [] })).toBeUndefined();
  });
});

test('trying waits until nothing else is to be learned', () => {
  const open = { question, by: 'trail', denials: [], waitedMs: 0 } as const;
  const named = { ...refused, action: 'iam:GetRolePolicy' };
  expect(saysNothing([], [open])).toBe(true);
  expect(saysNothing([refused], [open])).toBe(true);
  expect(saysNothing([named], [open])).toBe(false);
  expect(saysNothing([], [open, { ...open, denials: [named] }])).toBe(false);
});
