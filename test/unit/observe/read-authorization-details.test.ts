import { describe, expect, it } from 'vitest';
import { readDetails, type DetailsSource } from '../../../src/observe/read-authorization-details.ts';
import type { Denial } from '../../../src/denial/denial.ts';

const denial: Denial = {
  authorizationId: 'abc1',
  authorizationRegion: 'us-east-1',
  deniedBy: 'unknown',
  certainty: 'unknown',
  lacking: 'deployer',
  soft: false,
  raw: '',
};

type Answer = Awaited<ReturnType<DetailsSource['getRequestAuthorizationDetails']>>;

/** Answers in that order, the last one for ever, and writes down what it is asked. */
function createSource(...answers: readonly [Answer, ...Answer[]]) {
  const asked: string[] = [];
  const source: DetailsSource = {
    getRequestAuthorizationDetails({ authorizationId, region, nextToken }) {
      asked.push(`${authorizationId} in ${region}${nextToken === undefined ? '' : ` from ${nextToken}`}`);
      return Promise.resolve(answers[Math.min(asked.length, answers.length) - 1] ?? answers[0]);
    },
  };
  return { source, asked };
}

const evaluation = { action: 'iam:GetRole', resource: '*', evaluatedEffect: 'IMPLICIT_DENY' };
const page = (more: object = {}): Answer => ({
  kind: 'answered',
  body: { requestContext: {}, evaluations: [{ ...evaluation, context: {} }], policies: [], ...more },
});
const notFound: Answer = { kind: 'not-found' };
const failed: Answer = { kind: 'failed', why: 'ThrottlingException with status 400' };

const read = (source: DetailsSource, boundMs = 1000, asked = denial) =>
  readDetails(source, asked, { region: 'eu-west-1', boundMs, firstPauseMs: 1 });

describe('readDetails', () => {
  it('asks until they are there, in the region that the refusal names', async () => {
    const { source, asked } = createSource(notFound, failed, notFound, page());
    expect(await read(source)).toEqual({
      kind: 'read',
      details: { evaluations: [evaluation], policies: [] },
    });
    expect(asked).toEqual(Array.from({ length: 4 }, () => 'abc1 in us-east-1'));
  });

  it('reads all pages', async () => {
    const { source, asked } = createSource(page({ nextToken: 't1' }), page({ nextToken: null }));
    expect(await read(source)).toMatchObject({ details: { evaluations: [evaluation, evaluation] } });
    expect(asked).toEqual(['abc1 in us-east-1', 'abc1 in us-east-1 from t1']);
  });

  it('reads no more than twenty of them', async () => {
    const { source, asked } = createSource(page({ nextToken: 'on' }));
    expect(await read(source)).toMatchObject({ kind: 'read' });
    expect(asked).toHaveLength(20);
  });

  it('asks in the region of the run where the refusal names none', async () => {
    const { source, asked } = createSource(page());
    const { authorizationRegion: _, ...regionless } = denial;
    await read(source, 1000, regionless);
    expect(asked).toEqual(['abc1 in eu-west-1']);
  });

  it.each<[string, readonly [Answer, ...Answer[]], object]>([
    ['is never found', [notFound], { kind: 'untold' }],
    ['has an id that is none', [{ kind: 'invalid', why: 'x' }], { kind: 'untold' }],
    ['meets nothing but failures', [failed], { kind: 'absent', why: failed.why }],
    ['meets nobody', [{ kind: 'absent', why: 'ENOTFOUND' }], { kind: 'absent', why: 'ENOTFOUND' }],
    [
      'meets somebody else',
      [{ kind: 'answered', body: '<html>' }],
      { kind: 'absent', why: expect.stringMatching(/^it answers ✖ Invalid input/) },
    ],
  ])('ends where it %s', async (_, answers, expected) => {
    expect(await read(createSource(...answers).source, 20)).toEqual(expected);
  });

  it('asks once where there is no time to wait', async () => {
    const { source, asked } = createSource(notFound);
    expect(await read(source, 0)).toEqual({ kind: 'untold' });
    expect(asked).toHaveLength(1);
  });

  it('asks nothing without an id', async () => {
    const { source, asked } = createSource(page());
    const { authorizationId: _, ...nameless } = denial;
    expect(await read(source, 1000, nameless)).toEqual({ kind: 'untold' });
    expect(asked).toEqual([]);
  });
});
