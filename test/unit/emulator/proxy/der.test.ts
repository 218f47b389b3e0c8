import { expect, test } from 'vitest';
import {
  bitString,
  boolean,
  explicit,
  implicit,
  integer,
  objectIdentifier,
  octetString,
  sequence,
  setOf,
  time,
  utf8String,
} from '../../../../src/emulator/proxy/der.ts';

const bytes = (...values: number[]): Buffer => Buffer.from(values);
const long = Buffer.alloc(300, 0x61);

// Source: the examples of https://letsencrypt.org/docs/a-warm-welcome-to-asn1-and-der/ and ITU-T X.690.
test.each<readonly [string, Buffer, string]>([
  ['an empty sequence', sequence(), '3000'],
  ['a sequence', sequence(boolean(true), boolean(false)), '30060101ff010100'],
  ['a set', setOf(boolean(true)), '31030101ff'],
  ['zero', integer(bytes(0)), '020100'],
  ['a small number', integer(bytes(50)), '020132'],
  ['a number that would read as negative', integer(bytes(0x80)), '02020080'],
  ['a number with zeros before it', integer(bytes(0, 0, 0x12, 0x34)), '02021234'],
  ['an identifier', objectIdentifier('1.2.840.113549.1.1.11'), '06092a864886f70d01010b'],
  ['an identifier of one-byte arcs', objectIdentifier('2.5.29.17'), '0603551d11'],
  ['text', utf8String('😎'), '0c04f09f988e'],
  ['a time', time(new Date('2019-12-15T19:02:10.500Z')), '170d3139313231353139303231305a'],
  ['a time after 2049', time(new Date('2050-01-01T00:00:00Z')), '180f32303530303130313030303030305a'],
  ['bytes', octetString(bytes(3, 2, 6, 0xa0)), '0404030206a0'],
  ['bits', bitString(bytes(0x06), 1), '03020106'],
  ['a numbered field', explicit(3, boolean(true)), 'a3030101ff'],
  ['a field of a known type', implicit(2, Buffer.from('hi')), '82026869'],
  ['the length of 127 bytes', octetString(long.subarray(0, 127)).subarray(0, 2), '047f'],
  ['the length of 128 bytes', octetString(long.subarray(0, 128)).subarray(0, 3), '048180'],
  ['the length of 300 bytes', octetString(long).subarray(0, 4), '0482012c'],
])('%s', (_, encoded, hex) => {
  expect(encoded.toString('hex')).toBe(hex);
});
