import type {
  DeleteObjectOutput,
  DeleteObjectRequest,
  DeleteObjectsOutput,
  DeleteObjectsRequest,
  ObjectIdentifier,
} from '@aws-sdk/client-s3';

import { authorize } from '../authorization/authorize.ts';
import { AwsError, defineOperation } from '../operation.ts';
import type { Call, Requirement } from '../operation.ts';
import { s3Identity } from './identity.ts';
import { onBucket, onObject } from './requirements.ts';
import { getBucket } from './store.ts';
import type { Bucket } from './store.ts';
import { writeObject } from './write-object.ts';

export const deleteObject = defineOperation({
  name: 'DeleteObject',
  requires: (input: DeleteObjectRequest, call) => [toDelete(input, input.Bucket, call)],
  handle: (input: DeleteObjectRequest, call): DeleteObjectOutput => {
    const { Key: _key, ...answer } = remove(getBucket(input.Bucket, call), input);
    return { ...answer, ...(answer.DeleteMarkerVersionId && { VersionId: answer.DeleteMarkerVersionId }) };
  },
});

export const deleteObjects = defineOperation({
  name: 'DeleteObjects',
  /** IAM is asked for each key by itself, and a refused key is told in the answer; the bucket must be there. */
  requires: (input: DeleteObjectsRequest, call): readonly Requirement[] => {
    onBucket('s3:DeleteObject', input, call);
    return [];
  },
  handle: (input: DeleteObjectsRequest, call): DeleteObjectsOutput => {
    const bucket = getBucket(input.Bucket, call);
    const objects = input.Delete?.Objects ?? [];
    if (objects.length === 0 || objects.length > 1000) {
      throw new AwsError(
        'MalformedXML',
        'The XML you provided was not well-formed or did not validate against our published schema',
      );
    }
    const outcomes = objects.map((object) => removeIfAllowed(bucket, object, call));
    const deleted = outcomes.flatMap((outcome) => ('deleted' in outcome ? [outcome.deleted] : []));
    const errors = outcomes.flatMap((outcome) => ('error' in outcome ? [outcome.error] : []));
    return {
      ...(deleted.length > 0 && !input.Delete?.Quiet && { Deleted: deleted }),
      ...(errors.length > 0 && { Errors: errors }),
    };
  },
});

interface Removed {
  readonly Key: string | undefined;
  readonly VersionId?: string;
  readonly DeleteMarker?: true;
  readonly DeleteMarkerVersionId?: string;
}

interface Refused {
  readonly Key: string | undefined;
  readonly VersionId: string | undefined;
  readonly Code: string;
  readonly Message: string;
}

function removeIfAllowed(
  bucket: Bucket,
  object: ObjectIdentifier,
  call: Call,
): { readonly deleted: Removed } | { readonly error: Refused } {
  try {
    authorize(toDelete(object, bucket.name, call), call, { ...s3Identity, operations: [] });
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    const { Key, VersionId } = object;
    return { error: { Key, VersionId, Code: error.code, Message: error.message } };
  }
  return { deleted: remove(bucket, object) };
}

type Named = Pick<DeleteObjectRequest, 'Key' | 'VersionId'>;

function toDelete(input: Named, bucketName: string | undefined, call: Call): Requirement {
  const action = input.VersionId === undefined ? 's3:DeleteObject' : 's3:DeleteObjectVersion';
  return onObject(action, { Bucket: bucketName, Key: input.Key }, call);
}

/**
 * Without a version id, a bucket with versioning gets a delete marker on top.
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/DeletingObjectVersions.html
 */
function remove(bucket: Bucket, input: Named): Removed {
  const key = input.Key ?? '';
  if (input.VersionId !== undefined) {
    const versions = bucket.objects.get(key) ?? [];
    const gone = versions.find((version) => version.versionId === input.VersionId);
    keep(
      bucket,
      key,
      versions.filter((version) => version !== gone),
    );
    const marker = gone?.deleteMarker
      ? { DeleteMarker: true as const, DeleteMarkerVersionId: gone.versionId }
      : {};
    return { Key: input.Key, VersionId: input.VersionId, ...marker };
  }
  if (bucket.settings.versioning?.Status !== undefined) {
    const marker = writeObject(bucket, key, { body: new Uint8Array(), headers: {}, deleteMarker: true });
    return { Key: input.Key, DeleteMarker: true, DeleteMarkerVersionId: marker.versionId };
  }
  keep(bucket, key, []);
  return { Key: input.Key };
}

function keep(
  bucket: Bucket,
  key: string,
  versions: Bucket['objects'] extends Map<string, infer V> ? V : never,
) {
  if (versions.length === 0) bucket.objects.delete(key);
  else bucket.objects.set(key, versions);
}
