import type { Fact } from '../artifact/evidence.ts';
import type { Answer } from '../denial/attribution/answer.ts';
import { denialKey, uniqueBy } from '../denial/parse-denials.ts';
import type { ObserveOutput } from './types.ts';

/**
 * What an attempt showed, with what was found out about its questions. What stays open is what it was read as, what was
 * read already gives way to what tells it better, and a failure that was read as nothing is unexplained.
 */
export function takeAnswers(shown: ObserveOutput, answers: readonly Answer[]): ObserveOutput {
  const { observed } = shown;
  const told = new Set(
    answers.flatMap(({ question, denials }) =>
      question.isRead === true && denials.length > 0 ? (question.denial?.authorizationId ?? []) : [],
    ),
  );
  const open = answers.filter(({ denials }) => denials.length === 0).map(({ question }) => question);
  return {
    ...shown,
    questions: [],
    observed: {
      ...observed,
      denials: uniqueBy(
        [
          ...observed.denials.filter(
            ({ authorizationId }) => authorizationId === undefined || !told.has(authorizationId),
          ),
          ...answers.flatMap(({ denials }) => denials),
          ...open.flatMap(({ denial }) => denial ?? []),
        ],
        (denial) =>
          JSON.stringify([
            denialKey(denial),
            denial.seen.logicalId ?? '',
            denial.action === undefined && denial.raw,
          ]),
      ),
      lookAlikes: [
        ...observed.lookAlikes,
        ...open.flatMap(({ denial, raw, seen }) =>
          denial === undefined ? [{ kind: 'unexplained' as const, raw, seen }] : [],
        ),
      ],
    },
  };
}

/** What there is to tell about each answer. */
export function tellAnswers(answers: readonly Answer[], attempt: number): Fact[] {
  return answers.map(({ question, by, denials, record, candidates, waitedMs }) => ({
    type: 'refusal.attributed',
    attempt,
    raw: question.raw,
    ...(question.seen.logicalId !== undefined && { logicalId: question.seen.logicalId }),
    by,
    actions: denials.flatMap(({ action }) => action ?? []),
    ...(record && {
      record: {
        eventId: record.eventId,
        at: record.at,
        eventSource: record.eventSource,
        eventName: record.eventName,
        ...(record.errorCode !== undefined && { errorCode: record.errorCode }),
        ...(record.errorMessage !== undefined && { errorMessage: record.errorMessage }),
      },
    }),
    ...(candidates !== undefined && { candidates }),
    waitedMs,
  }));
}
