import { createHash, randomBytes } from 'node:crypto';

import type { ServerSideEncryption } from '@aws-sdk/client-s3';

import type { Bucket, ObjectHeaders, ObjectTag, StoredObject } from './store.ts';

interface NewObject {
  readonly body: Uint8Array;
  /** Absent: the MD5 of the body. */
  readonly etag?: string;
  readonly headers: ObjectHeaders;
  readonly tags?: readonly ObjectTag[];
  readonly deleteMarker?: boolean;
}

/** Puts a new version on top of a key, or in place of its `null` version when versioning is not enabled. */
export function writeObject(bucket: Bucket, key: string, object: NewObject): StoredObject {
  const enabled = bucket.settings.versioning?.Status === 'Enabled';
  const stored: StoredObject = {
    versionId: enabled ? newVersionId() : 'null',
    lastModified: new Date(),
    deleteMarker: object.deleteMarker ?? false,
    body: object.body,
    etag: object.etag ?? `"${createHash('md5').update(object.body).digest('hex')}"`,
    headers: { ServerSideEncryption: defaultEncryption(bucket), ...withoutUndefined(object.headers) },
    tags: object.tags ?? [],
  };
  const others = (bucket.objects.get(key) ?? []).filter((version) => enabled || version.versionId !== 'null');
  bucket.objects.set(key, [stored, ...others]);
  return stored;
}

/** The version id as responses carry it: absent in a bucket that never had versioning. */
export function shownVersionId(bucket: Bucket, object: StoredObject): { VersionId?: string } {
  return bucket.settings.versioning?.Status === undefined ? {} : { VersionId: object.versionId };
}

function newVersionId(): string {
  return randomBytes(24).toString('base64url').slice(0, 32);
}

function defaultEncryption(bucket: Bucket): ServerSideEncryption {
  const rule = bucket.settings.encryption?.Rules?.[0]?.ApplyServerSideEncryptionByDefault;
  return rule?.SSEAlgorithm === 'aws:kms' ? 'aws:kms' : 'AES256';
}

function withoutUndefined(headers: ObjectHeaders): ObjectHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined));
}
