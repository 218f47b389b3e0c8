import type { Credential } from '../iam/access-keys.ts';
import type { WireRequest } from '../wire/request.ts';
import { readPayload } from './payload.ts';
import type { Refusal } from './refusals.ts';
import type { ClaimReading, SignatureClaim } from './signature-claim.ts';
import { canonicalRequest, isSameSignature, signatureOf } from './signing.ts';

export type Authentication =
  | {
      readonly kind: 'authenticated';
      readonly claim: SignatureClaim;
      readonly credential: Credential;
      /** The request with its body taken out of aws-chunked framing, trailers among the headers. */
      readonly request: WireRequest;
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

export interface AuthenticationContext {
  readonly findCredential: (accessKeyId: string) => Credential | undefined;
  readonly now: Date;
}

const minuteMs = 60_000;
const skewMs = 5 * minuteMs;
const s3SkewMs = 15 * minuteMs;
/** Seven days: the longest life of a presigned URL. */
const longestExpiresSeconds = 604_800;

/** Checks a request's Signature Version 4 as AWS does: parts, key, token, time, payload, signature. */
export function authenticate(
  request: WireRequest,
  reading: ClaimReading,
  { findCredential, now }: AuthenticationContext,
): Authentication {
  switch (reading.kind) {
    case 'unsigned':
      return refuse({ kind: 'missing' });
    case 'malformed':
      return refuse({ kind: 'incomplete', style: reading.style, message: reading.message });
    case 'claim':
      return verify(request, reading.claim, findCredential(reading.claim.accessKeyId), now);
  }
}

function verify(
  request: WireRequest,
  claim: SignatureClaim,
  credential: Credential | undefined,
  now: Date,
): Authentication {
  if (!credential) return refuse({ kind: 'unknown-key', accessKeyId: claim.accessKeyId });
  if (credential.sessionToken !== claim.sessionToken)
    return refuse(
      claim.sessionToken === undefined
        ? { kind: 'unknown-key', accessKeyId: claim.accessKeyId }
        : { kind: 'wrong-token' },
    );
  if (credential.expiresAt !== undefined && credential.expiresAt <= now) {
    return refuse({ kind: 'expired-token' });
  }
  const refusal = judgeHeaders(request, claim) ?? judgeTime(claim, now);
  if (refusal) return refuse(refusal);
  const payload = readPayload(request, claim, credential.secretAccessKey);
  const expected = signatureOf(request, claim, payload.hash, credential.secretAccessKey);
  if (!isSameSignature(expected, claim.signature))
    return refuse({
      kind: 'wrong-signature',
      canonicalRequest: canonicalRequest(request, claim, payload.hash),
    });
  return payload.kind === 'refused'
    ? refuse(payload.refusal)
    : { kind: 'authenticated', claim, credential, request: payload.request };
}

function judgeHeaders(request: WireRequest, claim: SignatureClaim): Refusal | undefined {
  const mustBeSigned = Object.keys(request.headers).filter(
    (name) => name === 'host' || (claim.service === 's3' && name.startsWith('x-amz-')),
  );
  const unsigned = mustBeSigned.filter((name) => !claim.signedHeaders.includes(name));
  return unsigned.length > 0 ? { kind: 'unsigned-headers', names: unsigned } : undefined;
}

function judgeTime(claim: SignatureClaim, now: Date): Refusal | undefined {
  const signedAt = readCompactDate(claim.signedAt);
  if (!claim.signedAt.startsWith(claim.date)) return { kind: 'other-day', claim };
  const allowedMs = claim.service === 's3' ? s3SkewMs : skewMs;
  const ageMs = now.getTime() - signedAt.getTime();
  if (ageMs < -allowedMs) return { kind: 'early', claim, now, allowedMs };
  if (claim.style === 'header')
    return ageMs > allowedMs ? { kind: 'late', claim, now, allowedMs } : undefined;
  const expires = claim.expires ?? allowedMs / 1000;
  if (expires > longestExpiresSeconds || (claim.service === 's3' && claim.expires === undefined))
    return {
      kind: 'incomplete',
      style: 'query',
      message: 'X-Amz-Expires must be less than a week (in seconds) that is 604800',
    };
  return ageMs > expires * 1000 ? { kind: 'expired', claim, now, expires } : undefined;
}

function readCompactDate(text: string): Date {
  return new Date(text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
}

function refuse(refusal: Refusal): Authentication {
  return { kind: 'refused', refusal };
}
