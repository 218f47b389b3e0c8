import { AwsError } from '../operation.ts';

const shape = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
const ipAddress = /^\d+\.\d+\.\d+\.\d+$/;

/**
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
 * @throws AwsError InvalidBucketName
 */
export function checkBucketName(name: string | undefined): string {
  const valid = name !== undefined && shape.test(name) && !name.includes('..') && !ipAddress.test(name);
  if (!valid || name.startsWith('xn--') || name.endsWith('-s3alias')) {
    throw new AwsError('InvalidBucketName', 'The specified bucket is not valid.', 400, {
      BucketName: name ?? '',
    });
  }
  return name;
}
