import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { markup, type Part } from '../../../../src/artifact/report/markup.ts';

const cases: readonly [name: string, part: Part, text: string][] = [
  ['ends the style and begins a script', '</style><script>', '&lt;/style&gt;&lt;script&gt;'],
  ['ends an attribute', '"><img onerror=alert(1)>', '&quot;&gt;&lt;img onerror=alert(1)&gt;'],
  ['ends an attribute of another kind', "' onload='", '&#39; onload=&#39;'],
  ['ends one as an old browser has it', '` onload=`', '&#96; onload=&#96;'],
  ['looks like a place in a template', '${process.env}', '${process.env}'],
  ['is escaped already', '&lt;', '&amp;lt;'],
  ['turns the direction of writing', 'a\u202Eb', 'a\\u{202e}b'],
  ['cannot be seen', 'a\u200Bb\u0000', 'a\\u{200b}b\\u{0}'],
  ['is half a character', 'a\uD800', 'a\\u{d800}'],
  ['has lines', 'a\n\tb', 'a\n\tb'],
  ['is a number', 7, '7'],
  ['is nothing', undefined, ''],
  ['is a list of all kinds', ['<', [1], undefined, markup`<b>${'&'}</b>`], '&lt;1<b>&amp;</b>'],
];

test.each(cases)('a value that %s', (_, part, text) => {
  expect(markup`<p title="${part}">${part}</p>`.render()).toBe(`<p title="${text}">${text}</p>`);
});

/** Also halves of characters. */
const anyUnit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));

test('no text whatever ends what it stands in', () => {
  fc.assert(
    fc.property(fc.string({ unit: anyUnit }), (text) => {
      expect(markup`${text}`.render()).not.toMatch(/[<>"'`]|&(?!(amp|lt|gt|quot|#39|#96);)/);
    }),
  );
});
