import { describe, expect, it } from 'vitest';
import { createSecrets } from '../../src/secrets.ts';

const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLE+KEY';
const base64 = (text: string): string => Buffer.from(text).toString('base64');

const carriers: readonly (readonly [string, string])[] = [
  ['as it is', secret],
  ['base64 alone', base64(secret)],
  ['base64 at the first byte of three', base64(`abc${secret}xyz`)],
  ['base64 at the second byte of three', base64(`a${secret}xyz`)],
  ['base64 at the third byte of three', base64(`ab${secret}xyz`)],
  ['base64url', Buffer.from(`a${secret}?`).toString('base64url')],
  ['basic authorization', `Authorization: Basic ${base64(`AKIA:${secret}`)}`],
  ['URL-encoded', encodeURIComponent(secret)],
  ['URL-encoded in lower case', encodeURIComponent(secret).replaceAll(/%../g, (hex) => hex.toLowerCase())],
  ['URL-encoded twice', encodeURIComponent(encodeURIComponent(secret))],
  ['in JSON', JSON.stringify({ key: secret })],
  ['in JSON with escaped slashes', JSON.stringify({ key: secret }).replaceAll('/', String.raw`\/`)],
  ['hexadecimal', Buffer.from(secret).toString('hex')],
  ['hexadecimal in capitals', Buffer.from(secret).toString('hex').toUpperCase()],
];

/** What may remain at the edges of an encoded text, which other bytes decide too. */
const edge = 2;

describe('scrub', () => {
  it.each(carriers)('removes a secret %s', (_, text) => {
    const secrets = createSecrets();
    secrets.add(secret);
    const scrubbed = secrets.scrub(`before ${text} after`);
    expect(scrubbed).toContain('[secret]');
    expect(scrubbed).toMatch(/^before .* after$/);
    for (let at = 0; at + 8 + edge <= text.length; at += 1) {
      const piece = text.slice(at, at + 8 + edge);
      if (carrierWords.test(piece)) continue;
      expect(scrubbed).not.toContain(piece);
    }
  });

  it('leaves text alone before it knows a secret, and other text afterwards', () => {
    const secrets = createSecrets();
    expect(secrets.scrub('AKIAIOSFODNN7EXAMPLE')).toBe('AKIAIOSFODNN7EXAMPLE');
    secrets.add(secret);
    expect(secrets.scrub('AKIAIOSFODNN7EXAMPLE')).toBe('AKIAIOSFODNN7EXAMPLE');
  });

  it('knows several secrets at once', () => {
    const secrets = createSecrets();
    secrets.add(secret);
    secrets.add('another-long-secret');
    expect(secrets.scrub(`${secret} and another-long-secret`)).toBe('[secret] and [secret]');
  });

  it.each(['', 'short'])('ignores %j, which would tear ordinary words', (word) => {
    const secrets = createSecrets();
    secrets.add(word);
    expect(secrets.scrub('a short word')).toBe('a short word');
  });
});

/** Parts of the carriers that are no secret: the words around it. */
const carrierWords = /Authorization|Basic|\{"key|^QUtJQTp|^[^A-Za-z0-9]+$/;

describe('createScrubber', () => {
  it('finds a secret wherever its chunks are cut', () => {
    const secrets = createSecrets();
    secrets.add(secret);
    const text = `first ${secret} second ${base64(secret)} third`;
    for (let first = 1; first < text.length; first += 1) {
      const scrubber = secrets.createScrubber();
      const shown = scrubber.push(text.slice(0, first)) + scrubber.push(text.slice(first)) + scrubber.flush();
      expect(shown).toBe('first [secret] second [secret] third');
    }
  });

  it('finds a secret that arrives byte by byte', () => {
    const secrets = createSecrets();
    secrets.add(secret);
    const scrubber = secrets.createScrubber();
    const shown = [...`a ${secret} b`].map((character) => scrubber.push(character));
    expect(shown.join('') + scrubber.flush()).toBe('a [secret] b');
  });

  it('holds nothing back that cannot begin a secret', () => {
    const secrets = createSecrets();
    secrets.add(secret);
    expect(secrets.createScrubber().push('Error:\n')).toBe('Error:\n');
  });
});
