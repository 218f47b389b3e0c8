import { describe, expect, it } from 'vitest';
import { authenticate } from '../../../../src/emulator/sigv4/authenticate.ts';
import { refusalError } from '../../../../src/emulator/sigv4/refusals.ts';
import { readClaim } from '../../../../src/emulator/sigv4/signature-claim.ts';
import type { WireRequest } from '../../../../src/emulator/wire/request.ts';

const secretAccessKey = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const principal = { kind: 'root', accountId: '123456789012', arn: 'arn:aws:iam::123456789012:root' } as const;

/** AWS's own example of a presigned URL, good for a day from 2013-05-24. */
const parameters = {
  'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
  'X-Amz-Credential': 'AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request',
  'X-Amz-Date': '20130524T000000Z',
  'X-Amz-Expires': '86400',
  'X-Amz-SignedHeaders': 'host',
  'X-Amz-Signature': 'aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404',
};

function check(changes: Readonly<Record<string, string | undefined>>, now = '2013-05-24T23:00:00Z'): string {
  const query = Object.entries({ ...parameters, ...changes }).filter(
    (pair): pair is [string, string] => pair[1] !== undefined,
  );
  const request: WireRequest = {
    method: 'GET',
    path: '/test.txt',
    query,
    headers: { host: 'examplebucket.s3.amazonaws.com' },
    body: new Uint8Array(),
    sourceIp: '127.0.0.1',
  };
  const result = authenticate(request, readClaim(request), {
    findCredential: () => ({ secretAccessKey, principal }),
    now: new Date(now),
  });
  if (result.kind === 'authenticated') return 'accepted';
  const { status, code, message } = refusalError(result.refusal, 's3-rest-xml');
  return `${status} ${code}: ${message}`;
}

describe('a presigned URL', () => {
  it.each([
    ['within its time', {}, undefined, 'accepted'],
    ['a moment before it was made', {}, '2013-05-23T23:50:00Z', 'accepted'],
    ['long before it was made', {}, '2013-05-23T23:00:00Z', '403 RequestTimeTooSkewed'],
    ['after its time', {}, '2013-05-25T00:00:01Z', '403 AccessDenied: Request has expired'],
    ['with a longer life written in', { 'X-Amz-Expires': '90000' }, undefined, '403 SignatureDoesNotMatch'],
    ['with another parameter', { versionId: '1' }, undefined, '403 SignatureDoesNotMatch'],
    ['without an end', { 'X-Amz-Expires': undefined }, undefined, '400 AuthorizationQueryParametersError'],
    [
      'for more than a week',
      { 'X-Amz-Expires': '604801' },
      undefined,
      '400 AuthorizationQueryParametersError',
    ],
    [
      'for no number of seconds',
      { 'X-Amz-Expires': 'long' },
      undefined,
      '400 AuthorizationQueryParametersError',
    ],
    [
      'without a signature',
      { 'X-Amz-Signature': undefined },
      undefined,
      '400 AuthorizationQueryParametersError',
    ],
    ['without a date', { 'X-Amz-Date': undefined }, undefined, '400 AuthorizationQueryParametersError'],
    [
      'of another day than its scope',
      { 'X-Amz-Date': '20130525T000000Z' },
      undefined,
      '400 AuthorizationQueryParametersError',
    ],
    [
      'by another algorithm',
      { 'X-Amz-Algorithm': 'AWS4-ECDSA-P256-SHA256' },
      undefined,
      '400 AuthorizationQueryParametersError',
    ],
  ] as const)('%s', (_name, changes, now, expected) => {
    expect(check(changes, now)).toMatch(new RegExp(`^${expected}`));
  });
});
