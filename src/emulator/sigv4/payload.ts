import { findQuery, type WireRequest } from '../wire/request.ts';
import { readChunkedBody } from './chunked-body.ts';
import { findChecksumFault } from './checksums.ts';
import type { Refusal } from './refusals.ts';
import type { SignatureClaim } from './signature-claim.ts';
import { sha256 } from './signing.ts';

/** `hash` stands in the canonical request, whatever becomes of the body. */
type PayloadReading =
  | { readonly kind: 'read'; readonly hash: string; readonly request: WireRequest }
  | { readonly kind: 'refused'; readonly hash: string; readonly refusal: Refusal };

/** The body as the operation sees it and the hash it is signed with; S3 alone lets the client choose that. */
export function readPayload(
  request: WireRequest,
  claim: SignatureClaim,
  secretAccessKey: string,
): PayloadReading {
  const actual = sha256(request.body);
  if (claim.service !== 's3') return { kind: 'read', hash: actual, request };
  const declared =
    request.headers['x-amz-content-sha256'] ??
    findQuery(request, 'X-Amz-Content-Sha256') ??
    (claim.style === 'query' ? 'UNSIGNED-PAYLOAD' : undefined);
  if (declared === undefined) return { kind: 'refused', hash: actual, refusal: { kind: 'no-payload-hash' } };
  if (declared.startsWith('STREAMING-')) return readStreaming(request, claim, declared, secretAccessKey);
  if (declared !== 'UNSIGNED-PAYLOAD' && declared !== actual)
    return { kind: 'refused', hash: declared, refusal: { kind: 'other-payload', declared, actual } };
  return checked(declared, request);
}

const streamingStyles: Readonly<Record<string, { readonly signed: boolean }>> = {
  'STREAMING-AWS4-HMAC-SHA256-PAYLOAD': { signed: true },
  'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER': { signed: true },
  'STREAMING-UNSIGNED-PAYLOAD-TRAILER': { signed: false },
};

function readStreaming(
  request: WireRequest,
  claim: SignatureClaim,
  declared: string,
  secretAccessKey: string,
): PayloadReading {
  const style = streamingStyles[declared];
  const refused = (refusal: Refusal): PayloadReading => ({ kind: 'refused', hash: declared, refusal });
  if (!style) return refused({ kind: 'no-payload-hash' });
  const reading = readChunkedBody(request.body, style.signed ? { claim, secretAccessKey } : undefined);
  switch (reading.kind) {
    case 'incomplete':
      return refused({ kind: 'incomplete-body' });
    case 'wrong-signature':
      return refused({ kind: 'wrong-signature', canonicalRequest: undefined });
    case 'body': {
      const { 'content-encoding': encoding, ...headers } = request.headers;
      const length = String(reading.body.length);
      if (length !== (headers['x-amz-decoded-content-length'] ?? length))
        return refused({ kind: 'incomplete-body' });
      const kept = (encoding ?? '')
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name !== '' && name !== 'aws-chunked');
      return checked(declared, {
        ...request,
        headers: {
          ...headers,
          ...reading.trailers,
          ...(kept.length > 0 ? { 'content-encoding': kept.join(',') } : {}),
          'content-length': length,
        },
        body: reading.body,
      });
    }
  }
}

function checked(hash: string, request: WireRequest): PayloadReading {
  const fault = findChecksumFault(request);
  return fault
    ? { kind: 'refused', hash, refusal: { kind: 'wrong-checksum', header: fault } }
    : { kind: 'read', hash, request };
}
