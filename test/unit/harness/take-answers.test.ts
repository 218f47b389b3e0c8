import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/denial/attribution/answer.ts';
import { takeAnswers, tellAnswers } from '../../../src/harness/take-answers.ts';
import type { ObserveOutput } from '../../../src/harness/types.ts';
import { refused, unexplained } from '../../support/fake-effects.ts';

const created = refused('sqs:CreateQueue', '*');
const { action: _, ...vague } = created;
const shown: ObserveOutput = {
  observed: { denials: [created], lookAlikes: [], failedOnPurpose: false, keyDied: false, skipped: false },
  questions: [unexplained()],
  identities: {},
  failed: {},
  durationMs: 1,
};
const answer = (rest: Partial<Answer> = {}): Answer => ({
  question: unexplained(),
  by: 'trail',
  denials: [],
  waitedMs: 5,
  ...rest,
});

describe('takeAnswers', () => {
  it('adds what was found out, once', () => {
    const tagged = refused('sqs:TagQueue', '*');
    const { observed, questions } = takeAnswers(shown, [answer({ denials: [created, tagged] })]);
    expect(observed.denials).toEqual([created, tagged]);
    expect(questions).toEqual([]);
  });

  it('keeps what a refusal was read as where nobody tells more', () => {
    const { observed } = takeAnswers(shown, [answer({ question: { ...unexplained(), denial: vague } })]);
    expect(observed.denials).toEqual([created, vague]);
    expect(observed.lookAlikes).toEqual([]);
  });

  it('gives what is told better the place of what it was read as', () => {
    const read = { ...refused('iam:GetRole', 'role app'), authorizationId: 'abc1' };
    const better = { ...read, resource: 'arn:aws:iam::111122223333:role/service/app' };
    const question = { ...unexplained(), denial: read, isRead: true as const };
    const both = {
      ...shown,
      observed: { ...shown.observed, denials: [created, read] },
      questions: [question],
    };
    const by = 'authorization-details';
    const after = (answers: readonly Answer[]) => takeAnswers(both, answers).observed.denials;
    expect(after([answer({ question, by, denials: [better] })])).toEqual([created, better]);
    expect(after([])).toEqual([created, read]);
  });

  it('calls a failure unexplained that nothing says was refused', () => {
    const { observed } = takeAnswers(shown, [answer()]);
    expect(observed.lookAlikes).toEqual([
      { kind: 'unexplained', raw: unexplained().raw, seen: unexplained().seen },
    ]);
  });
});

it('tells of each answer what it rests on', () => {
  const record = {
    eventId: 'e',
    at: '2026-01-01T00:00:00.000Z',
    eventSource: 'sqs.amazonaws.com',
    eventName: 'CreateQueue',
    errorCode: 'AccessDenied',
  };
  expect(tellAnswers([answer({ denials: [created], record, candidates: 2 })], 7)).toEqual([
    {
      type: 'refusal.attributed',
      attempt: 7,
      raw: unexplained().raw,
      logicalId: 'Thing',
      by: 'trail',
      actions: ['sqs:CreateQueue'],
      record,
      candidates: 2,
      waitedMs: 5,
    },
  ]);
});
