import { describe, expect, it } from 'vitest';
import { createInterleaver } from '../../../src/serverless/interleave.ts';
import { createSecrets } from '../../../src/secrets.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text);

describe('createInterleaver', () => {
  it('never cuts a line of one stream by another', () => {
    const output = createInterleaver(createSecrets());
    const [out, err] = [output.open(), output.open()];
    out(bytes('User: x is not '));
    err(bytes('a warning\n'));
    out(bytes('authorized\nnext'));
    err(bytes('end'));
    output.close();
    expect(output.text()).toBe('a warning\nUser: x is not authorized\nnext\nend\n');
  });

  it('tells each listener what it tells in the end', () => {
    const output = createInterleaver(createSecrets());
    const told: string[] = [];
    output.onText((text) => told.push(text));
    const out = output.open();
    out(bytes('one\ntw'));
    out(bytes('o\nthree'));
    output.close();
    expect(told.join('')).toBe('one\ntwo\nthree\n');
    expect(output.text()).toBe('one\ntwo\nthree\n');
  });

  it('keeps a character whole whose bytes are cut', () => {
    const output = createInterleaver(createSecrets());
    const out = output.open();
    const cross = bytes('× Stack\n');
    out(cross.subarray(0, 1));
    out(cross.subarray(1));
    output.close();
    expect(output.text()).toBe('× Stack\n');
  });

  it('removes a secret that is cut in two', () => {
    const secrets = createSecrets();
    secrets.add('a-secret-of-some-length');
    const output = createInterleaver(secrets);
    const out = output.open();
    out(bytes('key a-secret-of-'));
    out(bytes('some-length\n'));
    output.close();
    expect(output.text()).toBe('key [secret]\n');
  });
});
