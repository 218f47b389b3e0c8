import type { Service } from '../operation.ts';
import { lookupEvents } from './lookup-events.ts';

export const cloudTrailService: Service = {
  id: 'cloudtrail',
  actionPrefix: 'cloudtrail',
  displayName: 'CloudTrail',
  refusalCode: 'AccessDeniedException',
  refusalStatus: 400,
  operations: [lookupEvents],
};
