import { expect, test } from 'vitest';
import type { Policy } from '../../e2e/witness/grant.ts';
import { splitPolicy } from '../../e2e/witness/split-policy.ts';

/** A statement of about so many characters. */
function makeStatement(index: number, characters: number): Policy['Statement'][number] {
  return { Effect: 'Allow', Action: [`s3:Action${index}`], Resource: ['x'.repeat(characters - 60)] };
}

test.each([
  [[500], { inline: 1, managed: [] }],
  [[900, 900], { inline: 2, managed: [] }],
  [[900, 1200], { inline: 1, managed: [1] }],
  [[3000, 500], { inline: 0, managed: [2] }],
  [[900, 900, 3000, 3000, 900], { inline: 2, managed: [2, 1] }],
])('statements of %j characters', (sizes, expected) => {
  const Statement = sizes.map((size, index) => makeStatement(index, size));
  const { inline, managed } = splitPolicy({ Version: '2012-10-17', Statement });
  const parts = [inline, ...managed].map((text): Policy['Statement'] =>
    text === undefined ? [] : (JSON.parse(text) as Policy).Statement,
  );
  const [first, ...rest] = parts.map(({ length }) => length);
  expect({ inline: first, managed: rest }).toEqual(expected);
  expect(parts.flat()).toEqual(Statement);
});

test('a statement that no policy holds is told', () => {
  const policy: Policy = { Version: '2012-10-17', Statement: [makeStatement(7, 7000)] };
  expect(() => splitPolicy(policy)).toThrow(/^the statement of s3:Action7 has \d+ characters, expected 6144/);
});
