import type { Service } from '../operation.ts';

export const ecrService: Service = {
  id: 'ecr',
  actionPrefix: 'ecr',
  displayName: 'Ecr',
  refusalCode: 'AccessDeniedException',
  operations: [],
};
