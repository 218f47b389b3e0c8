import type {
  ListObjectsOutput,
  ListObjectsRequest,
  ListObjectsV2Output,
  ListObjectsV2Request,
} from '@aws-sdk/client-s3';

import { AwsError, defineOperation } from '../operation.ts';
import type { Call, Requirement } from '../operation.ts';
import { paginate } from './listing.ts';
import type { Page } from './listing.ts';
import { onBucket } from './requirements.ts';
import { findObject, getBucket, ownerOf } from './store.ts';
import type { Bucket } from './store.ts';
import { listedChecksum } from './listed-checksum.ts';

export const listObjectsV2 = defineOperation({
  name: 'ListObjectsV2',
  requires: (input: ListObjectsV2Request, call) => [toList('s3:ListBucket', input, call)],
  handle: (input: ListObjectsV2Request, call): ListObjectsV2Output => {
    const bucket = getBucket(input.Bucket, call);
    const after =
      input.ContinuationToken === undefined ? input.StartAfter : fromToken(input.ContinuationToken);
    const page = paginate(keysOf(bucket), { ...input, after });
    return {
      Name: bucket.name,
      Prefix: input.Prefix ?? '',
      Delimiter: input.Delimiter,
      EncodingType: input.EncodingType,
      MaxKeys: page.limit,
      KeyCount: page.keys.length + page.prefixes.length,
      IsTruncated: page.next !== undefined,
      ContinuationToken: input.ContinuationToken,
      StartAfter: input.StartAfter,
      ...(page.next !== undefined && { NextContinuationToken: toToken(page.next) }),
      ...contents(bucket, page, input.EncodingType, input.FetchOwner ? ownerOf(call) : undefined),
    };
  },
});

export const listObjects = defineOperation({
  name: 'ListObjects',
  requires: (input: ListObjectsRequest, call) => [toList('s3:ListBucket', input, call)],
  handle: (input: ListObjectsRequest, call): ListObjectsOutput => {
    const bucket = getBucket(input.Bucket, call);
    const page = paginate(keysOf(bucket), { ...input, after: input.Marker });
    return {
      Name: bucket.name,
      Prefix: input.Prefix ?? '',
      Marker: input.Marker ?? '',
      Delimiter: input.Delimiter,
      EncodingType: input.EncodingType,
      MaxKeys: page.limit,
      IsTruncated: page.next !== undefined,
      ...(page.next !== undefined && input.Delimiter !== undefined && { NextMarker: page.next }),
      ...contents(bucket, page, input.EncodingType, ownerOf(call)),
    };
  },
});

interface ListInput {
  readonly Bucket: string | undefined;
  readonly Prefix?: string | undefined;
  readonly Delimiter?: string | undefined;
  readonly MaxKeys?: number | undefined;
}

/** Condition keys: https://docs.aws.amazon.com/AmazonS3/latest/userguide/security_iam_service-with-iam.html */
export function toList(action: string, input: ListInput, call: Call): Requirement {
  const context = {
    ...(input.Prefix !== undefined && { 's3:prefix': input.Prefix }),
    ...(input.Delimiter !== undefined && { 's3:delimiter': input.Delimiter }),
    ...(input.MaxKeys !== undefined && { 's3:max-keys': String(input.MaxKeys) }),
  };
  return onBucket(action, input, call, { context });
}

function keysOf(bucket: Bucket): readonly string[] {
  return [...bucket.objects.keys()].filter((key) => findObject(bucket, key));
}

function contents(
  bucket: Bucket,
  page: Page,
  encoding: string | undefined,
  owner: { ID: string } | undefined,
): Pick<ListObjectsV2Output, 'Contents' | 'CommonPrefixes'> {
  const shown = (text: string) => encodeKey(text, encoding);
  return {
    ...(page.keys.length > 0 && {
      Contents: page.keys.flatMap((key) => {
        const object = findObject(bucket, key);
        if (!object) return [];
        return [
          {
            Key: shown(key),
            LastModified: object.lastModified,
            ETag: object.etag,
            Size: object.body.byteLength,
            StorageClass: 'STANDARD' as const,
            ...listedChecksum(object.headers),
            ...(owner && { Owner: owner }),
          },
        ];
      }),
    }),
    ...(page.prefixes.length > 0 && {
      CommonPrefixes: page.prefixes.map((prefix) => ({ Prefix: shown(prefix) })),
    }),
  };
}

/** With `encoding-type=url` keys come percent-encoded, slashes kept. */
export function encodeKey(text: string, encoding: string | undefined): string {
  return encoding === 'url' ? encodeURIComponent(text).replaceAll('%2F', '/') : text;
}

function toToken(key: string): string {
  return Buffer.from(key).toString('base64');
}

function fromToken(token: string): string {
  const key = Buffer.from(token, 'base64').toString();
  if (toToken(key) !== token) {
    throw new AwsError('InvalidArgument', 'The continuation token provided is incorrect');
  }
  return key;
}
