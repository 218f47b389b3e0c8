import { crc32 } from 'node:zlib';

/**
 * CloudFormation packs `Code.ZipFile` into an archive with one file: index.js, index.py for Python runtimes.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-lambda-function-code.html
 */
export function packInlineCode(source: string, runtime: string | undefined): Uint8Array {
  const name = Buffer.from(runtime?.startsWith('python') ? 'index.py' : 'index.js');
  const body = Buffer.from(source);
  // Shared by the local header and the directory: version, flags, method (stored), time, date, CRC, sizes, name, extra.
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(0x21, 8);
  common.writeUInt32LE(crc32(body), 10);
  common.writeUInt32LE(body.byteLength, 14);
  common.writeUInt32LE(body.byteLength, 18);
  common.writeUInt16LE(name.byteLength, 22);
  const local = Buffer.concat([Buffer.from('504b0304', 'hex'), common, name, body]);
  const directory = Buffer.concat([Buffer.from('504b01021400', 'hex'), common, Buffer.alloc(14), name]);
  const end = Buffer.alloc(22);
  end.write('504b0506', 0, 'hex');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(directory.byteLength, 12);
  end.writeUInt32LE(local.byteLength, 16);
  return Buffer.concat([local, directory, end]);
}
