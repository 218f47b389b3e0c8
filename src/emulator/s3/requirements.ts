import { AwsError } from '../operation.ts';
import type { Call, Requirement } from '../operation.ts';
import { bucketArn, findObject, getBucket } from './store.ts';

/** What a request that has no body to carry an error gets instead of a sentence. */
export const refuseBare: NonNullable<Requirement['refuse']> = () =>
  new AwsError('Forbidden', 'Forbidden', 403);

/**
 * A permission on a bucket, under its policy. A bucket that is not there is told before any permission is asked.
 * @throws AwsError NoSuchBucket, PermanentRedirect
 */
export function onBucket(
  action: string,
  input: { readonly Bucket?: string | undefined },
  call: Call,
  more: Partial<Requirement> = {},
): Requirement {
  const resource = bucketArn(input.Bucket);
  const { policy } = getBucket(input.Bucket, call);
  return { action, resource, resourceAsPrinted: `"${resource}"`, resourcePolicy: policy, ...more };
}

/** The same on an object. */
export function onObject(
  action: string,
  input: { readonly Bucket?: string | undefined; readonly Key?: string | undefined },
  call: Call,
  more: Partial<Requirement> = {},
): Requirement {
  const resource = `${bucketArn(input.Bucket)}/${input.Key ?? ''}`;
  const { policy } = getBucket(input.Bucket, call);
  return { action, resource, resourceAsPrinted: `"${resource}"`, resourcePolicy: policy, ...more };
}

interface ReadInput {
  readonly Bucket?: string | undefined;
  readonly Key?: string | undefined;
  readonly VersionId?: string | undefined;
}

/**
 * Reading an object; who may not list the bucket is not told that a key is missing.
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html ("Permissions")
 */
export function toReadObject(
  input: ReadInput,
  call: Call,
  more: Partial<Requirement> = {},
): readonly Requirement[] {
  const action = input.VersionId === undefined ? 's3:GetObject' : 's3:GetObjectVersion';
  const reading = onObject(action, input, call, more);
  if (findObject(getBucket(input.Bucket, call), input.Key, input.VersionId)) return [reading];
  return [reading, onBucket('s3:ListBucket', input, call, more)];
}
