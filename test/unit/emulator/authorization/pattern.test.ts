import { expect, test } from 'vitest';
import { compilePattern, matchesPattern } from '../../../../src/emulator/authorization/pattern.ts';

test.each([
  ['', '', true],
  ['', 'a', false],
  ['*', '', true],
  ['*', 'arn:aws:s3:::bucket/key', true],
  ['?', '', false],
  ['?', 'a', true],
  ['a?c', 'abc', true],
  ['a?c', 'ac', false],
  ['a*c', 'ac', true],
  ['a*c', 'abbbc', true],
  ['a*c', 'abbbd', false],
  ['*.txt', 'a.txt.txt', true],
  ['a*b*c', 'axbxbxc', true],
  ['a*b*c', 'axcxb', false],
  ['**', 'anything', true],
  ['exact', 'exact', true],
  ['exact', 'EXACT', false],
  ['a.c', 'abc', false],
  ['a+', 'aa', false],
  ['arn:aws:logs:*:*:log-group:*', 'arn:aws:logs:us-east-1:123456789012:log-group:a:log-stream:b', true],
])('%j on %j is %j', (pattern, text, expected) => {
  const compiled = compilePattern([{ text: pattern, literal: false }]);
  expect(matchesPattern(compiled, text)).toBe(expected);
});

test('a literal piece keeps its wildcards', () => {
  const compiled = compilePattern([
    { text: 'home/', literal: false },
    { text: '*', literal: true },
    { text: '/*', literal: false },
  ]);
  expect(matchesPattern(compiled, 'home/*/x')).toBe(true);
  expect(matchesPattern(compiled, 'home/a/x')).toBe(false);
});

test('many wildcards do not blow up', () => {
  const compiled = compilePattern([{ text: `${'a*'.repeat(40)}b`, literal: false }]);
  expect(matchesPattern(compiled, 'a'.repeat(4000))).toBe(false);
});
