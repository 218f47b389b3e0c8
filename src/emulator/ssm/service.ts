import type { Service } from '../operation.ts';

export const ssmService: Service = {
  id: 'ssm',
  actionPrefix: 'ssm',
  displayName: 'Ssm',
  refusalCode: 'AccessDeniedException',
  operations: [],
};
