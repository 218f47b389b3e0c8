import type {
  GetObjectOutput,
  GetObjectRequest,
  HeadObjectOutput,
  HeadObjectRequest,
} from '@aws-sdk/client-s3';

import { AwsError, defineOperation } from '../operation.ts';
import type { Call } from '../operation.ts';
import { readRange } from './byte-range.ts';
import { refuseBare, toReadObject } from './requirements.ts';
import { findObject, getBucket } from './store.ts';
import type { Bucket, ObjectHeaders, StoredObject } from './store.ts';
import { shownVersionId } from './write-object.ts';

export const getObject = defineOperation({
  name: 'GetObject',
  requires: (input: GetObjectRequest, call) => toReadObject(input, call),
  handle: (input: GetObjectRequest, call): Omit<GetObjectOutput, 'Body'> & { Body: Uint8Array } => {
    const bucket = getBucket(input.Bucket, call);
    const object = getStored(input, call);
    checkPreconditions(input, object);
    const range = readRange(input.Range, object.body.byteLength);
    const body = range ? object.body.subarray(range.first, range.last + 1) : object.body;
    return {
      ...describe(bucket, object, input.ChecksumMode === 'ENABLED' && !range),
      ContentLength: body.byteLength,
      ...(range && { ContentRange: `bytes ${range.first}-${range.last}/${object.body.byteLength}` }),
      Body: body,
    };
  },
});

export const headObject = defineOperation({
  name: 'HeadObject',
  requires: (input: HeadObjectRequest, call) => toReadObject(input, call, { refuse: refuseBare }),
  handle: (input: HeadObjectRequest, call): HeadObjectOutput => {
    const bucket = getBucket(input.Bucket, call);
    const object = findObject(bucket, input.Key, input.VersionId);
    // A HEAD response has no body: the SDK makes its error out of the status alone.
    if (!object || object.deleteMarker) throw new AwsError('NotFound', 'Not Found', 404);
    checkPreconditions(input, object);
    return {
      ...describe(bucket, object, input.ChecksumMode === 'ENABLED'),
      ContentLength: object.body.byteLength,
    };
  },
});

interface ObjectInput {
  readonly Bucket: string | undefined;
  readonly Key: string | undefined;
  readonly VersionId?: string | undefined;
}

/** @throws AwsError NoSuchKey, NoSuchVersion, MethodNotAllowed (a delete marker) */
export function getStored(input: ObjectInput, call: Call): StoredObject {
  const object = findObject(getBucket(input.Bucket, call), input.Key, input.VersionId);
  if (object?.deleteMarker) {
    throw new AwsError('MethodNotAllowed', 'The specified method is not allowed against this resource.', 405);
  }
  if (object) return object;
  const details = { Key: input.Key ?? '' };
  if (input.VersionId !== undefined) {
    throw new AwsError('NoSuchVersion', 'The specified version does not exist.', 404, {
      ...details,
      VersionId: input.VersionId,
    });
  }
  throw new AwsError('NoSuchKey', 'The specified key does not exist.', 404, details);
}

function describe(bucket: Bucket, object: StoredObject, withChecksums: boolean) {
  const headers: ObjectHeaders = object.headers;
  const { ChecksumCRC32, ChecksumCRC32C, ChecksumCRC64NVME, ChecksumSHA1, ChecksumSHA256, ...others } =
    headers;
  return {
    AcceptRanges: 'bytes',
    LastModified: object.lastModified,
    ETag: object.etag,
    ...others,
    ContentType: headers.ContentType ?? 'binary/octet-stream',
    Metadata: headers.Metadata ?? {},
    ...shownVersionId(bucket, object),
    ...(object.tags.length > 0 && { TagCount: object.tags.length }),
    ...(withChecksums && { ChecksumCRC32, ChecksumCRC32C, ChecksumCRC64NVME, ChecksumSHA1, ChecksumSHA256 }),
  };
}

interface Preconditions {
  readonly IfMatch?: string | undefined;
  readonly IfNoneMatch?: string | undefined;
  readonly IfModifiedSince?: Date | undefined;
}

function checkPreconditions(input: Preconditions, object: StoredObject): void {
  if (input.IfMatch !== undefined && !sameEtag(input.IfMatch, object.etag)) {
    throw new AwsError(
      'PreconditionFailed',
      'At least one of the pre-conditions you specified did not hold',
      412,
      { Condition: 'If-Match' },
    );
  }
  const unchanged =
    input.IfNoneMatch === undefined
      ? input.IfModifiedSince !== undefined && object.lastModified <= input.IfModifiedSince
      : sameEtag(input.IfNoneMatch, object.etag);
  if (unchanged) throw new AwsError('NotModified', 'Not Modified', 304);
}

function sameEtag(asked: string, etag: string): boolean {
  return asked === '*' || asked === etag || `"${asked}"` === etag;
}
