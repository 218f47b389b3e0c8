import type { ConsumerStatus, MetricsName, StreamMode, StreamStatus } from '@aws-sdk/client-kinesis';
import { defineStore } from '../account.ts';
import { AwsError } from '../operation.ts';
import type { Passage } from '../passage.ts';
import type { Place } from '../regional-store.ts';

export interface Consumer {
  readonly name: string;
  readonly arn: string;
  readonly createdAt: Date;
  tags: Readonly<Record<string, string>>;
  passage: Passage<ConsumerStatus>;
}

export interface Stream {
  readonly name: string;
  readonly arn: string;
  readonly createdAt: Date;
  mode: StreamMode;
  /** Of the first open shard; those that a new count has closed came before it. */
  firstShard: number;
  shardCount: number;
  retentionHours: number;
  /** As it was named; undefined: nothing is encrypted. */
  keyId: string | undefined;
  shardLevelMetrics: readonly MetricsName[];
  maxRecordSizeInKiB: number;
  warmThroughputMiBps: number | undefined;
  tags: Readonly<Record<string, string>>;
  readonly consumers: Map<string, Consumer>;
  passage: Passage<StreamStatus>;
}

/** What calls name a stream by. */
export interface NamedStream {
  readonly StreamName?: string | undefined;
  readonly StreamARN?: string | undefined;
}

const kinesisStore = defineStore('kinesis', () => new Map<string, Stream>());

export function streamArn({ StreamARN: arn, StreamName: name }: NamedStream, place: Place): string {
  return arn ?? `arn:aws:kinesis:${place.region}:${place.account.accountId}:stream/${name ?? ''}`;
}

export function addStream({ account }: Place, stream: Stream): void {
  account.store(kinesisStore).set(stream.arn, stream);
}

/** Undefined of a stream whose deletion is over. */
export function lookUpStream({ account }: Pick<Place, 'account'>, arn: string): Stream | undefined {
  const streams = account.store(kinesisStore);
  const stream = streams.get(arn);
  if (stream?.passage.status !== 'DELETING' || !stream.passage.over.hasPassed) return stream;
  streams.delete(arn);
  return undefined;
}

/** Of one region, by name. */
export function streamsOf(place: Place): readonly Stream[] {
  const start = streamArn({}, place);
  return [...place.account.store(kinesisStore).keys()]
    .filter((arn) => arn.startsWith(start))
    .toSorted()
    .flatMap((arn) => lookUpStream(place, arn) ?? []);
}

/** @throws AwsError ResourceNotFoundException */
export function getStream(named: NamedStream, place: Place): Stream {
  const arn = streamArn(named, place);
  const stream = lookUpStream(place, arn);
  if (stream) return stream;
  throw new AwsError(
    'ResourceNotFoundException',
    `Stream ${arn.split(':stream/')[1] ?? ''} under account ${place.account.accountId} not found.`,
  );
}

/** By its ARN, `…:stream/NAME/consumer/NAME:SECONDS`. Undefined of one whose deregistration is over. */
export function lookUpConsumer(place: Pick<Place, 'account'>, arn: string): Consumer | undefined {
  const [ofStream = '', named = ''] = arn.split('/consumer/');
  const consumers = lookUpStream(place, ofStream)?.consumers;
  const consumer = consumers?.get(named.split(':')[0] ?? '');
  if (!consumer || consumer.arn !== arn) return undefined;
  if (consumer.passage.status !== 'DELETING' || !consumer.passage.over.hasPassed) return consumer;
  consumers?.delete(consumer.name);
  return undefined;
}

/** The living consumers of a stream. */
export function consumersOf(stream: Stream, place: Pick<Place, 'account'>): readonly Consumer[] {
  return [...stream.consumers.values()].flatMap(({ arn }) => lookUpConsumer(place, arn) ?? []);
}

/** By the ARN of a stream or of a consumer. */
export function tagsOfStream(arn: string, place: Place): Stream['tags'] | undefined {
  return arn.includes('/consumer/') ? lookUpConsumer(place, arn)?.tags : lookUpStream(place, arn)?.tags;
}
