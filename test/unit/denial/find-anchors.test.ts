import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSearch } from '../../../src/denial/find-anchors.ts';

test('finds each word wherever it stands, also where words overlap', () => {
  const search = createSearch(['abab', 'babab', 'xyz', 'naïve']);
  expect([...search('abababab xyz naïve')]).toEqual([
    ['abab', [0, 2, 4]],
    ['babab', [1, 3]],
    ['naïve', [13]],
    ['xyz', [9]],
  ]);
});

test('finds what looking for one word after another finds', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'é', '┃'), minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(fc.uniqueArray(letters, { minLength: 1 }), fc.array(letters), (words, pieces) => {
      const text = pieces.join('');
      const places = createSearch(words)(text);
      for (const word of words) {
        const found: number[] = [];
        for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) found.push(at);
        expect(places.get(word) ?? []).toEqual(found);
      }
    }),
  );
});
