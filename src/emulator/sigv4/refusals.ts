import { AwsError } from '../operation.ts';
import type { Protocol } from '../wire/model.ts';
import type { SignatureClaim } from './signature-claim.ts';

/** Why a request is not believed. */
export type Refusal =
  | { readonly kind: 'missing' }
  | { readonly kind: 'incomplete'; readonly style: 'header' | 'query'; readonly message: string }
  | { readonly kind: 'unknown-key'; readonly accessKeyId: string }
  | { readonly kind: 'wrong-token' }
  | { readonly kind: 'expired-token' }
  | { readonly kind: 'unsigned-headers'; readonly names: readonly string[] }
  | { readonly kind: 'other-day'; readonly claim: SignatureClaim }
  | {
      readonly kind: 'early' | 'late';
      readonly claim: SignatureClaim;
      readonly now: Date;
      readonly allowedMs: number;
    }
  | {
      readonly kind: 'expired';
      readonly claim: SignatureClaim;
      readonly now: Date;
      readonly expires: number;
    }
  | { readonly kind: 'wrong-signature'; readonly canonicalRequest: string | undefined }
  | { readonly kind: 'no-payload-hash' }
  | { readonly kind: 'other-payload'; readonly declared: string; readonly actual: string }
  | { readonly kind: 'incomplete-body' }
  | { readonly kind: 'wrong-checksum'; readonly header: string };

/**
 * The error that the service's protocol has for a refusal.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html,
 * https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html and the common errors of each API reference.
 */
export function refusalError(refusal: Refusal, protocol: Protocol): AwsError {
  if (protocol === 's3-rest-xml') return s3Error(refusal);
  return protocol === 'ec2-query' ? ec2Error(refusal) : plainError(refusal, protocol);
}

/** Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html#CommonErrors */
function ec2Error(refusal: Refusal): AwsError {
  switch (refusal.kind) {
    case 'missing':
      return new AwsError('MissingParameter', 'The request must contain the parameter AWSAccessKeyId');
    case 'incomplete':
      return new AwsError('IncompleteSignature', refusal.message);
    case 'expired':
    case 'expired-token':
    case 'late':
      return new AwsError('RequestExpired', 'Request has expired.');
    case 'unknown-key':
    case 'wrong-token':
    case 'unsigned-headers':
    case 'other-day':
    case 'early':
    case 'wrong-signature':
    case 'no-payload-hash':
    case 'other-payload':
    case 'incomplete-body':
    case 'wrong-checksum':
      return new AwsError('AuthFailure', 'AWS was not able to validate the provided access credentials', 401);
  }
}

const unknownKey = 'The security token included in the request is invalid.';
const mismatch =
  'The request signature we calculated does not match the signature you provided. ' +
  'Check your AWS Secret Access Key and signing method. Consult the service documentation for details.';

function plainError(refusal: Refusal, protocol: Protocol): AwsError {
  const query = protocol === 'query' || protocol === 'rest-xml';
  // The JSON protocols answer 400 where Query and REST answer 403.
  const status = protocol === 'json-1.0' || protocol === 'json-1.1' ? 400 : 403;
  const signature = (message: string) =>
    new AwsError(query ? 'SignatureDoesNotMatch' : 'InvalidSignatureException', message, status);
  switch (refusal.kind) {
    case 'missing':
      return query
        ? new AwsError('MissingAuthenticationToken', 'Request is missing Authentication Token', 403)
        : new AwsError('MissingAuthenticationTokenException', 'Missing Authentication Token', status);
    case 'incomplete':
      return new AwsError(
        query ? 'IncompleteSignature' : 'IncompleteSignatureException',
        refusal.message,
        query ? 400 : status,
      );
    case 'unknown-key':
    case 'wrong-token':
      return new AwsError(query ? 'InvalidClientTokenId' : 'UnrecognizedClientException', unknownKey, status);
    case 'expired-token':
      return new AwsError(
        query ? 'ExpiredToken' : 'ExpiredTokenException',
        'The security token included in the request is expired',
        status,
      );
    case 'unsigned-headers':
      return signature(`'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.`);
    case 'other-day':
      return signature(
        `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: ` +
          `'${refusal.claim.date}' != '${refusal.claim.signedAt.slice(0, 8)}', from '${refusal.claim.signedAt}'.`,
      );
    case 'early':
    case 'late':
      return signature(wordSkew(refusal));
    case 'expired':
      return signature(wordExpired(refusal));
    case 'wrong-signature':
      return signature(mismatch);
    case 'no-payload-hash':
    case 'other-payload':
    case 'incomplete-body':
    case 'wrong-checksum':
      return signature(mismatch);
  }
}

function s3Error(refusal: Refusal): AwsError {
  switch (refusal.kind) {
    case 'missing':
      return new AwsError('AccessDenied', 'Access Denied', 403);
    case 'incomplete':
      return s3Malformed(refusal.style, refusal.message);
    case 'unknown-key':
      return new AwsError(
        'InvalidAccessKeyId',
        'The AWS Access Key Id you provided does not exist in our records.',
        403,
        { AWSAccessKeyId: refusal.accessKeyId },
      );
    case 'wrong-token':
      return new AwsError('InvalidToken', 'The provided token is malformed or otherwise invalid.');
    case 'expired-token':
      return new AwsError('ExpiredToken', 'The provided token has expired.');
    case 'unsigned-headers':
      return new AwsError(
        'AccessDenied',
        'There were headers present in the request which were not signed',
        403,
        {
          HeadersNotSigned: refusal.names.join(', '),
        },
      );
    case 'other-day':
      return s3Malformed(
        refusal.claim.style,
        `Invalid credential date "${refusal.claim.date}". This date is not the same as X-Amz-Date: "${refusal.claim.signedAt.slice(0, 8)}".`,
      );
    case 'early':
    case 'late':
      return new AwsError(
        'RequestTimeTooSkewed',
        'The difference between the request time and the current time is too large.',
        403,
        {
          RequestTime: refusal.claim.signedAt,
          ServerTime: refusal.now.toISOString(),
          MaxAllowedSkewMilliseconds: refusal.allowedMs,
        },
      );
    case 'expired':
      return new AwsError('AccessDenied', 'Request has expired', 403, {
        'X-Amz-Expires': refusal.expires,
        ServerTime: refusal.now.toISOString(),
      });
    case 'wrong-signature':
      return new AwsError(
        'SignatureDoesNotMatch',
        mismatch.slice(0, mismatch.indexOf(' Consult')),
        403,
        refusal.canonicalRequest === undefined ? {} : { CanonicalRequest: refusal.canonicalRequest },
      );
    case 'no-payload-hash':
      return new AwsError('InvalidRequest', 'Missing required header for this request: x-amz-content-sha256');
    case 'other-payload':
      return new AwsError(
        'XAmzContentSHA256Mismatch',
        'The provided "x-amz-content-sha256" header does not match what was computed.',
        400,
        {
          ClientComputedContentSHA256: refusal.declared,
          S3ComputedContentSHA256: refusal.actual,
        },
      );
    case 'incomplete-body':
      return new AwsError(
        'IncompleteBody',
        'You did not provide the number of bytes specified by the Content-Length HTTP header.',
      );
    case 'wrong-checksum':
      return new AwsError(
        'BadDigest',
        refusal.header === 'content-md5'
          ? 'The Content-MD5 you specified did not match what we received.'
          : `The ${refusal.header.replace('x-amz-checksum-', '').toUpperCase()} you specified did not match the calculated checksum.`,
      );
  }
}

function s3Malformed(style: SignatureClaim['style'], message: string): AwsError {
  return style === 'header'
    ? new AwsError('AuthorizationHeaderMalformed', `The authorization header is malformed; ${message}`)
    : new AwsError('AuthorizationQueryParametersError', message);
}

function wordSkew({ kind, claim, now, allowedMs }: Extract<Refusal, { kind: 'early' | 'late' }>): string {
  const minutes = allowedMs / 60_000;
  return kind === 'late'
    ? `Signature expired: ${claim.signedAt} is now earlier than ${compact(now, -allowedMs)} (${compact(now)} - ${minutes} min.)`
    : `Signature not yet current: ${claim.signedAt} is still later than ${compact(now, allowedMs)} (${compact(now)} + ${minutes} min.)`;
}

function wordExpired({ claim, now, expires }: Extract<Refusal, { kind: 'expired' }>): string {
  return `Signature expired: ${claim.signedAt} is now earlier than ${compact(now, -expires * 1000)} (${compact(now)} - ${Math.round(expires / 60)} min.)`;
}

function compact(now: Date, offsetMs = 0): string {
  return new Date(now.getTime() + offsetMs).toISOString().replaceAll(/[:-]|\.\d+/g, '');
}
