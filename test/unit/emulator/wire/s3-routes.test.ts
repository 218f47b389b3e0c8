import { describe, expect, it } from 'vitest';
import { findServiceModel } from '../../../../src/emulator/wire/model.ts';
import { findS3Route } from '../../../../src/emulator/wire/s3-routes.ts';
import { wireRequest } from '../../../support/wire-request.ts';

function route(line: string, headers?: Readonly<Record<string, string>>) {
  const service = findServiceModel('s3');
  const found = service && findS3Route(service, wireRequest(line, headers));
  return found && { operation: found.operation.name, ...found.labels };
}

describe('the S3 operation of a request that does not name it', () => {
  it.each([
    ['GET /', 'ListBuckets'],
    ['PUT /b', 'CreateBucket'],
    ['PUT /b/', 'CreateBucket'],
    ['HEAD /b', 'HeadBucket'],
    ['GET /b', 'ListObjects'],
    ['GET /b?list-type=2&prefix=a', 'ListObjectsV2'],
    ['GET /b?versions', 'ListObjectVersions'],
    ['GET /b?location', 'GetBucketLocation'],
    ['GET /b?uploads', 'ListMultipartUploads'],
    ['GET /b?policy', 'GetBucketPolicy'],
    ['PUT /b?notification', 'PutBucketNotificationConfiguration'],
    ['GET /b?analytics', 'ListBucketAnalyticsConfigurations'],
    ['GET /b?analytics&id=1', 'GetBucketAnalyticsConfiguration'],
    ['POST /b?delete', 'DeleteObjects'],
    ['DELETE /b', 'DeleteBucket'],
    ['DELETE /b?tagging', 'DeleteBucketTagging'],
    ['GET /b/k', 'GetObject'],
    ['GET /b/k?versionId=1', 'GetObject'],
    ['GET /b/k?acl', 'GetObjectAcl'],
    ['GET /b/k?uploadId=1', 'ListParts'],
    ['HEAD /b/k', 'HeadObject'],
    ['PUT /b/k', 'PutObject'],
    ['PUT /b/k?partNumber=1&uploadId=1', 'UploadPart'],
    ['PUT /b/k?tagging', 'PutObjectTagging'],
    ['POST /b/k?uploads', 'CreateMultipartUpload'],
    ['POST /b/k?uploadId=1', 'CompleteMultipartUpload'],
    ['DELETE /b/k', 'DeleteObject'],
    ['DELETE /b/k?uploadId=1', 'AbortMultipartUpload'],
    ['GET /b/k?x-id=GetObject', 'GetObject'],
    ['GET /b/k?x-id=Unheard', 'GetObject'],
  ])('%s is %s', (line, operation) => {
    expect(route(line)?.operation).toBe(operation);
  });

  it('tells a copy by its source', () => {
    const source = { 'x-amz-copy-source': '/a/b' };
    expect(route('PUT /b/k', source)?.operation).toBe('CopyObject');
    expect(route('PUT /b/k?partNumber=1&uploadId=1', source)?.operation).toBe('UploadPartCopy');
  });

  it.each(['PATCH /b/k', 'POST /b', 'DELETE /'])('knows none for %s', (line) => {
    expect(route(line)).toBe(undefined);
  });
});

describe('bucket and key', () => {
  it.each([
    ['127.0.0.1:4566', '/b/a/b%20c%2Bd', 'b', 'a/b c+d'],
    ['127.0.0.1:4566', '/b//k', 'b', '/k'],
    ['b.localhost:4566', '/k', 'b', 'k'],
    ['b.s3.localhost:4566', '/k/l', 'b', 'k/l'],
    ['b.s3.amazonaws.com', '/k', 'b', 'k'],
    ['b.c.s3.eu-west-1.amazonaws.com', '/k', 'b.c', 'k'],
    ['b.s3-eu-west-1.amazonaws.com', '/k', 'b', 'k'],
    ['s3.amazonaws.com', '/b/k', 'b', 'k'],
    ['s3.eu-west-1.amazonaws.com', '/b/k', 'b', 'k'],
    ['localhost:4566', '/b/k', 'b', 'k'],
    ['s3.localhost:4566', '/b/k', 'b', 'k'],
  ])('%s %s', (host, path, bucket, key) => {
    expect(route(`GET ${path}`, { host })).toEqual({ operation: 'GetObject', Bucket: bucket, Key: key });
  });
});
