import type { Service } from '../operation.ts';

export const stsService: Service = {
  id: 'sts',
  actionPrefix: 'sts',
  displayName: 'Sts',
  refusalCode: 'AccessDenied',
  operations: [],
};
