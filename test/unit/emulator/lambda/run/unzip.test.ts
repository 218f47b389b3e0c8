import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

import { packInlineCode } from '../../../../../src/emulator/cloudformation/resource-types/lambda/inline-code.ts';
import { BrokenArchive, unzip } from '../../../../../src/emulator/lambda/run/unzip.ts';
import { storedZip } from '../../../../support/stored-zip.ts';

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');

/** The same archive with its one file deflated. */
function deflated(archive: Uint8Array, text: string): Uint8Array {
  const bytes = Buffer.from(archive);
  const packed = deflateRawSync(text);
  const directory = bytes.indexOf('PK\x01\x02');
  const content = directory - Buffer.byteLength(text);
  const patch = (header: Buffer, at: number): Buffer => {
    header.writeUInt16LE(8, at);
    header.writeUInt32LE(packed.length, at + 10);
    return header;
  };
  const local = patch(Buffer.from(bytes.subarray(0, content)), 8);
  const rest = patch(Buffer.from(bytes.subarray(directory)), 10);
  rest.writeUInt32LE(local.length + packed.length, rest.length - 6);
  return Buffer.concat([local, packed, rest]);
}

describe('unzip', () => {
  it('reads stored files with their permissions', () => {
    const [file, ...others] = unzip(storedZip('src/index.js', 'exports.a = 1;'));
    expect(others).toEqual([]);
    expect(file).toMatchObject({ path: 'src/index.js', mode: 0o644, isLink: false });
    expect(textOf(file?.content ?? new Uint8Array())).toBe('exports.a = 1;');
  });

  it('reads deflated files', () => {
    const text = 'again '.repeat(100);
    const [file] = unzip(deflated(storedZip('a.txt', text), text));
    expect(textOf(file?.content ?? new Uint8Array())).toBe(text);
  });

  it('reads what CloudFormation packs of inline code', () => {
    const files = unzip(packInlineCode('exports.handler = 1', 'nodejs22.x'));
    expect(files.map(({ path }) => path)).toEqual(['index.js', 'cfn-response.js']);
  });

  const whole = storedZip('index.js', 'exports.a = 1;');
  it.each([
    ['is no archive', Buffer.from('hello, this is no archive at all')],
    ['has lost its beginning', whole.subarray(10)],
    ['has lost its end', whole.subarray(0, whole.length - 10)],
    ['was changed', Buffer.from(textOf(whole).replace('exports', 'imports'))],
    ['leads out of its folder', storedZip('../index.js', 'x')],
    ['leads to the root', storedZip('/etc/passwd', 'x')],
  ])('refuses what %s', (_what, archive) => {
    expect(() => unzip(archive)).toThrow(BrokenArchive);
  });
});
