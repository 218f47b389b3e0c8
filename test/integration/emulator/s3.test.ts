import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import {
  CompleteMultipartUploadCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  DeleteBucketCommand,
  DeleteObjectsCommand,
  GetBucketEncryptionCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketNotificationConfigurationCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutBucketLifecycleConfigurationCommand,
  PutBucketTaggingCommand,
  GetBucketTaggingCommand,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { createEmulator } from '../../../src/emulator/emulator.ts';

async function createS3() {
  const emulator = await createEmulator();
  const { accessKeyId, secretAccessKey } = emulator;
  const client = new S3Client({
    endpoint: emulator.endpoint,
    region: emulator.region,
    credentials: { accessKeyId, secretAccessKey },
    maxAttempts: 1,
  });
  await client.send(new CreateBucketCommand({ Bucket: 'reports' }));
  return {
    client,
    [Symbol.asyncDispose]: async () => {
      client.destroy();
      await emulator.close();
    },
  };
}

const place = { Bucket: 'reports', Key: 'año/a b+c.txt' };

describe('S3 on the wire', () => {
  it.each([
    ['a string', 'hello'],
    ['bytes', Buffer.from('hello')],
    ['nothing', ''],
  ])('takes an object as %s and gives it back', async (_kind, Body) => {
    await using s3 = await createS3();
    await s3.client.send(
      new PutObjectCommand({
        ...place,
        Body,
        ContentType: 'application/json',
        Metadata: { filesha256: 'abc=' },
      }),
    );
    const got = await s3.client.send(new GetObjectCommand(place));
    expect(await got.Body?.transformToString()).toBe(Body.toString());
    expect(got).toMatchObject({ ContentType: 'application/json', Metadata: { filesha256: 'abc=' } });
    const head = await s3.client.send(new HeadObjectCommand(place));
    expect(head).toMatchObject({ ContentLength: Body.length, ETag: got.ETag });
  });

  it('takes a stream that is sent in chunks with its checksum behind', async () => {
    await using s3 = await createS3();
    const bytes = randomBytes(200_000);
    await s3.client.send(
      new PutObjectCommand({
        ...place,
        Body: Readable.from([bytes.subarray(0, 70_000), bytes.subarray(70_000)]),
        ContentLength: bytes.byteLength,
        ChecksumAlgorithm: 'SHA256',
      }),
    );
    const got = await s3.client.send(new GetObjectCommand(place));
    const body = await got.Body?.transformToByteArray();
    expect(Buffer.from(body ?? []).equals(bytes)).toBe(true);
    expect(got.ContentEncoding).toBeUndefined();
  });

  it('takes an object in parts', async () => {
    await using s3 = await createS3();
    const { UploadId } = await s3.client.send(new CreateMultipartUploadCommand(place));
    const part = await s3.client.send(
      new UploadPartCommand({ ...place, UploadId, PartNumber: 1, Body: 'hello' }),
    );
    const Parts = [{ PartNumber: 1, ETag: part.ETag }];
    const done = await s3.client.send(
      new CompleteMultipartUploadCommand({ ...place, UploadId, MultipartUpload: { Parts } }),
    );
    expect(done.ETag).toMatch(/-1"$/);
    const listed = await s3.client.send(new ListObjectsV2Command({ Bucket: 'reports' }));
    expect(listed.Contents).toMatchObject([{ Key: place.Key, Size: 5 }]);
  });

  it('keeps settings as they were put', async () => {
    await using s3 = await createS3();
    const bucket = { Bucket: 'reports' };
    const Rules = [
      { ID: 'expire', Status: 'Enabled' as const, Filter: { Prefix: 'a/' }, Expiration: { Days: 90 } },
    ];
    await s3.client.send(
      new PutBucketLifecycleConfigurationCommand({ ...bucket, LifecycleConfiguration: { Rules } }),
    );
    const TagSet = [{ Key: 'STAGE', Value: 'dev' }];
    await s3.client.send(new PutBucketTaggingCommand({ ...bucket, Tagging: { TagSet } }));
    expect(await s3.client.send(new GetBucketLifecycleConfigurationCommand(bucket))).toMatchObject({ Rules });
    expect(await s3.client.send(new GetBucketTaggingCommand(bucket))).toMatchObject({ TagSet });
    expect(await s3.client.send(new GetBucketEncryptionCommand(bucket))).toMatchObject({
      ServerSideEncryptionConfiguration: {
        Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
      },
    });
    const notification = await s3.client.send(new GetBucketNotificationConfigurationCommand(bucket));
    expect(notification.LambdaFunctionConfigurations ?? []).toEqual([]);
  });

  it('answers HEAD for what is missing without a body', async () => {
    await using s3 = await createS3();
    await expect(s3.client.send(new HeadObjectCommand(place))).rejects.toMatchObject({ name: 'NotFound' });
    await expect(s3.client.send(new HeadBucketCommand({ Bucket: 'other' }))).rejects.toMatchObject({
      name: 'NotFound',
    });
    await expect(s3.client.send(new GetObjectCommand(place))).rejects.toMatchObject({
      name: 'NoSuchKey',
      message: 'The specified key does not exist.',
    });
  });

  it('empties a bucket and lets it go', async () => {
    await using s3 = await createS3();
    await s3.client.send(new PutObjectCommand({ ...place, Body: 'x' }));
    const bucket = { Bucket: 'reports' };
    await expect(s3.client.send(new DeleteBucketCommand(bucket))).rejects.toMatchObject({
      name: 'BucketNotEmpty',
    });
    const Objects = [{ Key: place.Key }];
    const removed = await s3.client.send(new DeleteObjectsCommand({ ...bucket, Delete: { Objects } }));
    expect(removed.Deleted).toEqual(Objects);
    await s3.client.send(new DeleteBucketCommand(bucket));
  });
});
