import { expect, test } from 'vitest';
import { Clock } from '../../../src/emulator/clock.ts';

test('nothing waits by default, and what can be taken back can be for ever', () => {
  const clock = new Clock();
  expect(clock.after(60_000).hasPassed).toBe(true);
  expect(clock.endOfWindow(60_000).hasPassed).toBe(false);
});

test.each([1, 60, 0.5])('at speed %d a moment of the account lies ahead', (speed) => {
  const clock = new Clock(speed);
  expect(clock.after(600_000).hasPassed).toBe(false);
  expect(clock.endOfWindow(600_000).hasPassed).toBe(false);
  expect(clock.after(0).hasPassed).toBe(true);
});

test.each([0, -1, Number.NaN])('a clock of speed %d would stand still', (speed) => {
  expect(() => new Clock(speed)).toThrow(/would stand still/);
});
