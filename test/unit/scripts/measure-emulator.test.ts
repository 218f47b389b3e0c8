import { expect, test } from 'vitest';
import { median, quantile } from '../../../scripts/measure-emulator/quantiles.ts';
import { reportStarts } from '../../../scripts/measure-emulator/report-starts.ts';

test.each([
  [[3, 1, 2], 2],
  [[4, 1, 3, 2], 2.5],
  [[7], 7],
])('the median of %j is %d', (values, expected) => {
  expect(median(values)).toBe(expected);
});

test('a quantile is one of the values', () => {
  expect(quantile([5, 1, 4, 2, 3], 0.5)).toBe(3);
  expect(quantile([], 0.5)).toBeNaN();
});

test('builds are compared start by start, so that what slowed both down is in no ratio', () => {
  const starts = (...readyMs: number[]) => readyMs.map((ms) => ({ readyMs: ms, rssBytes: 50 * 2 ** 20 }));
  const rows = reportStarts(
    new Map([
      ['before', starts(100, 400, 200)],
      ['after', starts(50, 200, 100)],
    ]),
  );
  expect(rows).toEqual([
    {
      build: 'before',
      starts: 3,
      'ready ms min': '100',
      'ready ms median': '200',
      'rss MiB median': '50.0',
      'ready/first': '1.00',
    },
    {
      build: 'after',
      starts: 3,
      'ready ms min': '50',
      'ready ms median': '100',
      'rss MiB median': '50.0',
      'ready/first': '0.50',
    },
  ]);
});

test('one build is compared with none', () => {
  expect(reportStarts(new Map([['only', [{ readyMs: 10 }]]]))).toEqual([
    {
      build: 'only',
      starts: 1,
      'ready ms min': '10',
      'ready ms median': '10',
      'rss MiB median': 'NaN',
    },
  ]);
});
