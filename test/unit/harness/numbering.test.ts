import { expect, it } from 'vitest';
import {
  countFrom,
  countOne,
  joinCounts,
  nextNumber,
  type Numbering,
  splitCount,
} from '../../../src/harness/numbering.ts';

function take(numbering: Numbering, times: number): { readonly given: number[]; readonly after: Numbering } {
  const given: number[] = [];
  let after = numbering;
  for (let nth = 0; nth < times; nth += 1) {
    after = countOne(after);
    given.push(after.last);
  }
  return { given, after };
}

it('goes on with the next number', () => {
  expect(take(countFrom(3), 2).given).toEqual([4, 5]);
});

it.each([
  [1, 0],
  [2, 48],
  [3, 7],
])('gives no number twice among %d that count apart from %d on', (parts, from) => {
  const given = splitCount(countFrom(from), parts).flatMap((one) => take(one, 5).given);
  expect(given.toSorted((a, b) => a - b)).toEqual(
    Array.from({ length: parts * 5 }, (_, nth) => from + nth + 1),
  );
});

it('goes on after whoever counted furthest', () => {
  const before = countFrom(10);
  const [one = before, other = before] = splitCount(before, 2);
  const joined = joinCounts(before, [take(one, 3).after, take(other, 1).after]);
  expect(nextNumber(joined)).toBe(16);
});

it('takes no number back where nobody counted', () => {
  const before = countFrom(10);
  expect(nextNumber(joinCounts(before, splitCount(before, 3)))).toBe(11);
});
