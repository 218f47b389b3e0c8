import { describe, expect, test } from 'vitest';
import { hostileModes as modesOfConfig } from '../../../../src/config/hostile-modes.ts';
import { Hostility, hostileModes } from '../../../../src/emulator/hostility/hostility.ts';

const many = Array.from({ length: 20 }, (_, index) => index);

describe('draws', () => {
  test('are the same for the same seed, whatever is drawn in between', () => {
    const one = new Hostility(hostileModes, 7);
    const other = new Hostility(hostileModes, 7);
    const expected = many.map(() => one.draw('throttling', 'a'));
    const drawn = many.map((n) => {
      other.draw('throttling', `b${n}`);
      other.draw('late-events', 'a');
      return other.draw('throttling', 'a');
    });
    expect(drawn).toEqual(expected);
  });

  test('differ between seeds, subjects and times', () => {
    const [one, other] = [new Hostility(hostileModes, 1), new Hostility(hostileModes, 2)];
    const all = many.flatMap(() => [
      one.draw('throttling', 'a'),
      one.draw('throttling', 'b'),
      other.draw('throttling', 'a'),
    ]);
    expect(new Set(all).size).toBe(all.length);
  });

  test('stay within their bounds', () => {
    const hostility = new Hostility(hostileModes);
    for (const subject of many) {
      const drawn = hostility.drawBetween('late-trail', String(subject), 10, 20);
      expect(drawn).toBeGreaterThanOrEqual(10);
      expect(drawn).toBeLessThan(20);
    }
  });

  test('constants do not change with time', () => {
    const hostility = new Hostility(hostileModes, 3);
    expect(hostility.constant('vague-wording', 'a')).toBe(hostility.constant('vague-wording', 'a'));
    expect(hostility.constant('vague-wording', 'a')).not.toBe(hostility.constant('vague-wording', 'b'));
  });

  test('what is off never strikes', () => {
    const hostility = new Hostility(['throttling']);
    expect(many.some(() => hostility.strikes('late-events', 'a', 1))).toBe(false);
    expect(many.every(() => hostility.strikes('throttling', 'a', 1))).toBe(true);
  });
});

test('the command line knows the same modes', () => {
  expect(modesOfConfig).toEqual(hostileModes);
});
