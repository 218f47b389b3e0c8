import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { WireRequest } from '../wire/request.ts';

/** Base64 of the digest, by the header (or trailer) that carries it. CRC32C, CRC64NVME and XXHASH are taken on trust. */
const digests: Readonly<Record<string, (body: Uint8Array) => string>> = {
  'content-md5': (body) => createHash('md5').update(body).digest('base64'),
  'x-amz-checksum-crc32': (body) => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(crc32(body));
    return bytes.toString('base64');
  },
  'x-amz-checksum-sha1': (body) => createHash('sha1').update(body).digest('base64'),
  'x-amz-checksum-sha256': (body) => createHash('sha256').update(body).digest('base64'),
};

/** The header whose checksum is not the body's. A multipart upload is completed with the checksum of the object instead. */
export function findChecksumFault({ method, query, headers, body }: WireRequest): string | undefined {
  if (method === 'POST' && query.some(([key]) => key === 'uploadId')) return undefined;
  return Object.entries(digests).find(
    ([name, digest]) => headers[name] !== undefined && headers[name] !== digest(body),
  )?.[0];
}
