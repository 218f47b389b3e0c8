import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';

import type { PutObjectOutput, PutObjectRequest } from '@aws-sdk/client-s3';

import { AwsError, defineOperation } from '../operation.ts';
import type { Call, Requirement } from '../operation.ts';
import { parseTagHeader } from './object-tagging.ts';
import { onObject } from './requirements.ts';
import { findObject, getBucket } from './store.ts';
import type { ObjectHeaders } from './store.ts';
import { shownVersionId, writeObject } from './write-object.ts';

/** The operations' SDK input, with the body as the wire layer or another service hands it over. */
export type WithBody<Input> = Omit<Input, 'Body'> & { readonly Body?: unknown };

export const putObject = defineOperation({
  name: 'PutObject',
  requires: (input: WithBody<PutObjectRequest>, call): readonly Requirement[] => [
    onObject('s3:PutObject', input, call),
    ...(input.ACL === undefined ? [] : [onObject('s3:PutObjectAcl', input, call)]),
    ...(input.Tagging === undefined ? [] : [onObject('s3:PutObjectTagging', input, call)]),
  ],
  handle: (input: WithBody<PutObjectRequest>, call): PutObjectOutput => {
    const bucket = getBucket(input.Bucket, call);
    const key = checkKey(input.Key);
    if (input.IfNoneMatch === '*' && findObject(bucket, key)) {
      throw new AwsError(
        'PreconditionFailed',
        'At least one of the pre-conditions you specified did not hold',
        412,
        { Condition: 'If-None-Match' },
      );
    }
    const body = bodyOf(input.Body, call);
    checkDigests(input, body);
    const stored = writeObject(bucket, key, {
      body,
      headers: headersOf(input),
      tags: parseTagHeader(input.Tagging),
    });
    const { ChecksumCRC32, ChecksumCRC32C, ChecksumCRC64NVME, ChecksumSHA1, ChecksumSHA256 } = input;
    return {
      ETag: stored.etag,
      ServerSideEncryption: stored.headers.ServerSideEncryption,
      ...shownVersionId(bucket, stored),
      ChecksumCRC32,
      ChecksumCRC32C,
      ChecksumCRC64NVME,
      ChecksumSHA1,
      ChecksumSHA256,
    };
  },
});

/** The bytes of a streaming input: as a service handed them over, or the request's own. */
export function bodyOf(body: unknown, call: Call): Uint8Array {
  if (body instanceof Uint8Array) return body;
  if (typeof body === 'string') return Buffer.from(body);
  return call.body;
}

/** @throws AwsError KeyTooLongError. Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html */
export function checkKey(key: string | undefined): string {
  if (Buffer.byteLength(key ?? '') > 1024) throw new AwsError('KeyTooLongError', 'Your key is too long');
  return key ?? '';
}

/** What of the input an object keeps. */
export function headersOf(input: ObjectHeaders): ObjectHeaders {
  return {
    ContentType: input.ContentType,
    ContentEncoding: withoutChunks(input.ContentEncoding),
    ContentDisposition: input.ContentDisposition,
    ContentLanguage: input.ContentLanguage,
    CacheControl: input.CacheControl,
    Metadata: input.Metadata,
    ServerSideEncryption: input.ServerSideEncryption,
    SSEKMSKeyId: input.SSEKMSKeyId,
    ChecksumCRC32: input.ChecksumCRC32,
    ChecksumCRC32C: input.ChecksumCRC32C,
    ChecksumCRC64NVME: input.ChecksumCRC64NVME,
    ChecksumSHA1: input.ChecksumSHA1,
    ChecksumSHA256: input.ChecksumSHA256,
  };
}

/** `aws-chunked` says how the body travelled, not what the object is. */
function withoutChunks(encoding: string | undefined): string | undefined {
  const kept = encoding?.split(',').filter((part) => part.trim() !== 'aws-chunked');
  return kept?.length ? kept.join(',') : undefined;
}

interface Digests {
  readonly ContentMD5?: string | undefined;
  readonly ChecksumCRC32?: string | undefined;
  readonly ChecksumSHA1?: string | undefined;
  readonly ChecksumSHA256?: string | undefined;
}

/** @throws AwsError BadDigest */
export function checkDigests(input: Digests, body: Uint8Array): void {
  const digest = (algorithm: string) => createHash(algorithm).update(body).digest('base64');
  if (input.ContentMD5 !== undefined && input.ContentMD5 !== digest('md5')) {
    throw new AwsError('BadDigest', 'The Content-MD5 you specified did not match what we received.');
  }
  const wrong = [
    { name: 'CRC32', given: input.ChecksumCRC32, real: () => crc32InBase64(body) },
    { name: 'SHA1', given: input.ChecksumSHA1, real: () => digest('sha1') },
    { name: 'SHA256', given: input.ChecksumSHA256, real: () => digest('sha256') },
  ].find(({ given, real }) => given !== undefined && given !== real());
  if (wrong) {
    throw new AwsError('BadDigest', `The ${wrong.name} you specified did not match the calculated checksum.`);
  }
}

function crc32InBase64(body: Uint8Array): string {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(crc32(body));
  return bytes.toString('base64');
}
