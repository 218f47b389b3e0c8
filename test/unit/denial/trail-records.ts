import type { TrailRecord } from '../../../src/denial/trail/trail-record.ts';
import { deployerArn } from './made-up.ts';

/** A refused call of the deployer. */
export function record(service: string, eventName: string, rest: Partial<TrailRecord> = {}): TrailRecord {
  return {
    eventId: `${service}-${eventName}`,
    at: '2026-01-02T03:04:05.000Z',
    eventSource: `${service}.amazonaws.com`,
    eventName,
    errorCode: 'AccessDenied',
    userArn: deployerArn,
    ...rest,
  };
}
