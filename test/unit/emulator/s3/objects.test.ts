import { describe, expect, it } from 'vitest';
import { paginate } from '../../../../src/emulator/s3/listing.ts';
import { readRange } from '../../../../src/emulator/s3/byte-range.ts';
import { createServiceAccount } from '../../../support/service-account.ts';

describe('paginate', () => {
  const keys = ['b/2', 'a', 'b/1', 'c', 'ä'];
  it.each([
    { query: {}, expected: { keys: ['a', 'b/1', 'b/2', 'c', 'ä'], prefixes: [], next: undefined } },
    { query: { Prefix: 'b/' }, expected: { keys: ['b/1', 'b/2'], prefixes: [], next: undefined } },
    { query: { Delimiter: '/' }, expected: { keys: ['a', 'c', 'ä'], prefixes: ['b/'], next: undefined } },
    { query: { MaxKeys: 2 }, expected: { keys: ['a', 'b/1'], prefixes: [], next: 'b/1' } },
    {
      query: { MaxKeys: 2, after: 'b/1' },
      expected: { keys: ['b/2', 'c'], prefixes: [], next: 'c' },
    },
    {
      query: { MaxKeys: 2, Delimiter: '/' },
      expected: { keys: ['a'], prefixes: ['b/'], next: 'b/' },
    },
  ])('answers $query', ({ query, expected }) => {
    expect(paginate(keys, query)).toMatchObject(expected);
  });
});

describe('readRange', () => {
  it.each([
    [undefined, undefined],
    ['bytes=0-3', { first: 0, last: 3 }],
    ['bytes=7-', { first: 7, last: 9 }],
    ['bytes=-2', { first: 8, last: 9 }],
    ['bytes=5-100', { first: 5, last: 9 }],
  ])('reads %s of ten bytes', (header, expected) => {
    expect(readRange(header, 10)).toEqual(expected);
  });

  it('refuses a range behind the end', () => {
    expect(() => readRange('bytes=10-', 10)).toThrow('The requested range is not satisfiable');
  });
});

describe('an object', () => {
  const place = { Bucket: 'reports', Key: 'dir/état.txt' };

  async function createBucket() {
    const { operator } = createServiceAccount();
    await operator.call('s3:CreateBucket', { Bucket: 'reports' });
    return operator;
  }

  it('comes back with its metadata, type and checksum', async () => {
    const operator = await createBucket();
    const sent = {
      ContentType: 'text/plain',
      Metadata: { filesha256: 'abc' },
      ChecksumCRC32: 'NhCmhg==',
    };
    const { ETag } = await operator.call('s3:PutObject', { ...place, ...sent, Body: 'hello' });
    expect(ETag).toBe('"5d41402abc4b2a76b9719d911017c592"');
    const got = await operator.call('s3:GetObject', { ...place, ChecksumMode: 'ENABLED' });
    expect(got).toMatchObject({ ...sent, ETag, ContentLength: 5, ServerSideEncryption: 'AES256' });
    expect(Buffer.from(got['Body'] as Uint8Array).toString()).toBe('hello');
    await expect(operator.call('s3:HeadObject', place)).resolves.toMatchObject({
      Metadata: sent.Metadata,
      ContentLength: 5,
    });
  });

  it.each([{ ChecksumCRC32: 'AAAAAA==' }, { ChecksumSHA256: 'AAAA' }, { ContentMD5: 'AAAA' }])(
    'is refused with the wrong digest %o',
    async (digest) => {
      const operator = await createBucket();
      expect(await operator.fails('s3:PutObject', { ...place, ...digest, Body: 'hello' })).toMatch(
        /^BadDigest: /,
      );
    },
  );

  it('is copied with what belongs to it', async () => {
    const operator = await createBucket();
    await operator.call('s3:PutObject', { ...place, Metadata: { a: 'b' }, Body: 'hello' });
    await operator.call('s3:CopyObject', {
      Bucket: 'reports',
      Key: 'copy',
      CopySource: `/reports/${encodeURIComponent(place.Key)}`,
    });
    await expect(operator.call('s3:HeadObject', { Bucket: 'reports', Key: 'copy' })).resolves.toMatchObject({
      Metadata: { a: 'b' },
    });
  });

  it('is put together from parts', async () => {
    const operator = await createBucket();
    const { UploadId } = await operator.call('s3:CreateMultipartUpload', place);
    const part = (PartNumber: number, Body: string) =>
      operator.call('s3:UploadPart', { ...place, UploadId, PartNumber, Body });
    const second = await part(2, 'lo');
    const first = await part(1, 'hel');
    const Parts = [
      { PartNumber: 1, ETag: first['ETag'] },
      { PartNumber: 2, ETag: second['ETag'] },
    ];
    const done = await operator.call('s3:CompleteMultipartUpload', {
      ...place,
      UploadId,
      MultipartUpload: { Parts },
    });
    expect(done['ETag']).toMatch(/^"[0-9a-f]{32}-2"$/);
    const got = await operator.call('s3:GetObject', place);
    expect(Buffer.from(got['Body'] as Uint8Array).toString()).toBe('hello');
    expect(await operator.fails('s3:ListParts', { ...place, UploadId })).toMatch(/^NoSuchUpload: /);
  });

  it('lists page after page', async () => {
    const operator = await createBucket();
    for (const Key of ['a', 'b', 'c']) await operator.call('s3:PutObject', { ...place, Key, Body: '' });
    const page = await operator.call('s3:ListObjectsV2', { Bucket: 'reports', MaxKeys: 2 });
    expect(page).toMatchObject({ KeyCount: 2, IsTruncated: true });
    const rest = await operator.call('s3:ListObjectsV2', {
      Bucket: 'reports',
      ContinuationToken: page['NextContinuationToken'],
    });
    expect(rest).toMatchObject({ KeyCount: 1, IsTruncated: false, Contents: [{ Key: 'c' }] });
  });
});

describe('the settings of a bucket', () => {
  it.each([
    ['Encryption', 'ServerSideEncryptionConfiguration', { Rules: [{ BucketKeyEnabled: true }] }],
    ['OwnershipControls', 'OwnershipControls', { Rules: [{ ObjectOwnership: 'ObjectWriter' }] }],
  ])('%s is answered under its member', async (name, member, value) => {
    const { operator } = createServiceAccount();
    await operator.call('s3:CreateBucket', { Bucket: 'reports' });
    await operator.call(`s3:PutBucket${name}`, { Bucket: 'reports', [member]: value });
    await expect(operator.call(`s3:GetBucket${name}`, { Bucket: 'reports' })).resolves.toEqual({
      [member]: value,
    });
  });

  it.each([
    ['GetBucketLifecycleConfiguration', 'NoSuchLifecycleConfiguration'],
    ['GetBucketCors', 'NoSuchCORSConfiguration'],
    ['GetBucketWebsite', 'NoSuchWebsiteConfiguration'],
    ['GetBucketTagging', 'NoSuchTagSet'],
    ['GetBucketPolicy', 'NoSuchBucketPolicy'],
  ])('%s of a new bucket answers %s', async (operation, code) => {
    const { operator } = createServiceAccount();
    await operator.call('s3:CreateBucket', { Bucket: 'reports' });
    expect(await operator.fails(`s3:${operation}`, { Bucket: 'reports' })).toMatch(new RegExp(`^${code}: `));
  });
});
