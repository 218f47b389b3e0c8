import { describe, expect, it } from 'vitest';
import { createSecrets } from '../../src/secrets.ts';

const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLE+KEY';
const base64 = (text: string): string => Buffer.from(text).toString('base64');

/** A text that carries the secret, and how many characters at its beginning are not of it. */
const carriers: readonly (readonly [string, string, number])[] = [
  ['as it is', secret, 0],
  ['in base64', base64(secret), 0],
  ['in base64 from the first byte of three', base64(`abc${secret}`), 4],
  ['in base64 from the second byte of three', base64(`a${secret}`), 2],
  ['in base64 from the third byte of three', base64(`ab${secret}`), 3],
  ['in base64url', Buffer.from(`a${secret}`).toString('base64url'), 2],
  ['in the header of basic authorization', base64(`AKIA:${secret}`), 7],
  ['URL-encoded', encodeURIComponent(secret), 0],
  ['URL-encoded in lower case', encodeURIComponent(secret).replaceAll(/%../g, (hex) => hex.toLowerCase()), 0],
  ['URL-encoded twice', encodeURIComponent(encodeURIComponent(secret)), 0],
  ['in JSON', JSON.stringify(secret), 1],
  ['in JSON with escaped slashes', JSON.stringify(secret).replaceAll('/', String.raw`\/`), 1],
  ['in hexadecimal', Buffer.from(secret).toString('hex'), 0],
  ['in hexadecimal capitals', Buffer.from(secret).toString('hex').toUpperCase(), 0],
];

describe('scrub', () => {
  it.each(carriers)('removes a secret %s', (_, text, before) => {
    const secrets = createSecrets();
    secrets.add(secret);
    const scrubbed = secrets.scrub(`before ${text} after`);
    expect(scrubbed).toContain('[secret]');
    expect(scrubbed).toMatch(/^before .* after$/);
    // Four signs in a row would tell bytes of it.
    for (let at = before; at + 4 <= text.length; at += 1) {
      expect(scrubbed).not.toContain(text.slice(at, at + 4));
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
    const shown = Array.from(`a ${secret} b`, (character) => scrubber.push(character));
    expect(shown.join('') + scrubber.flush()).toBe('a [secret] b');
  });

  it('holds nothing back that cannot begin a secret', () => {
    const secrets = createSecrets();
    secrets.add(secret);
    expect(secrets.createScrubber().push('Error:\n')).toBe('Error:\n');
  });
});
