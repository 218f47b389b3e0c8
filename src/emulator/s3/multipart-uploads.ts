import { createHash, randomBytes } from 'node:crypto';

import type {
  AbortMultipartUploadRequest,
  CompleteMultipartUploadOutput,
  CompleteMultipartUploadRequest,
  CreateMultipartUploadOutput,
  CreateMultipartUploadRequest,
  ListMultipartUploadsOutput,
  ListMultipartUploadsRequest,
  ListPartsOutput,
  ListPartsRequest,
  UploadPartOutput,
  UploadPartRequest,
} from '@aws-sdk/client-s3';

import { AwsError, defineOperation } from '../operation.ts';
import type { Call } from '../operation.ts';
import { parseTagHeader } from './object-tagging.ts';
import { bodyOf, checkDigests, checkKey, headersOf } from './put-object.ts';
import type { WithBody } from './put-object.ts';
import { onBucket, onObject } from './requirements.ts';
import { getBucket } from './store.ts';
import type { ObjectHeaders, ObjectTag } from './store.ts';
import { shownVersionId, writeObject } from './write-object.ts';

export interface MultipartUpload {
  readonly key: string;
  readonly startedAt: Date;
  readonly headers: ObjectHeaders;
  readonly tags: readonly ObjectTag[];
  readonly parts: Map<number, { readonly body: Uint8Array; readonly etag: string; readonly at: Date }>;
}

export const createMultipartUpload = defineOperation({
  name: 'CreateMultipartUpload',
  requires: (input: CreateMultipartUploadRequest, call) => [onObject('s3:PutObject', input, call)],
  handle: (input: CreateMultipartUploadRequest, call): CreateMultipartUploadOutput => {
    const uploadId = randomBytes(48).toString('base64url');
    const key = checkKey(input.Key);
    getBucket(input.Bucket, call).uploads.set(uploadId, {
      key,
      startedAt: new Date(),
      headers: headersOf(input),
      tags: parseTagHeader(input.Tagging),
      parts: new Map(),
    });
    return { Bucket: input.Bucket, Key: key, UploadId: uploadId };
  },
});

export const uploadPart = defineOperation({
  name: 'UploadPart',
  requires: (input: WithBody<UploadPartRequest>, call) => [onObject('s3:PutObject', input, call)],
  handle: (input: WithBody<UploadPartRequest>, call): UploadPartOutput => {
    const upload = getUpload(input, call);
    const body = bodyOf(input.Body, call);
    checkDigests(input, body);
    const etag = `"${createHash('md5').update(body).digest('hex')}"`;
    upload.parts.set(input.PartNumber ?? 1, { body, etag, at: new Date() });
    const { ChecksumCRC32, ChecksumCRC32C, ChecksumCRC64NVME, ChecksumSHA1, ChecksumSHA256 } = input;
    return {
      ETag: etag,
      ChecksumCRC32,
      ChecksumCRC32C,
      ChecksumCRC64NVME,
      ChecksumSHA1,
      ChecksumSHA256,
    };
  },
});

export const completeMultipartUpload = defineOperation({
  name: 'CompleteMultipartUpload',
  requires: (input: CompleteMultipartUploadRequest, call) => [onObject('s3:PutObject', input, call)],
  handle: (input: CompleteMultipartUploadRequest, call): CompleteMultipartUploadOutput => {
    const bucket = getBucket(input.Bucket, call);
    const upload = getUpload(input, call);
    const bodies = (input.MultipartUpload?.Parts ?? []).map((listed) => {
      const part = upload.parts.get(listed.PartNumber ?? 0);
      if (!part || (listed.ETag ?? '').replaceAll('"', '') !== part.etag.replaceAll('"', '')) {
        throw new AwsError(
          'InvalidPart',
          "One or more of the specified parts could not be found.  The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.",
        );
      }
      return part.body;
    });
    const stored = writeObject(bucket, upload.key, {
      body: Buffer.concat(bodies),
      etag: etagOfParts(bodies),
      headers: upload.headers,
      tags: upload.tags,
    });
    bucket.uploads.delete(input.UploadId ?? '');
    return {
      Bucket: bucket.name,
      Key: upload.key,
      ETag: stored.etag,
      Location: `https://${bucket.name}.s3.${bucket.region}.amazonaws.com/${upload.key}`,
      ...shownVersionId(bucket, stored),
    };
  },
});

export const abortMultipartUpload = defineOperation({
  name: 'AbortMultipartUpload',
  requires: (input: AbortMultipartUploadRequest, call) => [onObject('s3:AbortMultipartUpload', input, call)],
  handle: (input: AbortMultipartUploadRequest, call): object => {
    getUpload(input, call);
    getBucket(input.Bucket, call).uploads.delete(input.UploadId ?? '');
    return {};
  },
});

export const listParts = defineOperation({
  name: 'ListParts',
  requires: (input: ListPartsRequest, call) => [onObject('s3:ListMultipartUploadParts', input, call)],
  handle: (input: ListPartsRequest, call): ListPartsOutput => ({
    Bucket: input.Bucket,
    Key: input.Key,
    UploadId: input.UploadId,
    IsTruncated: false,
    Parts: [...getUpload(input, call).parts]
      .toSorted(([a], [b]) => a - b)
      .map(([number, part]) => ({
        PartNumber: number,
        ETag: part.etag,
        Size: part.body.byteLength,
        LastModified: part.at,
      })),
  }),
});

export const listMultipartUploads = defineOperation({
  name: 'ListMultipartUploads',
  requires: (input: ListMultipartUploadsRequest, call) => [
    onBucket('s3:ListBucketMultipartUploads', input, call),
  ],
  handle: (input: ListMultipartUploadsRequest, call): ListMultipartUploadsOutput => ({
    Bucket: input.Bucket,
    IsTruncated: false,
    Uploads: [...getBucket(input.Bucket, call).uploads]
      .filter(([, upload]) => upload.key.startsWith(input.Prefix ?? ''))
      .map(([UploadId, upload]) => ({ UploadId, Key: upload.key, Initiated: upload.startedAt })),
  }),
});

interface UploadInput {
  readonly Bucket: string | undefined;
  readonly UploadId: string | undefined;
}

/** @throws AwsError NoSuchUpload */
function getUpload(input: UploadInput, call: Call): MultipartUpload {
  const upload = getBucket(input.Bucket, call).uploads.get(input.UploadId ?? '');
  if (!upload) {
    throw new AwsError(
      'NoSuchUpload',
      'The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.',
      404,
      { UploadId: input.UploadId ?? '' },
    );
  }
  return upload;
}

/** Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity-upload.html ("ETags and MD5") */
function etagOfParts(bodies: readonly Uint8Array[]): string {
  const digests = bodies.map((body) => createHash('md5').update(body).digest());
  const digest = createHash('md5').update(Buffer.concat(digests)).digest('hex');
  return `"${digest}-${bodies.length}"`;
}
