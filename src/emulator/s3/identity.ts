import type { Service } from '../operation.ts';

/** The service without its operations, for those operations that ask IAM about each object on their own. */
export const s3Identity = {
  id: 's3',
  actionPrefix: 's3',
  displayName: 'S3',
  refusalCode: 'AccessDenied',
} as const satisfies Omit<Service, 'operations'>;
