import { DeleteObjectsCommand, ListObjectVersionsCommand, type S3Client } from '@aws-sdk/client-s3';
import { HarnessError } from '../errors.ts';
import { unless } from '../to-harness-error.ts';

const gone = ['NoSuchBucket'];

/**
 * Deletes every version of every object.
 * s3:ListBucketVersions, s3:DeleteObject, s3:DeleteObjectVersion
 */
export async function emptyBucket(client: S3Client, bucket: string): Promise<void> {
  await unless(gone, async () => {
    // What is deleted is listed no longer, so the first page is always the next one.
    for (;;) {
      const page = await client.send(new ListObjectVersionsCommand({ Bucket: bucket }));
      const objects = [...(page.Versions ?? []), ...(page.DeleteMarkers ?? [])];
      if (objects.length === 0) return;
      const { Errors } = await client.send(
        new DeleteObjectsCommand({
          Bucket: bucket,
          Delete: { Objects: objects.map(({ Key, VersionId }) => ({ Key, VersionId })), Quiet: true },
        }),
      );
      const [error] = Errors ?? [];
      if (error) {
        throw new HarnessError(`${error.Key} in the bucket ${bucket} cannot be deleted: ${error.Message}`, {
          code: 'operator-denied',
          fault: 'aws',
        });
      }
    }
  });
}
