import type { DeliveryStreamEncryptionStatus, DeliveryStreamStatus } from '@aws-sdk/client-firehose';
import type { Clock } from '../clock.ts';
import type { Passage } from '../passage.ts';

/**
 * How long Firehose takes: assumed; that a creation takes well under two minutes is what
 * https://github.com/hashicorp/terraform-provider-aws/pull/48946 shows.
 */
const takesMs = { CREATING: 45_000, DELETING: 30_000, encryption: 30_000 } as const;

export function startPassage(status: 'CREATING' | 'DELETING', clock: Clock): Passage<DeliveryStreamStatus> {
  return { status, over: clock.after(takesMs[status]) };
}

export function startEncryptionPassage(
  status: 'ENABLING' | 'DISABLING',
  clock: Clock,
): Passage<DeliveryStreamEncryptionStatus> {
  return { status, over: clock.after(takesMs.encryption) };
}
