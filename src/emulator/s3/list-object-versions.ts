import type { ListObjectVersionsOutput, ListObjectVersionsRequest } from '@aws-sdk/client-s3';

import { defineOperation } from '../operation.ts';
import { encodeKey, toList } from './list-objects.ts';
import { paginate } from './listing.ts';
import { getBucket, ownerOf } from './store.ts';
import { listedChecksum } from './listed-checksum.ts';

/** Pages end between keys, never within the versions of one. */
export const listObjectVersions = defineOperation({
  name: 'ListObjectVersions',
  requires: (input: ListObjectVersionsRequest, call) => [toList('s3:ListBucketVersions', input, call)],
  handle: (input: ListObjectVersionsRequest, call): ListObjectVersionsOutput => {
    const bucket = getBucket(input.Bucket, call);
    const page = paginate([...bucket.objects.keys()], { ...input, after: input.KeyMarker });
    const entries = page.keys.flatMap((key) =>
      (bucket.objects.get(key) ?? []).map((object, index) => ({
        object,
        entry: {
          Key: encodeKey(key, input.EncodingType),
          VersionId: object.versionId,
          IsLatest: index === 0,
          LastModified: object.lastModified,
          Owner: ownerOf(call),
        },
      })),
    );
    const versions = entries.filter(({ object }) => !object.deleteMarker);
    const markers = entries.filter(({ object }) => object.deleteMarker);
    return {
      Name: bucket.name,
      Prefix: input.Prefix ?? '',
      KeyMarker: input.KeyMarker ?? '',
      VersionIdMarker: input.VersionIdMarker ?? '',
      Delimiter: input.Delimiter,
      EncodingType: input.EncodingType,
      MaxKeys: page.limit,
      IsTruncated: page.next !== undefined,
      ...(page.next !== undefined && { NextKeyMarker: page.next }),
      ...(versions.length > 0 && {
        Versions: versions.map(({ object, entry }) => ({
          ...entry,
          ETag: object.etag,
          Size: object.body.byteLength,
          StorageClass: 'STANDARD' as const,
          ...listedChecksum(object.headers),
        })),
      }),
      ...(markers.length > 0 && { DeleteMarkers: markers.map(({ entry }) => entry) }),
      ...(page.prefixes.length > 0 && {
        CommonPrefixes: page.prefixes.map((prefix) => ({ Prefix: encodeKey(prefix, input.EncodingType) })),
      }),
    };
  },
});
