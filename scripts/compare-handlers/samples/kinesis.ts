import { allowing, needed, type NeededResource, type Sample } from '../sample.ts';

const KeyPolicy = allowing({
  Principal: { AWS: 'arn:aws:iam::123456789012:root' },
  Action: 'kms:*',
  Resource: '*',
});
const key: NeededResource = { Type: 'AWS::KMS::Key', Properties: { KeyPolicy } };
const encrypted = { StreamEncryption: { EncryptionType: 'KMS', KeyId: needed('Key') } };
const onDemand = { StreamModeDetails: { StreamMode: 'ON_DEMAND' } };

export const kinesisSamples: readonly Sample[] = [
  {
    type: 'AWS::Kinesis::Stream',
    needs: { Key: key },
    states: [
      {
        ShardCount: 1,
        RetentionPeriodHours: 48,
        ...encrypted,
        DesiredShardLevelMetrics: ['IncomingBytes'],
        MaxRecordSizeInKiB: 2048,
        WarmThroughputMiBps: 10,
      },
      { ShardCount: 2, DesiredShardLevelMetrics: ['OutgoingBytes'], MaxRecordSizeInKiB: 1024 },
      { ...onDemand, RetentionPeriodHours: 48, ...encrypted, WarmThroughputMiBps: 20 },
    ],
    replacement: { Name: 'other', ...onDemand },
  },
  {
    type: 'AWS::Kinesis::StreamConsumer',
    needs: { Stream: { Type: 'AWS::Kinesis::Stream', exports: ['Arn'] } },
    states: [{ ConsumerName: 'reader', StreamARN: needed('Stream.Arn') }],
    replacement: { ConsumerName: 'other', StreamARN: needed('Stream.Arn') },
  },
];
