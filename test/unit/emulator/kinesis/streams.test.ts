import { expect, it } from 'vitest';
import { HandClock } from '../../../support/hand-clock.ts';
import { accountId, createServiceAccount } from '../../../support/service-account.ts';

const named = { StreamName: 'clicks' };
const arn = `arn:aws:kinesis:us-east-1:${accountId}:stream/clicks`;

async function createStream(more: object = {}) {
  const clock = new HandClock();
  const made = createServiceAccount(undefined, undefined, clock);
  await made.operator.call('kinesis:CreateStream', { ...named, ShardCount: 2, ...more });
  clock.pass(20);
  const summary = async () => {
    const { StreamDescriptionSummary: told } = await made.operator.call(
      'kinesis:DescribeStreamSummary',
      named,
    );
    return told;
  };
  return { ...made, clock, summary };
}

it('passes through its states', async () => {
  const { clock, operator, summary } = await createStream();
  await expect(summary()).resolves.toMatchObject({ StreamStatus: 'ACTIVE', OpenShardCount: 2 });
  await operator.call('kinesis:UpdateShardCount', {
    ...named,
    TargetShardCount: 4,
    ScalingType: 'UNIFORM_SCALING',
  });
  expect(
    await operator.fails('kinesis:IncreaseStreamRetentionPeriod', { ...named, RetentionPeriodHours: 48 }),
  ).toBe(
    `ResourceInUseException: Stream clicks under account ${accountId} not ACTIVE, instead in state UPDATING`,
  );
  clock.pass(20);
  await expect(operator.call('kinesis:ListShards', named)).resolves.toMatchObject({
    Shards: [{ ShardId: 'shardId-000000000002' }, {}, {}, { ShardId: 'shardId-000000000005' }],
  });
  await operator.call('kinesis:DeleteStream', named);
  await expect(summary()).resolves.toMatchObject({ StreamStatus: 'DELETING' });
  clock.pass(20);
  expect(await operator.fails('kinesis:DescribeStreamSummary', named)).toBe(
    `ResourceNotFoundException: Stream clicks under account ${accountId} not found.`,
  );
});

it.each([
  ['CreateStream', { ...named, ShardCount: 1 }, /^ResourceInUseException: .* already exists\.$/],
  ['CreateStream', { StreamName: 'a b', ShardCount: 1 }, /^ValidationException: /],
  ['CreateStream', { StreamName: 'b' }, /^ValidationException: ShardCount must be provided/],
  ['IncreaseStreamRetentionPeriod', { ...named, RetentionPeriodHours: 9000 }, /is too long\.$/],
  ['DecreaseStreamRetentionPeriod', { ...named, RetentionPeriodHours: 48 }, /can not be longer than/],
  [
    'UpdateShardCount',
    { ...named, TargetShardCount: 5, ScalingType: 'UNIFORM_SCALING' },
    /^InvalidArgumentException: /,
  ],
  ['StartStreamEncryption', { ...named, EncryptionType: 'KMS', KeyId: 'none' }, /^KMSNotFoundException: /],
])('%s %o fails', async (operation, input, fault) => {
  const { operator } = await createStream();
  expect(await operator.fails(`kinesis:${operation}`, input)).toMatch(fault);
});

it('has consumers, which hold back its deletion', async () => {
  const { clock, operator } = await createStream();
  const { Consumer: consumer } = await operator.call<{ Consumer: { ConsumerARN: string } }>(
    'kinesis:RegisterStreamConsumer',
    { StreamARN: arn, ConsumerName: 'reader', Tags: { team: 'a' } },
  );
  expect(consumer).toMatchObject({ ConsumerStatus: 'CREATING' });
  const { ConsumerARN } = consumer;
  clock.pass(10);
  await expect(operator.call('kinesis:DescribeStreamConsumer', { ConsumerARN })).resolves.toMatchObject({
    ConsumerDescription: { ConsumerStatus: 'ACTIVE', StreamARN: arn },
  });
  await expect(
    operator.call('kinesis:ListTagsForResource', { ResourceARN: ConsumerARN }),
  ).resolves.toMatchObject({ Tags: [{ Key: 'team', Value: 'a' }] });
  expect(await operator.fails('kinesis:DeleteStream', named)).toMatch(/^ResourceInUseException: /);
  await operator.call('kinesis:DeregisterStreamConsumer', { ConsumerARN });
  clock.pass(10);
  await expect(operator.call('kinesis:ListStreamConsumers', { StreamARN: arn })).resolves.toMatchObject({
    Consumers: [],
  });
  await operator.call('kinesis:DeleteStream', named);
});

it('tags change, and a listing pages', async () => {
  const { operator } = await createStream({ Tags: { a: '1', b: '2' } });
  await operator.call('kinesis:RemoveTagsFromStream', { ...named, TagKeys: ['a'] });
  await operator.call('kinesis:TagResource', { ResourceARN: arn, Tags: { c: '3' } });
  await expect(operator.call('kinesis:ListTagsForStream', { ...named, Limit: 1 })).resolves.toEqual({
    Tags: [{ Key: 'b', Value: '2' }],
    HasMoreTags: true,
  });
  await operator.call('kinesis:CreateStream', {
    StreamName: 'views',
    StreamModeDetails: { StreamMode: 'ON_DEMAND' },
  });
  const first = await operator.call('kinesis:ListStreams', { Limit: 1 });
  expect(first).toMatchObject({ StreamNames: ['clicks'], HasMoreStreams: true });
  await expect(
    operator.call('kinesis:ListStreams', { NextToken: first['NextToken'] }),
  ).resolves.toMatchObject({ StreamNames: ['views'], HasMoreStreams: false });
});

it.each([
  ['CreateStream', { ...named, ShardCount: 1 }, `kinesis:CreateStream on resource: ${arn} `],
  [
    'CreateStream',
    { ...named, ShardCount: 1, Tags: { a: '1' } },
    `kinesis:AddTagsToStream on resource: ${arn} `,
    'kinesis:CreateStream',
  ],
  ['DescribeStreamSummary', named, `kinesis:DescribeStreamSummary on resource: ${arn} `],
  [
    'UpdateShardCount',
    { ...named, TargetShardCount: 1, ScalingType: 'UNIFORM_SCALING' },
    'kinesis:UpdateShardCount on resource: * ',
  ],
])('%s is refused, naming its resource', async (operation, input, printed, ...allowed) => {
  const { user } = createServiceAccount();
  const somebody = await user('somebody', ...allowed);
  expect(await somebody.fails(`kinesis:${operation}`, input)).toContain(printed);
});

it('is allowed by its tags', async () => {
  const { user } = await createStream({ Tags: { team: 'a' } });
  const ofTeam = (team: string) => ({
    Effect: 'Allow',
    Action: 'kinesis:DescribeStreamSummary',
    Resource: '*',
    Condition: { StringEquals: { 'aws:ResourceTag/team': team } },
  });
  await (await user('ann', ofTeam('a'))).call('kinesis:DescribeStreamSummary', named);
  await expect(
    (await user('ben', ofTeam('b'))).fails('kinesis:DescribeStreamSummary', named),
  ).resolves.toMatch(/^AccessDeniedException: /);
});
