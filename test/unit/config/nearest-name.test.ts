import { expect, test } from 'vitest';
import { findNearestName } from '../../../src/config/nearest-name.ts';

const known = ['account', 'region', 'maxAttempts', 'timeout', 'attemptTimeout', 'out', 'sls'];

test.each([
  ['acount', 'account'],
  ['maxattempts', 'maxAttempts'],
  ['max-attempts', 'maxAttempts'],
  ['timeOut', 'timeout'],
  ['Region', 'region'],
  ['sl', 'sls'],
  ['colour', undefined],
  ['foo', undefined],
])('%j is meant as %j', (typed, expected) => {
  expect(findNearestName(typed, known)).toBe(expected);
});
