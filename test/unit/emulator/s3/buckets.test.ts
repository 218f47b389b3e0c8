import { describe, expect, it } from 'vitest';
import { createServiceAccount } from '../../../support/service-account.ts';

describe('making a bucket', () => {
  const inputOf = (constraint: string | undefined) => ({
    Bucket: 'reports',
    ...(constraint && { CreateBucketConfiguration: { LocationConstraint: constraint } }),
  });

  it.each([
    ['us-east-1', undefined, 'us-east-1'],
    ['us-east-1', 'eu-west-1', 'eu-west-1'],
    ['eu-west-1', 'eu-west-1', 'eu-west-1'],
  ])('at the endpoint of %s with the constraint %s', async (region, constraint, made) => {
    const { operator } = createServiceAccount(region);
    await operator.call('s3:CreateBucket', inputOf(constraint));
    const { Buckets } = await operator.call('s3:ListBuckets');
    expect(Buckets).toMatchObject([{ Name: 'reports', BucketRegion: made }]);
  });

  it.each([
    ['us-east-1', 'us-east-1', 'InvalidLocationConstraint: The specified location-constraint is not valid'],
    [
      'eu-west-1',
      undefined,
      'IllegalLocationConstraintException: The unspecified location constraint is incompatible for the region specific endpoint this request was sent to.',
    ],
    [
      'eu-west-1',
      'eu-central-1',
      'IllegalLocationConstraintException: The eu-central-1 location constraint is incompatible for the region specific endpoint this request was sent to.',
    ],
  ])('is refused at the endpoint of %s with the constraint %s', async (region, constraint, refusal) => {
    const { operator } = createServiceAccount(region);
    expect(await operator.fails('s3:CreateBucket', inputOf(constraint))).toBe(refusal);
  });

  it.each(['A', 'ab', 'Capital', 'two..dots', '10.0.0.1', 'ends-'])('refuses the name %s', async (name) => {
    const { operator } = createServiceAccount();
    expect(await operator.fails('s3:CreateBucket', { Bucket: name })).toBe(
      'InvalidBucketName: The specified bucket is not valid.',
    );
  });

  it('tells an owner elsewhere than in us-east-1 that the bucket is there', async () => {
    const location = { CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' } };
    const input = { Bucket: 'reports', ...location };
    const { operator } = createServiceAccount('eu-west-1');
    await operator.call('s3:CreateBucket', input);
    expect(await operator.fails('s3:CreateBucket', input)).toMatch(/^BucketAlreadyOwnedByYou: /);
    const home = createServiceAccount();
    await home.operator.call('s3:CreateBucket', { Bucket: 'reports' });
    await expect(home.operator.call('s3:CreateBucket', { Bucket: 'reports' })).resolves.toBeDefined();
  });
});

describe('a bucket in use', () => {
  it('goes only when it is empty', async () => {
    const { operator } = createServiceAccount();
    await operator.call('s3:CreateBucket', { Bucket: 'reports' });
    await operator.call('s3:PutObject', { Bucket: 'reports', Key: 'a', Body: 'x' });
    expect(await operator.fails('s3:DeleteBucket', { Bucket: 'reports' })).toBe(
      'BucketNotEmpty: The bucket you tried to delete is not empty',
    );
    await operator.call('s3:DeleteObject', { Bucket: 'reports', Key: 'a' });
    await operator.call('s3:DeleteBucket', { Bucket: 'reports' });
    expect(await operator.fails('s3:HeadBucket', { Bucket: 'reports' })).toBe(
      'NoSuchBucket: The specified bucket does not exist',
    );
  });

  it('keeps object versions behind delete markers, and then is not empty', async () => {
    const { operator } = createServiceAccount();
    const bucket = { Bucket: 'reports' };
    await operator.call('s3:CreateBucket', bucket);
    await operator.call('s3:PutBucketVersioning', {
      ...bucket,
      VersioningConfiguration: { Status: 'Enabled' },
    });
    await operator.call('s3:PutObject', { ...bucket, Key: 'a', Body: 'x' });
    await operator.call('s3:DeleteObject', { ...bucket, Key: 'a' });
    expect(await operator.fails('s3:GetObject', { ...bucket, Key: 'a' })).toMatch(/^NoSuchKey: /);
    expect(await operator.fails('s3:DeleteBucket', bucket)).toMatch(/You must delete all versions/);
    const { Versions, DeleteMarkers } = await operator.call<{
      Versions: { Key: string; VersionId: string }[];
      DeleteMarkers: { Key: string; VersionId: string }[];
    }>('s3:ListObjectVersions', bucket);
    expect(Versions).toHaveLength(1);
    expect(DeleteMarkers).toHaveLength(1);
    const Objects = [...Versions, ...DeleteMarkers].map(({ Key, VersionId }) => ({ Key, VersionId }));
    await operator.call('s3:DeleteObjects', { ...bucket, Delete: { Objects } });
    await operator.call('s3:DeleteBucket', bucket);
  });
});
