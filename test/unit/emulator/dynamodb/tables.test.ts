import { expect, test } from 'vitest';
import { dynamoDbService } from '../../../../src/emulator/dynamodb/service.ts';
import { createDirectService } from '../../../support/direct-service.ts';

const arn = 'arn:aws:dynamodb:eu-west-1:123456789012:table/orders';

const orders = {
  TableName: 'orders',
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
  KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
};

test.each([
  ['CreateTable', { TableName: 'orders' }, [`dynamodb:CreateTable on ${arn}`]],
  [
    'CreateTable',
    { TableName: 'orders', Tags: [{ Key: 'a', Value: 'b' }] },
    [`dynamodb:CreateTable on ${arn}`, `dynamodb:TagResource on ${arn}`],
  ],
  ['DescribeTable', { TableName: arn }, [`dynamodb:DescribeTable on ${arn}`]],
  ['UpdateTimeToLive', { TableName: 'orders' }, [`dynamodb:UpdateTimeToLive on ${arn}`]],
  ['TagResource', { ResourceArn: arn }, [`dynamodb:TagResource on ${arn}`]],
  ['ListTables', {}, ['dynamodb:ListTables on arn:aws:dynamodb:eu-west-1:123456789012:table/*']],
])('%s %j asks for %j', (operation, input, expected) => {
  expect(createDirectService(dynamoDbService).asks(operation, input)).toEqual(expected);
});

test('a table with a stream', async () => {
  const dynamodb = createDirectService(dynamoDbService);
  const { TableDescription } = await dynamodb.call('CreateTable', {
    ...orders,
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' },
  });
  expect(TableDescription).toMatchObject({ TableStatus: 'CREATING' });
  const { Table } = await dynamodb.call('DescribeTable', { TableName: 'orders' });
  expect(Table).toMatchObject({
    TableArn: arn,
    TableStatus: 'ACTIVE',
    LatestStreamArn: expect.stringMatching(/table\/orders\/stream\/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}$/u),
  });
  expect(await dynamodb.fails('CreateTable', orders)).toBe(
    'ResourceInUseException: Table already exists: orders',
  );
});

test.each([
  [{ ...orders, BillingMode: undefined }, 'ReadCapacityUnits and WriteCapacityUnits must both be specified'],
  [
    { ...orders, ProvisionedThroughput: { ReadCapacityUnits: 1, WriteCapacityUnits: 1 } },
    'Neither ReadCapacityUnits nor WriteCapacityUnits can be specified',
  ],
  [
    {
      ...orders,
      AttributeDefinitions: [...orders.AttributeDefinitions, { AttributeName: 'x', AttributeType: 'S' }],
    },
    'Some AttributeDefinitions are not used. AttributeDefinitions: [id, x], keys used: [id]',
  ],
  [{ ...orders, AttributeDefinitions: [] }, 'Some index key attributes are not defined'],
  [{ ...orders, TableName: 'a' }, 'TableName must be at least 3 characters long'],
])('CreateTable refuses %j', async (input, expected) => {
  expect(await createDirectService(dynamoDbService).fails('CreateTable', input)).toContain(expected);
});

test('protection, time to live, backups and a second stream', async () => {
  const dynamodb = createDirectService(dynamoDbService);
  await dynamodb.call('CreateTable', { ...orders, DeletionProtectionEnabled: true });
  expect(await dynamodb.fails('DeleteTable', { TableName: 'orders' })).toContain(
    'protected against deletion',
  );
  const on = { TableName: 'orders', TimeToLiveSpecification: { AttributeName: 'until', Enabled: true } };
  await dynamodb.call('UpdateTimeToLive', on);
  expect(await dynamodb.fails('UpdateTimeToLive', on)).toBe(
    'ValidationException: TimeToLive is already enabled',
  );
  const stream = {
    TableName: 'orders',
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'KEYS_ONLY' },
  };
  await dynamodb.call('UpdateTable', stream);
  expect(await dynamodb.fails('UpdateTable', stream)).toContain('Table already has an enabled stream');
  expect(
    await dynamodb.call('UpdateContinuousBackups', {
      TableName: 'orders',
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    }),
  ).toMatchObject({
    ContinuousBackupsDescription: {
      PointInTimeRecoveryDescription: { PointInTimeRecoveryStatus: 'ENABLED' },
    },
  });
  await dynamodb.call('UpdateTable', { TableName: 'orders', DeletionProtectionEnabled: false });
  await dynamodb.call('DeleteTable', { TableName: 'orders' });
  expect(await dynamodb.fails('DescribeTable', { TableName: 'orders' })).toBe(
    'ResourceNotFoundException: Requested resource not found: Table: orders not found',
  );
});

test('lists names after a name', async () => {
  const dynamodb = createDirectService(dynamoDbService);
  for (const name of ['ccc', 'aaa', 'bbb'])
    await dynamodb.call('CreateTable', { ...orders, TableName: name });
  expect(await dynamodb.call('ListTables', { Limit: 2 })).toEqual({
    TableNames: ['aaa', 'bbb'],
    LastEvaluatedTableName: 'bbb',
  });
  expect(await dynamodb.call('ListTables', { ExclusiveStartTableName: 'bbb' })).toEqual({
    TableNames: ['ccc'],
    LastEvaluatedTableName: undefined,
  });
});
