import { expect, test } from 'vitest';
import type { RunRecord } from '../../../../src/artifact/run-record.ts';
import {
  differingLines,
  type EndedTrial,
  isGood,
  judgeTrial,
  planTrials,
} from '../../../../scripts/sandbox/trials.ts';

test('every project is tried plain, then with each seed', () => {
  expect(planTrials(['a', 'b'], [1, 2])).toEqual([
    { project: 'a' },
    { project: 'a', seed: 1 },
    { project: 'a', seed: 2 },
    { project: 'b' },
    { project: 'b', seed: 1 },
    { project: 'b', seed: 2 },
  ]);
});

function end(kind: string | undefined, template: string | undefined, seed?: number): EndedTrial {
  const proof = { minimal: { passed: kind === 'proven' ? true : null } };
  const record =
    kind && ({ outcome: { kind }, proof, grants: [1, 2], attempts: [1, 2, 3] } as unknown as RunRecord);
  return {
    project: 'a',
    ...(seed !== undefined && { seed }),
    record: record || undefined,
    template,
    wallMs: 90_000,
  };
}

const proven = end('proven', 'one');
test.each([
  ['a plain run', proven, proven, { outcome: 'proven', samePolicyAsPlain: null, eachNeeded: true }, true],
  ['the same policy', end('proven', 'one', 1), proven, { samePolicyAsPlain: true }, true],
  ['another policy', end('proven', 'two', 1), proven, { samePolicyAsPlain: false }, false],
  [
    'nothing proven',
    end('stuck', undefined, 1),
    proven,
    { outcome: 'stuck', samePolicyAsPlain: null, eachNeeded: null },
    false,
  ],
  ['no plain run', end('proven', 'one', 1), end('stuck', undefined), { samePolicyAsPlain: null }, true],
  ['no record', end(undefined, undefined), undefined, { outcome: 'no record', grants: null }, false],
])('%s', (_case, trial, plain, expected, good) => {
  const row = judgeTrial(trial, plain);
  expect(row).toMatchObject({ project: 'a', minutes: 1.5, ...expected });
  expect(isGood(row)).toBe(good);
});

test('the lines of two policies that differ', () => {
  expect(differingLines('{\n  "a",\n  "b"\n}', '{\n  "b"\n  "c"\n}')).toEqual(['- "a",', '+ "c"']);
});
