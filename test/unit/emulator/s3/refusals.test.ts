import { describe, expect, it } from 'vitest';
import { createServiceAccount } from '../../../support/service-account.ts';
import { unsoundPolicies } from '../../../support/resource-policies.ts';

async function createBucketWithObject() {
  const account = createServiceAccount();
  await account.operator.call('s3:CreateBucket', { Bucket: 'reports' });
  await account.operator.call('s3:PutObject', { Bucket: 'reports', Key: 'there', Body: 'x' });
  return account;
}

describe('what S3 asks for, and how it refuses', () => {
  it.each([
    ['PutBucketEncryption', 's3:PutEncryptionConfiguration', 'reports'],
    ['GetBucketEncryption', 's3:GetEncryptionConfiguration', 'reports'],
    ['PutPublicAccessBlock', 's3:PutBucketPublicAccessBlock', 'reports'],
    ['PutBucketLifecycleConfiguration', 's3:PutLifecycleConfiguration', 'reports'],
    ['PutBucketCors', 's3:PutBucketCORS', 'reports'],
    ['PutBucketNotificationConfiguration', 's3:PutBucketNotification', 'reports'],
    ['PutBucketTagging', 's3:PutBucketTagging', 'reports'],
    ['PutBucketAccelerateConfiguration', 's3:PutAccelerateConfiguration', 'reports'],
    ['DeleteBucketWebsite', 's3:DeleteBucketWebsite', 'reports'],
    ['ListObjectsV2', 's3:ListBucket', 'reports'],
    ['ListObjectVersions', 's3:ListBucketVersions', 'reports'],
    ['GetObject', 's3:GetObject', 'reports/there'],
    ['PutObject', 's3:PutObject', 'reports/there'],
    ['CreateMultipartUpload', 's3:PutObject', 'reports/there'],
    ['DeleteObject', 's3:DeleteObject', 'reports/there'],
  ])('%s asks for %s', async (operation, action, resource) => {
    const { user } = await createBucketWithObject();
    const nobody = await user('nobody');
    // Every member that some operation insists on: the wire layer looks at them before permissions.
    const input = {
      Bucket: 'reports',
      Key: 'there',
      Body: 'x',
      ServerSideEncryptionConfiguration: { Rules: [] },
      PublicAccessBlockConfiguration: {},
      CORSConfiguration: { CORSRules: [] },
      NotificationConfiguration: {},
      Tagging: operation === 'PutBucketTagging' ? { TagSet: [] } : undefined,
      AccelerateConfiguration: {},
      LifecycleConfiguration: { Rules: [] },
    };
    expect(await nobody.fails(`s3:${operation}`, input)).toBe(
      `AccessDenied: User: ${nobody.arn} is not authorized to perform: ${action} on resource: "arn:aws:s3:::${resource}" because no identity-based policy allows the ${action} action`,
    );
  });

  it.each([
    ['HeadBucket', { Bucket: 'reports' }],
    ['HeadObject', { Bucket: 'reports', Key: 'there' }],
  ])('refuses %s without a word', async (operation, input) => {
    const { user } = await createBucketWithObject();
    const nobody = await user('nobody');
    expect(await nobody.fails(`s3:${operation}`, input)).toBe('Forbidden: Forbidden');
  });

  it('hides from those who may not list that a key is missing', async () => {
    const { user } = await createBucketWithObject();
    const reader = await user('reader', 's3:GetObject');
    const lister = await user('lister', 's3:GetObject', 's3:ListBucket');
    const missing = { Bucket: 'reports', Key: 'missing' };
    expect(await reader.fails('s3:GetObject', missing)).toMatch(
      /^AccessDenied: .*s3:ListBucket on resource: "arn:aws:s3:::reports"/,
    );
    expect(await lister.fails('s3:GetObject', missing)).toBe('NoSuchKey: The specified key does not exist.');
  });

  it('tells of a missing bucket before any permission', async () => {
    const { user } = createServiceAccount();
    const nobody = await user('nobody');
    expect(await nobody.fails('s3:GetBucketPolicy', { Bucket: 'reports' })).toMatch(/^NoSuchBucket: /);
  });

  it('decides on each key of DeleteObjects by itself', async () => {
    const { operator, user } = await createBucketWithObject();
    await operator.call('s3:PutObject', { Bucket: 'reports', Key: 'other', Body: 'x' });
    const remover = await user('remover', {
      Effect: 'Allow',
      Action: 's3:DeleteObject',
      Resource: 'arn:aws:s3:::reports/there',
    });
    const answer = await remover.call('s3:DeleteObjects', {
      Bucket: 'reports',
      Delete: { Objects: [{ Key: 'there' }, { Key: 'other' }] },
    });
    expect(answer).toMatchObject({
      Deleted: [{ Key: 'there' }],
      Errors: [{ Key: 'other', Code: 'AccessDenied', Message: expect.stringContaining('s3:DeleteObject') }],
    });
  });

  it('lets a bucket policy deny and allow', async () => {
    const { operator, user } = await createBucketWithObject();
    const reader = await user('reader', 's3:*');
    const guest = await user('guest');
    const statement = (effect: string, arn: string) => ({
      Effect: effect,
      Principal: { AWS: arn },
      Action: 's3:GetObject',
      Resource: 'arn:aws:s3:::reports/*',
    });
    await operator.call('s3:PutBucketPolicy', {
      Bucket: 'reports',
      Policy: JSON.stringify({
        Version: '2012-10-17',
        Statement: [statement('Deny', reader.arn), statement('Allow', guest.arn)],
      }),
    });
    const object = { Bucket: 'reports', Key: 'there' };
    expect(await reader.fails('s3:GetObject', object)).toMatch(
      /with an explicit deny in a resource-based policy/,
    );
    await expect(guest.call('s3:GetObject', object)).resolves.toMatchObject({ ContentLength: 1 });
  });

  it('keeps public policies out of a new bucket', async () => {
    const { operator } = await createBucketWithObject();
    const Policy = JSON.stringify({
      Statement: [
        { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::reports/*' },
      ],
    });
    expect(await operator.fails('s3:PutBucketPolicy', { Bucket: 'reports', Policy })).toMatch(
      /BlockPublicPolicy setting in S3 Block Public Access/,
    );
    await operator.call('s3:DeletePublicAccessBlock', { Bucket: 'reports' });
    await operator.call('s3:PutBucketPolicy', { Bucket: 'reports', Policy });
    await expect(operator.call('s3:GetBucketPolicy', { Bucket: 'reports' })).resolves.toEqual({ Policy });
  });
});

describe('a bucket policy', () => {
  it.each(unsoundPolicies)('%s is none', async (_name, text) => {
    const { operator } = await createBucketWithObject();
    const Policy = text.replace('"Resource":"*"', '"Resource":"arn:aws:s3:::reports/*"');
    expect(await operator.fails('s3:PutBucketPolicy', { Bucket: 'reports', Policy })).toMatch(
      /^MalformedPolicy: /,
    );
  });
});
