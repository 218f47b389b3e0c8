import { expect, it } from 'vitest';
import { HandClock } from '../../../support/hand-clock.ts';
import { accountId, createServiceAccount } from '../../../support/service-account.ts';

const named = { DeliveryStreamName: 'clicks' };
const arn = `arn:aws:firehose:us-east-1:${accountId}:deliverystream/clicks`;

async function createAccount() {
  const clock = new HandClock();
  const made = createServiceAccount(undefined, undefined, clock);
  const RoleARN = await made.role('delivery', 'firehose.amazonaws.com');
  const destination = {
    ExtendedS3DestinationConfiguration: {
      RoleARN,
      BucketARN: 'arn:aws:s3:::clicks',
      S3BackupConfiguration: { RoleARN, BucketARN: 'arn:aws:s3:::backup' },
    },
  };
  const describe = async () => {
    const { DeliveryStreamDescription: told } = await made.operator.call<{
      DeliveryStreamDescription: Record<string, unknown>;
    }>('firehose:DescribeDeliveryStream', named);
    return told;
  };
  return { ...made, clock, describe, RoleARN, creation: { ...named, ...destination } };
}

async function createStream() {
  const made = await createAccount();
  await made.operator.call('firehose:CreateDeliveryStream', made.creation);
  made.clock.pass(45);
  return made;
}

it('passes through its states', async () => {
  const { clock, creation, describe, operator } = await createAccount();
  await operator.call('firehose:CreateDeliveryStream', creation);
  await expect(describe()).resolves.toMatchObject({ DeliveryStreamStatus: 'CREATING' });
  expect(await operator.fails('firehose:StopDeliveryStreamEncryption', named)).toMatch(
    /^ResourceInUseException: .* it is CREATING\.$/,
  );
  clock.pass(45);
  await operator.call('firehose:StartDeliveryStreamEncryption', named);
  await expect(describe()).resolves.toMatchObject({
    DeliveryStreamStatus: 'ACTIVE',
    DeliveryStreamEncryptionConfiguration: { KeyType: 'AWS_OWNED_CMK', Status: 'ENABLING' },
  });
  clock.pass(30);
  await expect(describe()).resolves.toMatchObject({
    DeliveryStreamEncryptionConfiguration: { Status: 'ENABLED' },
  });
  await operator.call('firehose:DeleteDeliveryStream', named);
  await expect(describe()).resolves.toMatchObject({ DeliveryStreamStatus: 'DELETING' });
  clock.pass(30);
  expect(await operator.fails('firehose:DescribeDeliveryStream', named)).toBe(
    `ResourceNotFoundException: Firehose clicks under account ${accountId} not found.`,
  );
});

it('changes its destination, version by version', async () => {
  const { describe, operator } = await createStream();
  const update = {
    ...named,
    DestinationId: 'destinationId-000000000001',
    CurrentDeliveryStreamVersionId: '1',
    ExtendedS3DestinationUpdate: { Prefix: 'b/' },
  };
  await operator.call('firehose:UpdateDestination', update);
  await expect(describe()).resolves.toMatchObject({
    VersionId: '2',
    Destinations: [
      {
        ExtendedS3DestinationDescription: {
          Prefix: 'b/',
          BucketARN: 'arn:aws:s3:::clicks',
          S3BackupDescription: { BucketARN: 'arn:aws:s3:::backup' },
        },
        S3DestinationDescription: { Prefix: 'b/' },
      },
    ],
  });
  expect(await operator.fails('firehose:UpdateDestination', update)).toMatch(
    /^ConcurrentModificationException: /,
  );
});

it.each([
  ['the account', accountId, 'made'],
  ['another account', '111122223333', 'Firehose is unable to assume role'],
])('tells a role that asks for an external id the account: %s', async (_whose, id, answer) => {
  const { operator } = createServiceAccount();
  const trust = {
    Version: '2012-10-17',
    Statement: {
      Effect: 'Allow',
      Principal: { Service: 'firehose.amazonaws.com' },
      Action: 'sts:AssumeRole',
      Condition: { StringEquals: { 'sts:ExternalId': id } },
    },
  };
  const { Role } = await operator.call<{ Role: { Arn: string } }>('iam:CreateRole', {
    RoleName: 'delivery',
    AssumeRolePolicyDocument: JSON.stringify(trust),
  });
  const creation = {
    ...named,
    S3DestinationConfiguration: { RoleARN: Role.Arn, BucketARN: 'arn:aws:s3:::clicks' },
  };
  const answered = operator
    .call('firehose:CreateDeliveryStream', creation)
    .then(() => 'made')
    .catch((error: unknown) => String(error));
  await expect(answered).resolves.toContain(answer);
});

it('needs a role that Firehose can take on, and one that may read its source', async () => {
  const { creation, operator, role } = await createAccount();
  const stranger = await role('stranger', 'lambda.amazonaws.com');
  const source = 'arn:aws:kinesis:us-east-1:123456789012:stream/clicks';
  expect(
    await operator.fails('firehose:CreateDeliveryStream', {
      ...named,
      S3DestinationConfiguration: { RoleARN: stranger, BucketARN: 'arn:aws:s3:::clicks' },
    }),
  ).toBe(
    `InvalidArgumentException: Firehose is unable to assume role ${stranger}. Please check the role provided.`,
  );
  expect(
    await operator.fails('firehose:CreateDeliveryStream', {
      ...creation,
      KinesisStreamSourceConfiguration: {
        RoleARN: creation.ExtendedS3DestinationConfiguration.RoleARN,
        KinesisStreamARN: source,
      },
    }),
  ).toContain(`is not authorized to perform: kinesis:DescribeStream on resource ${source}`);
  expect(await operator.fails('firehose:CreateDeliveryStream', named)).toBe(
    'InvalidArgumentException: Exactly one destination configuration is supported for a Firehose',
  );
});

it('asks for itself, its tags, its roles and its key', async () => {
  const { creation, operator, RoleARN, user } = await createAccount();
  const { KeyMetadata: key } = await operator.call<{ KeyMetadata: { Arn: string } }>('kms:CreateKey');
  const input = {
    ...creation,
    Tags: [{ Key: 'a', Value: '1' }],
    DeliveryStreamEncryptionConfigurationInput: { KeyType: 'CUSTOMER_MANAGED_CMK', KeyARN: key.Arn },
  };
  const steps = [
    ['firehose:CreateDeliveryStream', arn],
    ['firehose:TagDeliveryStream', arn],
    ['iam:PassRole', RoleARN],
    ['kms:DescribeKey', key.Arn],
    ['kms:CreateGrant', key.Arn],
  ] as const;
  for (const [index, [action, resource]] of steps.entries()) {
    const somebody = await user(`user-${index}`, ...steps.slice(0, index).map(([before]) => before));
    expect(await somebody.fails('firehose:CreateDeliveryStream', input)).toContain(
      `not authorized to perform: ${action} on resource: ${resource} `,
    );
  }
  const all = await user('all', ...steps.map(([action]) => action));
  await all.call('firehose:CreateDeliveryStream', input);
});
