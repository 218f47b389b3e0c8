import type {
  DeliveryStreamDescription,
  DeliveryStreamEncryptionConfiguration,
  DeliveryStreamEncryptionStatus,
  DeliveryStreamStatus,
} from '@aws-sdk/client-firehose';
import { AwsError } from '../operation.ts';
import { statusOf, type Passage } from '../passage.ts';
import { defineRegionalStore, type Place } from '../regional-store.ts';

export interface DeliveryStream {
  readonly name: string;
  /** But for what passes. */
  description: DeliveryStreamDescription;
  /** Where it rests in the end; undefined: it never was encrypted. */
  encryption: DeliveryStreamEncryptionConfiguration | undefined;
  tags: Readonly<Record<string, string>>;
  passage: Passage<DeliveryStreamStatus>;
  encryptionPassage: Passage<DeliveryStreamEncryptionStatus> | undefined;
}

const firehoseState = defineRegionalStore('firehose', () => new Map<string, DeliveryStream>());

/** The delivery streams of one region, by name; without those whose deletion is over. */
export function deliveryStreams(place: Place): Map<string, DeliveryStream> {
  const streams = firehoseState(place);
  for (const { name, passage } of streams.values()) {
    if (passage.status === 'DELETING' && passage.over.hasPassed) streams.delete(name);
  }
  return streams;
}

export function deliveryStreamArn(name: string | undefined, { account, region }: Place): string {
  return `arn:aws:firehose:${region}:${account.accountId}:deliverystream/${name ?? ''}`;
}

/** @throws AwsError ResourceNotFoundException */
export function getDeliveryStream(name: string | undefined, place: Place): DeliveryStream {
  const stream = deliveryStreams(place).get(name ?? '');
  if (stream) return stream;
  throw new AwsError(
    'ResourceNotFoundException',
    `Firehose ${name ?? ''} under account ${place.account.accountId} not found.`,
  );
}

/** The words are assumed. @throws AwsError ResourceInUseException */
export function assertActive({ name, passage }: DeliveryStream, { account }: Place): void {
  const status = statusOf(passage);
  if (status === undefined) return;
  throw new AwsError(
    'ResourceInUseException',
    `Firehose ${name} under accountId ${account.accountId} is not in ACTIVE state, it is ${status}.`,
  );
}

export function tagsOfDeliveryStream(arn: string, place: Place): DeliveryStream['tags'] | undefined {
  return deliveryStreams(place).get(arn.split('/')[1] ?? '')?.tags;
}
