import type { Service } from '../operation.ts';

export const snsService: Service = {
  id: 'sns',
  actionPrefix: 'sns',
  displayName: 'Sns',
  refusalCode: 'AuthorizationError',
  operations: [],
};
