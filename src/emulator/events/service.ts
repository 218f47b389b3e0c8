import type { Service } from '../operation.ts';

export const eventsService: Service = {
  id: 'events',
  actionPrefix: 'events',
  displayName: 'EventBridge',
  refusalCode: 'AccessDeniedException',
  operations: [],
};
