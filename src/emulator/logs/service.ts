import type { Service } from '../operation.ts';

export const logsService: Service = {
  id: 'logs',
  actionPrefix: 'logs',
  displayName: 'CloudWatchLogs',
  refusalCode: 'AccessDeniedException',
  operations: [],
};
