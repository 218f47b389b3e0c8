import type { Service } from '../operation.ts';

export const lambdaService: Service = {
  id: 'lambda',
  actionPrefix: 'lambda',
  displayName: 'Lambda',
  refusalCode: 'AccessDeniedException',
  operations: [],
};
