import { describe, expect, it } from 'vitest';
import { createLambdaAccount } from '../../../support/lambda-account.ts';

const queueArn = 'arn:aws:sqs:us-east-1:123456789012:orders';
const streamArn = 'arn:aws:dynamodb:us-east-1:123456789012:table/orders/stream/2026-01-01T00:00:00.000';
const consumerArn = 'arn:aws:kinesis:us-east-1:123456789012:stream/clicks/consumer/reader:1700000000';
const allow = (...Action: string[]) => ({ Effect: 'Allow', Action, Resource: '*' });

async function createMapped(...roleStatements: object[]) {
  const made = await createLambdaAccount(...roleStatements);
  await made.operator.call('lambda:CreateFunction', made.hello);
  return made;
}

describe('CreateEventSourceMapping', () => {
  it.each([
    {
      name: 'a queue nothing is allowed on',
      statements: [],
      source: { EventSourceArn: queueArn },
      message: 'The provided execution role does not have permissions to call ReceiveMessage on SQS',
    },
    {
      name: 'a queue from which nothing may be deleted',
      statements: [allow('sqs:ReceiveMessage', 'sqs:GetQueueAttributes')],
      source: { EventSourceArn: queueArn },
      message: 'The provided execution role does not have permissions to call DeleteMessage on SQS',
    },
    {
      name: 'a stream that may not be read',
      statements: [allow('dynamodb:DescribeStream')],
      source: { EventSourceArn: streamArn, StartingPosition: 'LATEST' },
      message: `Cannot access stream ${streamArn}. Please ensure the role can perform the GetRecords, GetShardIterator, DescribeStream, and ListStreams Actions on your stream in IAM.`,
    },
    {
      name: 'a consumer of a stream that may not be read',
      statements: [allow('kinesis:SubscribeToShard')],
      source: { EventSourceArn: consumerArn, StartingPosition: 'LATEST' },
      message: `Cannot access stream ${consumerArn}. Please ensure the role can perform the SubscribeToShard, DescribeStreamConsumer, DescribeStreamSummary, ListShards Actions on your stream in IAM.`,
    },
    ...[streamArn, consumerArn].map((EventSourceArn) => ({
      name: `what is not there, ${EventSourceArn}`,
      statements: [allow('dynamodb:*', 'kinesis:*')],
      source: { EventSourceArn, StartingPosition: 'LATEST' },
      message: `Stream not found: ${EventSourceArn}`,
    })),
    {
      name: 'a stream without a start',
      statements: [allow('dynamodb:*')],
      source: { EventSourceArn: streamArn },
      message:
        "1 validation error detected: Value null at 'startingPosition' failed to satisfy constraint: Member must not be null.",
    },
  ])('refuses $name', async ({ statements, source, message }) => {
    const { operator } = await createMapped(...statements);
    expect(
      await operator.fails('lambda:CreateEventSourceMapping', { FunctionName: 'hello', ...source }),
    ).toBe(`InvalidParameterValueException: ${message}`);
  });

  it('maps a source to a function once', async () => {
    const { operator } = await createMapped(allow('sqs:*'));
    const input = { FunctionName: 'hello', EventSourceArn: queueArn, BatchSize: 5 };
    const { UUID } = await operator.call('lambda:CreateEventSourceMapping', input);
    expect(await operator.fails('lambda:CreateEventSourceMapping', input)).toMatch(
      /^ResourceConflictException: An event source mapping with SQS arn/,
    );
    await expect(operator.call('lambda:GetEventSourceMapping', { UUID })).resolves.toMatchObject({
      State: 'Enabled',
      BatchSize: 5,
    });
    await operator.call('lambda:UpdateEventSourceMapping', { UUID, Enabled: false });
    await expect(operator.call('lambda:ListEventSourceMappings')).resolves.toMatchObject({
      EventSourceMappings: [{ UUID, State: 'Disabled', BatchSize: 5 }],
    });
    await operator.call('lambda:DeleteEventSourceMapping', { UUID });
    expect(await operator.fails('lambda:GetEventSourceMapping', { UUID })).toBe(
      'ResourceNotFoundException: The resource you requested does not exist.',
    );
  });

  it('maps streams and consumers with what the framework grants for them', async () => {
    const stream = 'arn:aws:kinesis:us-east-1:123456789012:stream/clicks';
    const reads = ['kinesis:GetRecords', 'kinesis:GetShardIterator'];
    const { operator } = await createMapped(
      {
        ...allow(...reads, 'kinesis:DescribeStream', 'kinesis:DescribeStreamSummary', 'kinesis:ListShards'),
        Resource: stream,
      },
      { ...allow('kinesis:SubscribeToShard'), Resource: `${stream}/consumer/*` },
      { ...allow('dynamodb:*'), Resource: '*' },
    );
    await operator.call('kinesis:CreateStream', { StreamName: 'clicks', ShardCount: 1 });
    const { Consumer: consumer } = await operator.call<{ Consumer: { ConsumerARN: string } }>(
      'kinesis:RegisterStreamConsumer',
      { StreamARN: stream, ConsumerName: 'reader' },
    );
    const { TableDescription: table } = await operator.call<{
      TableDescription: { LatestStreamArn: string };
    }>('dynamodb:CreateTable', {
      TableName: 'orders',
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' },
    });
    for (const EventSourceArn of [stream, consumer.ConsumerARN, table.LatestStreamArn]) {
      await expect(
        operator.call('lambda:CreateEventSourceMapping', {
          FunctionName: 'hello',
          EventSourceArn,
          StartingPosition: 'LATEST',
        }),
      ).resolves.toMatchObject({ EventSourceArn, BatchSize: 100 });
    }
  });

  it('is refused on every mapping, and on one by its id', async () => {
    const { user } = await createMapped(allow('sqs:*'));
    const nobody = await user('nobody');
    const all = 'arn:aws:lambda:us-east-1:123456789012:event-source-mapping:';
    expect(
      await nobody.fails('lambda:CreateEventSourceMapping', {
        FunctionName: 'hello',
        EventSourceArn: queueArn,
      }),
    ).toContain(`lambda:CreateEventSourceMapping on resource: ${all}* `);
    expect(await nobody.fails('lambda:GetEventSourceMapping', { UUID: 'abc' })).toContain(`${all}abc `);
  });
});

describe('destinations', () => {
  it('are tried with the role of the function', async () => {
    const { hello, operator } = await createMapped(allow('sns:Publish'));
    const topic = 'arn:aws:sns:us-east-1:123456789012:failed';
    const config = (Destination: string) => ({
      FunctionName: 'hello',
      DestinationConfig: { OnFailure: { Destination } },
    });
    expect(await operator.fails('lambda:PutFunctionEventInvokeConfig', config(queueArn))).toBe(
      `InvalidParameterValueException: The function's execution role does not have permissions to call SendMessage on ${queueArn}`,
    );
    await expect(operator.call('lambda:PutFunctionEventInvokeConfig', config(topic))).resolves.toBeDefined();
    const second = { ...hello, FunctionName: 'second', DeadLetterConfig: { TargetArn: queueArn } };
    expect(await operator.fails('lambda:CreateFunction', second)).toBe(
      'InvalidParameterValueException: The provided execution role does not have permissions to call SendMessage on SQS',
    );
  });
});
