import type { Requirement } from '../operation.ts';
import type { Place } from '../regional-store.ts';
import { streamArn, type NamedStream } from './store.ts';

/** A permission on a stream. */
export function onStream(
  operation: string,
  named: NamedStream,
  place: Place,
  context: NonNullable<Requirement['context']> = {},
): Requirement {
  return { action: `kinesis:${operation}`, resource: streamArn(named, place), context };
}

/** A permission on whatever an ARN names. */
export function onArn(
  operation: string,
  arn: string | undefined,
  context: NonNullable<Requirement['context']> = {},
): Requirement {
  return { action: `kinesis:${operation}`, resource: arn ?? '*', context };
}
