import { createHash } from 'node:crypto';

import type { ServerSideEncryption } from '@aws-sdk/client-s3';

import { defineStore } from '../account.ts';
import { AwsError } from '../operation.ts';
import type { Call } from '../operation.ts';
import type { BucketSettings } from './bucket-settings.ts';
import type { MultipartUpload } from './multipart-uploads.ts';

/** One version of an object; a bucket without versioning holds one per key, with the id `null`. */
export interface StoredObject {
  readonly versionId: string;
  readonly lastModified: Date;
  readonly deleteMarker: boolean;
  readonly body: Uint8Array;
  /** In double quotes, as on the wire. */
  readonly etag: string;
  readonly headers: ObjectHeaders;
  tags: readonly ObjectTag[];
}

export interface ObjectTag {
  readonly Key: string | undefined;
  readonly Value: string | undefined;
}

/** What a PutObject says about an object and a GetObject repeats. */
export interface ObjectHeaders {
  readonly ContentType?: string | undefined;
  readonly ContentEncoding?: string | undefined;
  readonly ContentDisposition?: string | undefined;
  readonly ContentLanguage?: string | undefined;
  readonly CacheControl?: string | undefined;
  readonly Metadata?: Record<string, string> | undefined;
  readonly ServerSideEncryption?: ServerSideEncryption | undefined;
  readonly SSEKMSKeyId?: string | undefined;
  readonly ChecksumCRC32?: string | undefined;
  readonly ChecksumCRC32C?: string | undefined;
  readonly ChecksumCRC64NVME?: string | undefined;
  readonly ChecksumSHA1?: string | undefined;
  readonly ChecksumSHA256?: string | undefined;
}

export interface Bucket {
  readonly name: string;
  readonly region: string;
  readonly createdAt: Date;
  /** By key, in the order S3 lists them; of each key the newest version first. */
  readonly objects: Map<string, readonly StoredObject[]>;
  readonly uploads: Map<string, MultipartUpload>;
  settings: BucketSettings;
  /** JSON text. */
  policy: string | undefined;
}

interface S3State {
  readonly buckets: Map<string, Bucket>;
}

export const s3Store = defineStore<S3State>('s3', () => ({ buckets: new Map() }));

/** @throws AwsError NoSuchBucket; PermanentRedirect for a bucket of another region */
export function getBucket(name: string | undefined, call: Call): Bucket {
  const bucket = call.account.store(s3Store).buckets.get(name ?? '');
  if (!bucket) {
    throw new AwsError('NoSuchBucket', 'The specified bucket does not exist', 404, {
      BucketName: name ?? '',
    });
  }
  if (bucket.region !== call.region) {
    throw new AwsError(
      'PermanentRedirect',
      'The bucket you are attempting to access must be addressed using the specified endpoint. Please send all future requests to this endpoint.',
      301,
      {
        Bucket: bucket.name,
        Endpoint: `${bucket.name}.s3.${bucket.region}.amazonaws.com`,
        Region: bucket.region,
      },
    );
  }
  return bucket;
}

/** The newest version of a key, or the one asked for; a delete marker is undefined unless asked for by id. */
export function findObject(
  bucket: Bucket,
  key: string | undefined,
  versionId?: string,
): StoredObject | undefined {
  const versions = bucket.objects.get(key ?? '') ?? [];
  if (versionId !== undefined) return versions.find((version) => version.versionId === versionId);
  const newest = versions[0];
  return newest?.deleteMarker ? undefined : newest;
}

export function bucketArn(name: string | undefined): string {
  return `arn:aws:s3:::${name ?? ''}`;
}

/** The canonical user id of the account: 64 hexadecimal digits. */
export function ownerOf(call: Call): { ID: string } {
  return { ID: createHash('sha256').update(`canonical:${call.account.accountId}`).digest('hex') };
}
