import { expect, it } from 'vitest';
import type { Fact } from '../../../src/artifact/evidence.ts';
import type { DetailsAnswer, DetailsRequest } from '../../../src/account/iam-toolbox.ts';
import type { Question } from '../../../src/denial/attribution/question.ts';
import { askDetails } from '../../../src/harness/effects/ask-details.ts';
import { accountId, refused, region, unexplained } from '../../support/fake-effects.ts';

const roleArn = `arn:aws:iam::${accountId}:role/service/app`;
const denial = {
  ...refused('iam:GetRole', `arn:aws:iam::${accountId}:role/app`),
  actionAsPrinted: 'iam:GetRole',
  resourceAsPrinted: 'role app',
  authorizationId: 'abc1',
  authorizationRegion: 'us-east-1',
};
const question: Question = { ...unexplained(), denial, isRead: true };

function createRun(answer: DetailsAnswer) {
  const asked: DetailsRequest[] = [];
  const facts: Fact[] = [];
  const resources = {};
  const iamToolbox = {
    getRequestAuthorizationDetails: (request: DetailsRequest) => {
      asked.push(request);
      return Promise.resolve(answer);
    },
  };
  const deps = { clients: { iamToolbox }, config: { region }, tell: (fact: Fact) => void facts.push(fact) };
  const { signal } = new AbortController();
  return {
    asked,
    facts,
    ask: (about: Question) =>
      askDetails(deps, resources, { question: about, attempt: 3, boundMs: 0 }, { accountId, region }, signal),
  };
}

it('answers with what was recorded of the request', async () => {
  const evaluation = { action: 'iam:GetRole', resource: roleArn, evaluatedEffect: 'IMPLICIT_DENY' };
  const run = createRun({ kind: 'answered', body: { evaluations: [evaluation], policies: [] } });
  expect(await run.ask(question)).toMatchObject({
    question,
    by: 'authorization-details',
    denials: [{ action: 'iam:GetRole', resource: roleArn, seen: denial.seen }],
  });
  expect(run.facts).toEqual([]);
});

it('tells once that nobody answers, and asks no more', async () => {
  const run = createRun({ kind: 'absent', why: 'ENOTFOUND' });
  expect(await run.ask(question)).toBeUndefined();
  expect(await run.ask(question)).toBeUndefined();
  expect(run.asked).toHaveLength(1);
  expect(run.facts).toEqual([
    { type: 'source.absent', attempt: 3, source: 'authorization-details', why: 'ENOTFOUND' },
  ]);
});

it('asks nothing where the words leave nothing open, or there are none', async () => {
  const run = createRun({ kind: 'absent', why: 'ENOTFOUND' });
  const whole = { ...denial, deniedBy: 'identity' as const, resourceAsPrinted: roleArn };
  await run.ask({ ...question, denial: whole });
  await run.ask(unexplained());
  expect(run.asked).toEqual([]);
});
