import { crc32, inflateRawSync } from 'node:zlib';

/** One file of an archive. */
export interface ArchivedFile {
  /** Relative, with `/`, never leading out of the archive. */
  readonly path: string;
  readonly content: Uint8Array;
  /** Unix permission bits; undefined where the archive was made on another system. */
  readonly mode: number | undefined;
  /** `content` is the target of a symbolic link. */
  readonly isLink: boolean;
}

/** Source: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html ("Deployment package size", unzipped) */
const mostUnpackedBytes = 250 * 1024 * 1024;

/** Record signatures and layout: PKWARE APPNOTE 4.3 (https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT). */
const endOfDirectory = 0x06_05_4b_50;
const directoryEntry = 0x02_01_4b_50;
const endBytes = 22;

/** An archive that cannot be unpacked. */
export class BrokenArchive extends Error {
  override readonly name = 'BrokenArchive';
}

/** The files of a ZIP archive, stored or deflated. @throws BrokenArchive */
export function unzip(archive: Uint8Array): readonly ArchivedFile[] {
  const bytes = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength);
  try {
    return readEntries(bytes);
  } catch (cause) {
    if (cause instanceof BrokenArchive) throw cause;
    throw new BrokenArchive('the archive is cut off or damaged', { cause });
  }
}

function readEntries(bytes: Buffer): readonly ArchivedFile[] {
  const end = findEnd(bytes);
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  const files: ArchivedFile[] = [];
  let unpackedBytes = 0;
  for (let index = 0; index < count; index += 1) {
    if (bytes.readUInt32LE(at) !== directoryEntry) throw new BrokenArchive('its directory is damaged');
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((field) =>
      bytes.readUInt16LE(at + field),
    ) as [number, number, number];
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    if (!name.endsWith('/')) {
      unpackedBytes += bytes.readUInt32LE(at + 24);
      if (unpackedBytes > mostUnpackedBytes) throw new BrokenArchive('it is too large unpacked');
      files.push({ path: checkPath(name), content: readContent(bytes, at), ...readMode(bytes, at) });
    }
    at += 46 + nameLength + extraLength + commentLength;
  }
  return files;
}

function findEnd(bytes: Buffer): number {
  // A comment of up to 65,535 bytes may follow the record.
  for (let at = bytes.length - endBytes; at >= Math.max(0, bytes.length - endBytes - 0xff_ff); at -= 1) {
    if (bytes.readUInt32LE(at) === endOfDirectory) return at;
  }
  throw new BrokenArchive('it has no directory');
}

function readContent(bytes: Buffer, entry: number): Uint8Array {
  const method = bytes.readUInt16LE(entry + 10);
  const packedBytes = bytes.readUInt32LE(entry + 20);
  const unpackedBytes = bytes.readUInt32LE(entry + 24);
  const local = bytes.readUInt32LE(entry + 42);
  const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  const packed = bytes.subarray(start, start + packedBytes);
  if (method !== 0 && method !== 8) throw new BrokenArchive(`it uses compression method ${method}`);
  const content = method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: unpackedBytes || 1 });
  if (content.length !== unpackedBytes || crc32(content) !== bytes.readUInt32LE(entry + 16)) {
    throw new BrokenArchive('a checksum does not match');
  }
  return content;
}

function readMode(bytes: Buffer, entry: number): Pick<ArchivedFile, 'isLink' | 'mode'> {
  const madeOnUnix = bytes.readUInt8(entry + 5) === 3;
  const unixMode = bytes.readUInt16LE(entry + 40);
  return {
    mode: madeOnUnix && unixMode !== 0 ? unixMode & 0o777 : undefined,
    isLink: madeOnUnix && (unixMode & 0o170_000) === 0o120_000,
  };
}

function checkPath(name: string): string {
  const parts = name.replaceAll('\\', '/').split('/');
  if (name.includes('\0') || parts.includes('..') || parts[0] === '' || /^[A-Za-z]:$/.test(parts[0] ?? '')) {
    throw new BrokenArchive(`${JSON.stringify(name)} leads out of it`);
  }
  return parts.filter((part) => part !== '' && part !== '.').join('/');
}
