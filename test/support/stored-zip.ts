import { crc32 } from 'node:zlib';

/** A ZIP archive of one file, uncompressed, the same bytes each time. Layout: PKWARE APPNOTE 4.3. */
export function storedZip(name: string, text: string): Uint8Array {
  const content = Buffer.from(text);
  const nameBytes = Buffer.from(name);
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(0x21, 8); // 1 January 1980, the first day that the format knows
  common.writeUInt32LE(crc32(content), 10);
  common.writeUInt32LE(content.length, 14);
  common.writeUInt32LE(content.length, 18);
  common.writeUInt16LE(nameBytes.length, 22);
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, nameBytes, content]);
  const attributes = Buffer.alloc(14);
  // Unix permissions of a plain file that everybody may read: Lambda runs as somebody else.
  attributes.writeUInt32LE((0o100644 << 16) >>> 0, 6);
  const madeOnUnix = Buffer.from([20, 3]);
  const central = Buffer.concat([Buffer.from('PK\x01\x02'), madeOnUnix, common, attributes, nameBytes]);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(1, 4);
  end.writeUInt16LE(1, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(local.length, 12);
  return Buffer.concat([local, central, Buffer.from('PK\x05\x06'), end]);
}
