import type { SignatureClaim } from './signature-claim.ts';
import { isSameSignature, scopeOf, sha256, signText } from './signing.ts';

export type ChunkedReading =
  | {
      readonly kind: 'body';
      readonly body: Uint8Array;
      /** By lower-case name: `x-amz-checksum-crc32`. */
      readonly trailers: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'wrong-signature' }
  | { readonly kind: 'incomplete' };

export interface ChunkSigning {
  readonly claim: SignatureClaim;
  readonly secretAccessKey: string;
}

interface Chunk {
  readonly data: Uint8Array;
  readonly signature: string | undefined;
}

/**
 * Takes an aws-chunked body apart; with `signing`, every chunk and the trailer must be signed, each upon the one before.
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html
 */
export function readChunkedBody(bytes: Uint8Array, signing: ChunkSigning | undefined): ChunkedReading {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks: Chunk[] = [];
  let at = 0;
  for (;;) {
    const lineEnd = buffer.indexOf('\r\n', at);
    const header = lineEnd < 0 ? null : readChunkHeader(buffer.toString('latin1', at, lineEnd));
    if (!header) return { kind: 'incomplete' };
    const start = lineEnd + 2;
    const end = start + header.size;
    if (end > buffer.length) return { kind: 'incomplete' };
    chunks.push({ data: buffer.subarray(start, end), signature: header.signature });
    at = end;
    if (header.size === 0) break;
    if (buffer.toString('latin1', end, end + 2) !== '\r\n') return { kind: 'incomplete' };
    at = end + 2;
  }
  const trailers = readTrailers(buffer.toString('utf8', at));
  if (signing && !areSigned(chunks, trailers, signing)) return { kind: 'wrong-signature' };
  const { 'x-amz-trailer-signature': _, ...values } = trailers;
  return { kind: 'body', body: Buffer.concat(chunks.map(({ data }) => data)), trailers: values };
}

function readChunkHeader(line: string): { size: number; signature: string | undefined } | null {
  const match = /^([0-9a-f]{1,8})(?:;chunk-signature=([0-9a-f]{64}))?$/i.exec(line);
  return match ? { size: Number.parseInt(match[1] ?? '', 16), signature: match[2] } : null;
}

function readTrailers(text: string): Record<string, string> {
  return Object.fromEntries(
    text
      .split(/\r?\n/)
      .filter((line) => line.includes(':'))
      .map((line): [string, string] => [
        line.slice(0, line.indexOf(':')).trim().toLowerCase(),
        line.slice(line.indexOf(':') + 1).trim(),
      ]),
  );
}

function areSigned(
  chunks: readonly Chunk[],
  trailers: Readonly<Record<string, string>>,
  { claim, secretAccessKey }: ChunkSigning,
): boolean {
  const sign = (kind: string, previous: string, ...hashes: string[]) =>
    signText(
      [`AWS4-HMAC-SHA256-${kind}`, claim.signedAt, scopeOf(claim), previous, ...hashes].join('\n'),
      claim,
      secretAccessKey,
    );
  let previous = claim.signature;
  for (const { data, signature } of chunks) {
    const expected = sign('PAYLOAD', previous, sha256(''), sha256(data));
    if (signature === undefined || !isSameSignature(expected, signature)) return false;
    previous = expected;
  }
  const { 'x-amz-trailer-signature': trailerSignature, ...signed } = trailers;
  const lines = Object.entries(signed).map(([name, value]) => `${name}:${value}\n`);
  if (lines.length === 0) return true;
  const expected = sign('TRAILER', previous, sha256(lines.join('')));
  return trailerSignature !== undefined && isSameSignature(expected, trailerSignature);
}
