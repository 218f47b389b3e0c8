import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { WireRequest } from '../wire/request.ts';
import type { SignatureClaim } from './signature-claim.ts';

/**
 * The four steps of Signature Version 4.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function signatureOf(
  request: WireRequest,
  claim: SignatureClaim,
  payloadHash: string,
  secretAccessKey: string,
): string {
  const canonical = canonicalRequest(request, claim, payloadHash);
  return signText(
    ['AWS4-HMAC-SHA256', claim.signedAt, scopeOf(claim), sha256(canonical)].join('\n'),
    claim,
    secretAccessKey,
  );
}

/** HMAC of a text under the key that the scope derives from the secret. */
export function signText(text: string, scope: Scope, secretAccessKey: string): string {
  const key = [scope.date, scope.region, scope.service, 'aws4_request'].reduce<string | Buffer>(
    (previous, part) => createHmac('sha256', previous).update(part).digest(),
    `AWS4${secretAccessKey}`,
  );
  return createHmac('sha256', key).update(text).digest('hex');
}

type Scope = Pick<SignatureClaim, 'date' | 'region' | 'service'>;

export function scopeOf({ date, region, service }: Scope): string {
  return `${date}/${region}/${service}/aws4_request`;
}

export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

export function isSameSignature(first: string, second: string): boolean {
  const [a, b] = [Buffer.from(first), Buffer.from(second)];
  return a.length === b.length && timingSafeEqual(a, b);
}

export function canonicalRequest(request: WireRequest, claim: SignatureClaim, payloadHash: string): string {
  const headers = claim.signedHeaders.map((name) => {
    const value = (request.headers[name] ?? '').trim().replaceAll(/ +/g, ' ');
    return `${name}:${value}\n`;
  });
  return [
    request.method,
    claim.service === 's3' ? s3Path(request.path) : servicePath(request.path),
    canonicalQuery(request, claim),
    headers.join(''),
    claim.signedHeaders.join(';'),
    payloadHash,
  ].join('\n');
}

function canonicalQuery(request: WireRequest, claim: SignatureClaim): string {
  return request.query
    .filter(([key]) => claim.style === 'header' || key !== 'X-Amz-Signature')
    .map(([key, value]) => [encode(key), encode(value)] as const)
    .toSorted(([a, x], [b, y]) => (a === b ? compare(x, y) : compare(a, b)))
    .map(([key, value]) => `${key}=${value}`)
    .join('&');
}

/** S3 signs the path once encoded, and as it is: `//` and `..` are part of a key. */
function s3Path(path: string): string {
  return path
    .split('/')
    .map((segment) => encode(decodeLeniently(segment)))
    .join('/');
}

/** Every other service normalises the path and encodes once more what the client had encoded. */
function servicePath(path: string): string {
  const kept: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '..') kept.pop();
    else if (segment !== '' && segment !== '.') kept.push(encode(segment));
  }
  return kept.length === 0 ? '/' : `/${kept.join('/')}${path.endsWith('/') ? '/' : ''}`;
}

/** RFC 3986: everything but unreserved characters. */
function encode(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function decodeLeniently(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function compare(first: string, second: string): number {
  return first < second ? -1 : first > second ? 1 : 0;
}
