import type { Service } from '../operation.ts';

export const iamService: Service = {
  id: 'iam',
  actionPrefix: 'iam',
  displayName: 'Iam',
  refusalCode: 'AccessDenied',
  operations: [],
};
