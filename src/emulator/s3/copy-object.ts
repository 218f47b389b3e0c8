import type { CopyObjectOutput, CopyObjectRequest } from '@aws-sdk/client-s3';

import { AwsError, defineOperation } from '../operation.ts';
import { parseTagHeader } from './object-tagging.ts';
import { getStored } from './objects-read.ts';
import { checkKey, headersOf } from './put-object.ts';
import { onObject, toReadObject } from './requirements.ts';
import { getBucket } from './store.ts';
import { shownVersionId, writeObject } from './write-object.ts';

export const copyObject = defineOperation({
  name: 'CopyObject',
  requires: (input: CopyObjectRequest, call) => [
    ...toReadObject(parseSource(input.CopySource), call),
    onObject('s3:PutObject', input, call),
  ],
  handle: (input: CopyObjectRequest, call): CopyObjectOutput => {
    const source = getStored(parseSource(input.CopySource), call);
    const bucket = getBucket(input.Bucket, call);
    const stored = writeObject(bucket, checkKey(input.Key), {
      body: source.body,
      headers: input.MetadataDirective === 'REPLACE' ? headersOf(input) : source.headers,
      tags: input.TaggingDirective === 'REPLACE' ? parseTagHeader(input.Tagging) : source.tags,
    });
    return {
      CopyObjectResult: { ETag: stored.etag, LastModified: stored.lastModified },
      ...shownVersionId(bucket, stored),
    };
  },
});

/** `/bucket/key?versionId=id`, URL-encoded, the first slash optional. */
function parseSource(header: string | undefined): {
  readonly Bucket: string;
  readonly Key: string;
  readonly VersionId?: string;
} {
  const [path = '', versionId] = (header ?? '').replace(/^\//, '').split('?versionId=');
  const slash = path.indexOf('/');
  if (slash <= 0) {
    throw new AwsError(
      'InvalidArgument',
      'Copy Source must mention the source bucket and key: sourcebucket/sourcekey',
    );
  }
  return {
    Bucket: path.slice(0, slash),
    Key: decodeURIComponent(path.slice(slash + 1)),
    ...(versionId !== undefined && { VersionId: versionId }),
  };
}
