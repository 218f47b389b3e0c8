import { expect, test } from 'vitest';
import { parseDurationMs } from '../../../src/config/duration.ts';

test.each([
  ['90m', 5_400_000],
  ['30s', 30_000],
  ['2h', 7_200_000],
  ['1.5h', 5_400_000],
  ['500ms', 500],
  [' 20m ', 1_200_000],
  ['90', undefined],
  ['', undefined],
  ['m', undefined],
  ['-5m', undefined],
  ['5 m', undefined],
  ['1h30m', undefined],
  ['5d', undefined],
])('%j is %j milliseconds', (text, expected) => {
  expect(parseDurationMs(text)).toBe(expected);
});
