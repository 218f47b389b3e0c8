import type { ConsumerStatus, StreamStatus } from '@aws-sdk/client-kinesis';
import type { Clock } from '../clock.ts';
import { AwsError } from '../operation.ts';
import { statusOf, type Passage } from '../passage.ts';
import type { Stream } from './store.ts';

/** How long Kinesis takes: assumed, but for the order of magnitude. */
const takesMs = {
  CREATING: 20_000,
  UPDATING: 20_000,
  DELETING: 20_000,
  consumer: 10_000,
} as const;

export function startPassage(
  status: 'CREATING' | 'UPDATING' | 'DELETING',
  clock: Clock,
): Passage<StreamStatus> {
  return { status, over: clock.after(takesMs[status]) };
}

export function startConsumerPassage(status: 'CREATING' | 'DELETING', clock: Clock): Passage<ConsumerStatus> {
  return { status, over: clock.after(takesMs.consumer) };
}

export function streamStatus({ passage }: Stream): StreamStatus {
  return statusOf(passage) ?? 'ACTIVE';
}

/**
 * Words: https://github.com/mhart/kinesalite, which is compared with AWS.
 * @throws AwsError ResourceInUseException
 */
export function assertActive(stream: Stream, accountId: string): void {
  const status = streamStatus(stream);
  if (status === 'ACTIVE') return;
  throw new AwsError(
    'ResourceInUseException',
    `Stream ${stream.name} under account ${accountId} not ACTIVE, instead in state ${status}`,
  );
}
