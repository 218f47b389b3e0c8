import {
  CreateLogGroupCommand,
  CloudWatchLogsClient,
  DeleteLogGroupCommand,
  DescribeLogGroupsCommand,
  PutRetentionPolicyCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import {
  CreateTableCommand,
  DeleteTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import {
  DeleteParameterCommand,
  GetParameterCommand,
  PutParameterCommand,
  SSMClient,
} from '@aws-sdk/client-ssm';
import { expect, test } from 'vitest';
import { openTarget } from '../support/contract-target.ts';
import { failureOf } from '../support/failure-of.ts';

test('DynamoDB: a table is made and deleted', async () => {
  await using target = await openTarget();
  const dynamodb = target.client(DynamoDBClient);
  const TableName = target.unique('table');
  const input = {
    TableName,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
  } as const;
  const create = () =>
    dynamodb.send(
      new CreateTableCommand({
        ...input,
        AttributeDefinitions: [...input.AttributeDefinitions],
        KeySchema: [...input.KeySchema],
      }),
    );
  const { TableDescription: created } = await create();
  target.removing(() => dynamodb.send(new DeleteTableCommand({ TableName })));
  expect(created?.TableArn).toBe(`arn:aws:dynamodb:${target.region}:${target.accountId}:table/${TableName}`);
  const status = async () =>
    (await dynamodb.send(new DescribeTableCommand({ TableName }))).Table?.TableStatus;
  await target.until(async () => ((await status()) === 'ACTIVE' ? true : undefined));
  expect(await failureOf(create())).toBe('ResourceInUseException 400');
  await dynamodb.send(new DeleteTableCommand({ TableName }));
  const gone = await target.until(async () => {
    const failure = await failureOf(status());
    return failure === 'succeeded' ? undefined : failure;
  });
  expect(gone).toBe('ResourceNotFoundException 400');
});

test('Logs: a group is made, kept for a time and deleted', async () => {
  await using target = await openTarget();
  const logs = target.client(CloudWatchLogsClient);
  const logGroupName = `/contract/${target.unique('group')}`;
  const remove = () => logs.send(new DeleteLogGroupCommand({ logGroupName }));
  await logs.send(new CreateLogGroupCommand({ logGroupName }));
  target.removing(remove);
  await logs.send(new PutRetentionPolicyCommand({ logGroupName, retentionInDays: 7 }));
  const { logGroups } = await logs.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: logGroupName }));
  expect(logGroups).toMatchObject([
    {
      logGroupName,
      retentionInDays: 7,
      arn: `arn:aws:logs:${target.region}:${target.accountId}:log-group:${logGroupName}:*`,
    },
  ]);
  expect(await failureOf(logs.send(new CreateLogGroupCommand({ logGroupName })))).toBe(
    'ResourceAlreadyExistsException 400',
  );
  expect(
    await failureOf(logs.send(new PutRetentionPolicyCommand({ logGroupName, retentionInDays: 8 }))),
  ).toBe(target.expected('InvalidParameterException 400', 'days that logs cannot be kept'));
  await remove();
  expect(await failureOf(remove())).toBe('ResourceNotFoundException 400');
});

test('SSM: a parameter is made, changed and deleted', async () => {
  await using target = await openTarget();
  const ssm = target.client(SSMClient);
  const Name = `/contract/${target.unique('parameter')}`;
  const put = (Value: string, Overwrite: boolean) =>
    ssm.send(new PutParameterCommand({ Name, Value, Type: 'String', Overwrite }));
  const remove = () => ssm.send(new DeleteParameterCommand({ Name }));
  expect((await put('one', false)).Version).toBe(1);
  target.removing(remove);
  expect(await failureOf(put('two', false))).toBe('ParameterAlreadyExists 400');
  expect((await put('two', true)).Version).toBe(2);
  expect((await ssm.send(new GetParameterCommand({ Name }))).Parameter).toMatchObject({
    Name,
    Value: 'two',
    Type: 'String',
    Version: 2,
    ARN: `arn:aws:ssm:${target.region}:${target.accountId}:parameter${Name}`,
  });
  await remove();
  expect(await failureOf(ssm.send(new GetParameterCommand({ Name })))).toBe('ParameterNotFound 400');
  expect(await failureOf(remove())).toBe('ParameterNotFound 400');
});
