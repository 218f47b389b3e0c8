import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetBucketLocationCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
  type BucketLocationConstraint,
} from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { openTarget } from '../support/contract-target.ts';
import { failureOf } from '../support/failure-of.ts';

async function makeBucket() {
  const target = await openTarget();
  const s3 = target.client(S3Client);
  const Bucket = target.unique('bucket');
  const LocationConstraint = target.region as BucketLocationConstraint;
  await s3.send(
    new CreateBucketCommand({
      Bucket,
      ...(target.region !== 'us-east-1' && { CreateBucketConfiguration: { LocationConstraint } }),
    }),
  );
  target.removing(async () => {
    const { Versions = [], DeleteMarkers = [] } = await s3.send(new ListObjectVersionsCommand({ Bucket }));
    for (const { Key, VersionId } of [...Versions, ...DeleteMarkers]) {
      await s3.send(new DeleteObjectCommand({ Bucket, Key, VersionId }));
    }
    await s3.send(new DeleteBucketCommand({ Bucket }));
  });
  const put = (Key: string, Body: string) => s3.send(new PutObjectCommand({ Bucket, Key, Body }));
  return { target, s3, Bucket, put, [Symbol.asyncDispose]: () => target[Symbol.asyncDispose]() };
}

test('a bucket is there, cannot be deleted with an object in it, and goes', async () => {
  await using made = await makeBucket();
  const { s3, Bucket, put, target } = made;
  expect((await s3.send(new HeadBucketCommand({ Bucket }))).BucketRegion).toBe(target.region);
  await put('a', 'one');
  expect(await failureOf(s3.send(new DeleteBucketCommand({ Bucket })))).toBe('BucketNotEmpty 409');
  await s3.send(new DeleteObjectCommand({ Bucket, Key: 'a' }));
  await s3.send(new DeleteBucketCommand({ Bucket }));
  expect(await failureOf(s3.send(new DeleteBucketCommand({ Bucket })))).toBe('NoSuchBucket 404');
});

test('what is not there is 404, without a code where there is no body', async () => {
  await using made = await makeBucket();
  const { s3, Bucket } = made;
  const missing = made.target.unique('nowhere');
  expect(await failureOf(s3.send(new HeadBucketCommand({ Bucket: missing })))).toBe('NotFound 404');
  expect(await failureOf(s3.send(new HeadObjectCommand({ Bucket, Key: 'a' })))).toBe('NotFound 404');
  expect(await failureOf(s3.send(new GetObjectCommand({ Bucket, Key: 'a' })))).toBe('NoSuchKey 404');
  expect(await failureOf(s3.send(new ListObjectsV2Command({ Bucket: missing })))).toBe('NoSuchBucket 404');
  expect(await failureOf(s3.send(new GetBucketLocationCommand({ Bucket: missing })))).toBe(
    'NoSuchBucket 404',
  );
  await s3.send(new DeleteObjectCommand({ Bucket, Key: 'a' }));
});

test('objects are listed in pages, and by prefix and delimiter', async () => {
  await using made = await makeBucket();
  const { s3, Bucket, put } = made;
  for (const key of ['a/1', 'a/2', 'b/1', 'c', 'd']) await put(key, key);
  const keys: string[][] = [];
  let ContinuationToken: string | undefined;
  do {
    const page = await s3.send(new ListObjectsV2Command({ Bucket, MaxKeys: 2, ContinuationToken }));
    expect(page).toMatchObject({ KeyCount: page.Contents?.length, MaxKeys: 2, Name: Bucket });
    expect(page.IsTruncated).toBe(page.NextContinuationToken !== undefined);
    keys.push((page.Contents ?? []).map((object) => object.Key ?? ''));
    ContinuationToken = page.NextContinuationToken;
  } while (ContinuationToken !== undefined);
  expect(keys).toEqual([['a/1', 'a/2'], ['b/1', 'c'], ['d']]);
  const top = await s3.send(new ListObjectsV2Command({ Bucket, Delimiter: '/' }));
  expect(top.CommonPrefixes).toEqual([{ Prefix: 'a/' }, { Prefix: 'b/' }]);
  expect(top.Contents?.map(({ Key, Size }) => [Key, Size])).toEqual([
    ['c', 1],
    ['d', 1],
  ]);
});

test('several objects are deleted at once, those that are not there too', async () => {
  await using made = await makeBucket();
  const { s3, Bucket, put } = made;
  await put('a', 'one');
  const Delete = { Objects: [{ Key: 'a' }, { Key: 'never' }] };
  const { Deleted, Errors } = await s3.send(new DeleteObjectsCommand({ Bucket, Delete }));
  expect(Deleted?.map(({ Key }) => Key).toSorted()).toEqual(['a', 'never']);
  expect(Errors).toBeUndefined();
  expect((await s3.send(new ListObjectsV2Command({ Bucket }))).KeyCount).toBe(0);
});

test('versions are kept newest first, and a deletion leaves a marker', async () => {
  await using made = await makeBucket();
  const { s3, Bucket, put } = made;
  await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Enabled' } }));
  const first = await put('a', 'one');
  const second = await put('a', 'two');
  const deleted = await s3.send(new DeleteObjectCommand({ Bucket, Key: 'a' }));
  expect(deleted.DeleteMarker).toBe(true);
  expect(await failureOf(s3.send(new GetObjectCommand({ Bucket, Key: 'a' })))).toBe('NoSuchKey 404');
  const listed = await s3.send(new ListObjectVersionsCommand({ Bucket }));
  expect(listed.Versions?.map(({ VersionId, IsLatest }) => [VersionId, IsLatest])).toEqual([
    [second.VersionId, false],
    [first.VersionId, false],
  ]);
  expect(listed.DeleteMarkers).toMatchObject([{ VersionId: deleted.VersionId, IsLatest: true }]);
  expect(await failureOf(s3.send(new DeleteBucketCommand({ Bucket })))).toBe('BucketNotEmpty 409');
  const old = await s3.send(new GetObjectCommand({ Bucket, Key: 'a', VersionId: first.VersionId }));
  expect(await old.Body?.transformToString()).toBe('one');
});

test('an object is uploaded in parts', async () => {
  await using made = await makeBucket();
  const { s3, Bucket } = made;
  const Key = 'big';
  const { UploadId } = await s3.send(new CreateMultipartUploadCommand({ Bucket, Key }));
  const part = await s3.send(
    new UploadPartCommand({ Bucket, Key, UploadId, PartNumber: 1, Body: 'the only part' }),
  );
  expect(await failureOf(s3.send(new HeadObjectCommand({ Bucket, Key })))).toBe('NotFound 404');
  const MultipartUpload = { Parts: [{ PartNumber: 1, ETag: part.ETag }] };
  const done = await s3.send(new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload }));
  expect(done).toMatchObject({ Bucket, Key, ETag: expect.stringMatching(/^"[0-9a-f]{32}-1"$/) as string });
  const object = await s3.send(new GetObjectCommand({ Bucket, Key }));
  expect(await object.Body?.transformToString()).toBe('the only part');
  const gone = { Bucket, Key, UploadId: 'never-begun' };
  expect(await failureOf(s3.send(new AbortMultipartUploadCommand(gone)))).toBe('NoSuchUpload 404');
});
