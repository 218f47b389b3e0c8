import { allowing, needed, type NeededResource, type Sample } from '../sample.ts';

const KeyPolicy = allowing({
  Principal: { AWS: 'arn:aws:iam::123456789012:root' },
  Action: 'kms:*',
  Resource: '*',
});
const role: NeededResource = {
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: allowing({
      Principal: { Service: 'firehose.amazonaws.com' },
      Action: 'sts:AssumeRole',
    }),
    Policies: [{ PolicyName: 'read', PolicyDocument: allowing({ Action: 'kinesis:*', Resource: '*' }) }],
  },
  exports: ['Arn'],
};
const bucket = (Prefix: string) => ({
  ExtendedS3DestinationConfiguration: {
    BucketARN: needed('Bucket.Arn'),
    RoleARN: needed('Role.Arn'),
    Prefix,
  },
});
const encrypted = {
  DeliveryStreamEncryptionConfigurationInput: {
    KeyType: 'CUSTOMER_MANAGED_CMK',
    KeyARN: needed('Key.Arn'),
  },
};

export const firehoseSamples: readonly Sample[] = [
  {
    type: 'AWS::KinesisFirehose::DeliveryStream',
    needs: {
      Bucket: { Type: 'AWS::S3::Bucket', exports: ['Arn'] },
      Role: role,
      Key: { Type: 'AWS::KMS::Key', Properties: { KeyPolicy }, exports: ['Arn'] },
      Stream: { Type: 'AWS::Kinesis::Stream', exports: ['Arn'] },
    },
    states: [
      { DeliveryStreamName: 'clicks', ...bucket('a/'), ...encrypted },
      { DeliveryStreamName: 'clicks', ...bucket('b/') },
      { DeliveryStreamName: 'clicks', ...bucket('b/'), ...encrypted },
    ],
    replacement: {
      DeliveryStreamType: 'KinesisStreamAsSource',
      KinesisStreamSourceConfiguration: {
        KinesisStreamARN: needed('Stream.Arn'),
        RoleARN: needed('Role.Arn'),
      },
      ...bucket('b/'),
    },
  },
];
