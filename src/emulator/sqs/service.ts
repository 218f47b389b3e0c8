import type { Service } from '../operation.ts';

export const sqsService: Service = {
  id: 'sqs',
  actionPrefix: 'sqs',
  displayName: 'Sqs',
  refusalCode: 'AccessDenied',
  operations: [],
};
