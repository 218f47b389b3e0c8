import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Delayed } from '../../../../src/emulator/iam/delayed.ts';
import { delaysOf } from '../../../../src/emulator/iam/propagation.ts';
import { allow, createHostileAccount, putInline } from '../../../support/hostile-account.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date', 'performance'] });
});

afterEach(() => {
  vi.useRealTimers();
});

test('each host learns of a change at its own time', () => {
  const value = new Delayed('old');
  value.set('new', [100, 300, 200]);
  const seen = (): string[] => [0, 1, 2].map((host) => value.honouredOn(host));
  expect([seen(), value.honoured, value.isSettled]).toEqual([['old', 'old', 'old'], 'old', false]);
  vi.advanceTimersByTime(100);
  expect([seen(), value.honoured]).toEqual([['new', 'old', 'old'], 'old']);
  vi.advanceTimersByTime(150);
  expect([seen(), value.honoured]).toEqual([['new', 'old', 'new'], 'old']);
  vi.advanceTimersByTime(50);
  expect([seen(), value.honoured, value.isSettled]).toEqual([['new', 'new', 'new'], 'new', true]);
});

test('a change that comes before the last one is everywhere wins', () => {
  const value = new Delayed('a');
  value.set('b', [100, 400]);
  vi.advanceTimersByTime(100);
  value.set('c', [200, 50]);
  expect([value.honouredOn(0), value.honouredOn(1)]).toEqual(['b', 'a']);
  vi.advanceTimersByTime(50);
  expect([value.honouredOn(0), value.honouredOn(1)]).toEqual(['b', 'c']);
  vi.advanceTimersByTime(150);
  expect([value.honouredOn(0), value.honouredOn(1), value.isSettled]).toEqual(['c', 'c', true]);
});

describe('in an uneven account', () => {
  test.each([
    [0, 300, 1500],
    [5000, 5000, 5000],
  ])('with a delay of %d ms the last host is reached after %d to %d ms', (propagationMs, lowest, highest) => {
    const { account } = createHostileAccount(['uneven-iam'], { propagationMs });
    for (let change = 0; change < 50; change += 1) {
      const delays = delaysOf(account, 'a policy');
      expect(delays).toHaveLength(3);
      const slowest = Math.max(...(delays as number[]));
      expect(slowest).toBeGreaterThanOrEqual(lowest);
      expect(slowest).toBeLessThanOrEqual(highest);
    }
  });

  test('one call sees a grant, the next does not yet, and in the end all do', async () => {
    const { operator, user } = createHostileAccount(['uneven-iam'], { seed: 2 });
    const deployer = await user('deployer');
    vi.advanceTimersByTime(2000);
    expect(await deployer.fails('iam:ListUsers')).toMatch(/^AccessDenied/);
    await operator.call('iam:PutUserPolicy', putInline('deployer', allow('iam:ListUsers')));
    const seen: boolean[] = [];
    for (let call = 0; call < 150; call += 1) {
      seen.push(
        await deployer.call('iam:ListUsers').then(
          () => true,
          () => false,
        ),
      );
      vi.advanceTimersByTime(10);
    }
    const first = seen.indexOf(true);
    const last = seen.lastIndexOf(false);
    expect(first).toBeGreaterThan(0);
    expect(last).toBeGreaterThan(first);
    expect(last * 10).toBeLessThan(1500);
  });

  test('a new key works for one call and not for the next', async () => {
    const { user } = createHostileAccount(['uneven-iam'], { seed: 1 });
    const deployer = await user('deployer');
    const seen: boolean[] = [];
    for (let call = 0; call < 150; call += 1) {
      seen.push(
        await deployer.call('sts:GetCallerIdentity').then(
          () => true,
          () => false,
        ),
      );
      vi.advanceTimersByTime(10);
    }
    expect(seen.indexOf(true)).toBeLessThan(seen.lastIndexOf(false));
    expect(seen.at(-1)).toBe(true);
  });
});
