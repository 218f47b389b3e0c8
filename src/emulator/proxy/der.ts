/**
 * The pieces of DER that a certificate is made of.
 * Source: ITU-T X.690, https://www.itu.int/rec/T-REC-X.690
 */

function tagged(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag]), lengthOf(content.length), content]);
}

function lengthOf(sizeBytes: number): Buffer {
  if (sizeBytes < 0x80) return Buffer.from([sizeBytes]);
  const digits = Buffer.from(evenHex(sizeBytes.toString(16)), 'hex');
  return Buffer.concat([Buffer.from([0x80 | digits.length]), digits]);
}

function evenHex(hex: string): string {
  return hex.length % 2 === 0 ? hex : `0${hex}`;
}

export function sequence(...parts: readonly Uint8Array[]): Buffer {
  return tagged(0x30, ...parts);
}

export function setOf(part: Uint8Array): Buffer {
  return tagged(0x31, part);
}

export function boolean(value: boolean): Buffer {
  return tagged(0x01, Buffer.from([value ? 0xff : 0]));
}

/** Not negative: big-endian bytes of any length. */
export function integer(bytes: Uint8Array): Buffer {
  const firstSet = bytes.findIndex((byte) => byte !== 0);
  const digits = firstSet < 0 ? Buffer.from([0]) : Buffer.from(bytes.subarray(firstSet));
  // The highest bit would be read as a sign.
  return (digits[0] ?? 0) >= 0x80 ? tagged(0x02, Buffer.from([0]), digits) : tagged(0x02, digits);
}

/** `'2.5.29.17'`. */
export function objectIdentifier(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return tagged(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
}

function base128(arc: number): number[] {
  const digits = [arc & 0x7f];
  for (let left = arc >>> 7; left > 0; left >>>= 7) digits.unshift((left & 0x7f) | 0x80);
  return digits;
}

export function utf8String(text: string): Buffer {
  return tagged(0x0c, Buffer.from(text, 'utf8'));
}

/** Seconds are the finest that certificates tell; years from 2050 on are written with four digits. */
export function time(date: Date): Buffer {
  const digits = date.toISOString().replaceAll(/[-:T]|\.\d+/g, '');
  return date.getUTCFullYear() < 2050
    ? tagged(0x17, Buffer.from(digits.slice(2), 'ascii'))
    : tagged(0x18, Buffer.from(digits, 'ascii'));
}

export function octetString(content: Uint8Array): Buffer {
  return tagged(0x04, content);
}

/** `unusedBits`: of the last byte, from its low end. */
export function bitString(content: Uint8Array, unusedBits = 0): Buffer {
  return tagged(0x03, Buffer.from([unusedBits]), content);
}

/** A field known by its number, around a value of a type of its own. */
export function explicit(number: number, value: Uint8Array): Buffer {
  return tagged(0xa0 | number, value);
}

/** A field known by its number instead of its type. */
export function implicit(number: number, content: Uint8Array): Buffer {
  return tagged(0x80 | number, content);
}
