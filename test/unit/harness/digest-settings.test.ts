import { describe, expect, it } from 'vitest';
import { digestOfSettings } from '../../../src/harness/effects/digest-settings.ts';

const parameters = { accountId: '111122223333', region: 'us-east-1', stage: 'hfirststage0' };

function digest(value: unknown): string {
  return digestOfSettings(value, parameters);
}

describe('the digest of a setting', () => {
  it.each<[string, unknown, unknown]>([
    ['another text', { name: 'orders' }, { name: 'bookings' }],
    ['another number', { memorySize: 128 }, { memorySize: 1024 }],
    ['on for off', { tracing: true }, { tracing: false }],
    ['nothing for something', { vpc: null }, { vpc: 'vpc-1' }],
    ['another name', { size: 1 }, { length: 1 }],
    ['one more in a list', ['a'], ['a', 'b']],
    ['another order of a list', ['a', 'b'], ['b', 'a']],
    ['another name below one that is not read', { variables: { A: '1' } }, { variables: { B: '1' } }],
    ['another type below one that is not read', { password: '1' }, { password: 1 }],
  ])('is another one for %s', (_, before, now) => {
    expect(digest(now)).not.toBe(digest(before));
  });

  it.each<[string, unknown, unknown]>([
    ['another order of names', { a: 1, b: 2 }, { b: 2, a: 1 }],
    ['another password', { password: 'one' }, { password: 'two' }],
    ['the stage of another life', 'orders-hfirststage0', 'orders-${Stage}'],
  ])('is the same for %s', (_, before, now) => {
    expect(digest(now)).toBe(digest(before));
  });

  it('leaves a secret of few digits among many guesses, also beside what is known of it in several versions', () => {
    const versions = [
      (pin: string) => ({ gate: { host: 'one', pin } }),
      (pin: string) => ({ gate: { host: 'two', pin } }),
      (pin: string) => ({ Properties: { Pin: pin, Size: 3 } }),
      (pin: string) => [Number(pin), 'three'],
    ];
    const committed = versions.map((version) => digest(version('4711')));
    const fitting = Array.from({ length: 10_000 }, (_, guess) => String(guess)).filter((guess) =>
      versions.every((version, index) => digest(version(guess)) === committed[index]),
    );
    expect(fitting).toContain('4711');
    expect(fitting.length).toBeGreaterThan(20);
  });
});
