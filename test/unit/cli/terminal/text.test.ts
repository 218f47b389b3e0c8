import { describe, expect, test } from 'vitest';
import { createStyle, wantsColour } from '../../../../src/cli/terminal/style.ts';
import { cutMiddle, renderCount, renderDuration, renderOneLine } from '../../../../src/cli/terminal/text.ts';

test.each([
  [-5, '0.0s'],
  [0, '0.0s'],
  [849, '0.8s'],
  [9949, '9.9s'],
  [9960, '10s'],
  [59_400, '59s'],
  [59_600, '1m 00s'],
  [125_000, '2m 05s'],
  [3_599_900, '1h 00m'],
  [3_840_000, '1h 04m'],
])('%i ms is %s', (ms, expected) => {
  expect(renderDuration(ms)).toBe(expected);
});

test.each([
  ['arn:aws:s3:::bucket', 19, 'arn:aws:s3:::bucket'],
  ['arn:aws:s3:::bucket', 18, 'arn:aws:s…::bucket'],
  ['arn:aws:s3:::bucket', 3, 'a…t'],
  ['arn:aws:s3:::bucket', 1, '…'],
])('%s in %i columns is %s', (text, width, expected) => {
  expect(cutMiddle(text, width)).toBe(expected);
});

test('others’ text stays on one line', () => {
  expect(renderOneLine(' a\n  b\tc ')).toBe('a b c');
});

test.each([
  [0, '0 grants'],
  [1, '1 grant'],
  [2, '2 grants'],
])('%i is %s', (count, expected) => {
  expect(renderCount(count, 'grant')).toBe(expected);
});

describe('colour', () => {
  test.each([
    [true, {}, true],
    [true, { NO_COLOR: '' }, true],
    [true, { NO_COLOR: '1' }, false],
    [true, { TERM: 'dumb' }, false],
    [false, {}, false],
  ])('on a terminal (%j) with %j: %j', (isTTY, env, expected) => {
    expect(wantsColour({ isTTY }, env)).toBe(expected);
  });

  test('is there or not at all', () => {
    expect(createStyle(true)('red', 'a')).toBe('\u001B[31ma\u001B[39m');
    expect(createStyle(false)('red', 'a')).toBe('a');
  });
});
