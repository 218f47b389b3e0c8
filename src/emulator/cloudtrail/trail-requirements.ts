import type { Call, Requirement } from '../operation.ts';
import { trailArn } from './trail-store.ts';

/** A permission on a trail. */
export function onTrail(
  operation: string,
  named: string | undefined,
  call: Call,
  context: NonNullable<Requirement['context']> = {},
): Requirement {
  return { action: `cloudtrail:${operation}`, resource: trailArn(named, call), context };
}
