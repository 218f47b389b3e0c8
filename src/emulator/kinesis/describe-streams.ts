import type {
  DescribeStreamInput,
  DescribeStreamOutput,
  DescribeStreamSummaryInput,
  DescribeStreamSummaryOutput,
  ListShardsInput,
  ListShardsOutput,
  ListStreamsInput,
  ListStreamsOutput,
  Shard,
} from '@aws-sdk/client-kinesis';
import { AwsError, defineOperation } from '../operation.ts';
import { cutPage } from '../page.ts';
import { onStream } from './requirements.ts';
import { consumersOf, getStream, streamsOf, type Stream } from './store.ts';
import { streamStatus } from './stream-states.ts';

export const describeStreamSummary = defineOperation<DescribeStreamSummaryInput, DescribeStreamSummaryOutput>(
  {
    name: 'DescribeStreamSummary',
    requires: (input, call) => [onStream('DescribeStreamSummary', input, call)],
    handle: (input, call) => {
      const stream = getStream(input, call);
      return {
        StreamDescriptionSummary: {
          ...commonOf(stream),
          OpenShardCount: streamStatus(stream) === 'CREATING' ? 0 : stream.shardCount,
          ConsumerCount: consumersOf(stream, call).length,
          MaxRecordSizeInKiB: stream.maxRecordSizeInKiB,
          ...(stream.warmThroughputMiBps !== undefined && {
            WarmThroughput: {
              TargetMiBps: stream.warmThroughputMiBps,
              CurrentMiBps: stream.warmThroughputMiBps,
            },
          }),
        },
      };
    },
  },
);

export const describeStream = defineOperation<DescribeStreamInput, DescribeStreamOutput>({
  name: 'DescribeStream',
  requires: (input, call) => [onStream('DescribeStream', input, call)],
  handle: (input, call) => {
    const stream = getStream(input, call);
    const after = shardsOf(stream).filter(({ ShardId: id = '' }) => id > (input.ExclusiveStartShardId ?? ''));
    const most = input.Limit ?? 100;
    return {
      StreamDescription: {
        ...commonOf(stream),
        Shards: after.slice(0, most),
        HasMoreShards: after.length > most,
      },
    };
  },
});

export const listStreams = defineOperation<ListStreamsInput, ListStreamsOutput>({
  name: 'ListStreams',
  requires: () => [{ action: 'kinesis:ListStreams', resource: '*' }],
  handle: (input, call) => {
    const after = streamsOf(call).filter(({ name }) => name > (input.ExclusiveStartStreamName ?? ''));
    const { items, next } = cutPage(after, input.NextToken, input.Limit ?? 100, expired);
    return {
      StreamNames: items.map(({ name }) => name),
      HasMoreStreams: next !== undefined,
      NextToken: next,
      StreamSummaries: items.map((stream) => ({
        StreamName: stream.name,
        StreamARN: stream.arn,
        StreamStatus: streamStatus(stream),
        StreamModeDetails: { StreamMode: stream.mode },
        StreamCreationTimestamp: stream.createdAt,
      })),
    };
  },
});

export const listShards = defineOperation<ListShardsInput, ListShardsOutput>({
  name: 'ListShards',
  requires: (input, call) => [onStream('ListShards', input, call)],
  handle: (input, call) => {
    const shards = shardsOf(getStream(input, call));
    const { items, next } = cutPage(shards, input.NextToken, input.MaxResults ?? 1000, expired);
    return { Shards: items, NextToken: next };
  },
});

export function expired(): AwsError {
  return new AwsError('ExpiredNextTokenException', 'The pagination token is expired or was never given.');
}

function commonOf(stream: Stream) {
  return {
    StreamName: stream.name,
    StreamARN: stream.arn,
    StreamStatus: streamStatus(stream),
    StreamModeDetails: { StreamMode: stream.mode },
    RetentionPeriodHours: stream.retentionHours,
    StreamCreationTimestamp: stream.createdAt,
    EnhancedMonitoring: [{ ShardLevelMetrics: [...stream.shardLevelMetrics] }],
    EncryptionType: stream.keyId === undefined ? ('NONE' as const) : ('KMS' as const),
    ...(stream.keyId !== undefined && { KeyId: stream.keyId }),
  };
}

const hashKeys = 2n ** 128n;

/** The open shards, which share the hash keys evenly; none while the stream is made. */
function shardsOf(stream: Stream): readonly Shard[] {
  if (streamStatus(stream) === 'CREATING') return [];
  const count = BigInt(stream.shardCount);
  return Array.from({ length: stream.shardCount }, (_, index) => ({
    ShardId: `shardId-${String(stream.firstShard + index).padStart(12, '0')}`,
    HashKeyRange: {
      StartingHashKey: String((hashKeys / count) * BigInt(index)),
      EndingHashKey: String(
        index === stream.shardCount - 1 ? hashKeys - 1n : (hashKeys / count) * BigInt(index + 1) - 1n,
      ),
    },
    SequenceNumberRange: { StartingSequenceNumber: String(stream.createdAt.getTime()) },
  }));
}
