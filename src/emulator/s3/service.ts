import type { Service } from '../operation.ts';

export const s3Service: Service = {
  id: 's3',
  actionPrefix: 's3',
  displayName: 'S3',
  refusalCode: 'AccessDenied',
  operations: [],
};
