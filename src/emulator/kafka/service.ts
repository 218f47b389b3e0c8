import type { Service } from '../operation.ts';

export const kafkaService: Service = {
  id: 'kafka',
  actionPrefix: 'kafka',
  displayName: 'Kafka',
  refusalCode: 'AccessDeniedException',
  operations: [],
};
