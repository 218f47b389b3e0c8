import { expect, test } from 'vitest';
import { Account } from '../../../../src/emulator/account.ts';
import { dynamoDbService } from '../../../../src/emulator/dynamodb/service.ts';
import { accountId, createDirectService } from '../../../support/direct-service.ts';
import { HandClock } from '../../../support/hand-clock.ts';

const orders = {
  TableName: 'orders',
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
  KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
};
const named = { TableName: 'orders' };
const index = (IndexName: string) => ({
  IndexName,
  KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
  Projection: { ProjectionType: 'ALL' },
});
const timeToLive = (Enabled: boolean) => ({
  ...named,
  TimeToLiveSpecification: { AttributeName: 'until', Enabled },
});
const recovery = { ...named, PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } };
const inUse = (doing: string) =>
  `ResourceInUseException: Attempt to change a resource which is still in use: Table is being ${doing}: orders`;

interface Described {
  readonly TableStatus: string;
  readonly GlobalSecondaryIndexes?: readonly {
    readonly IndexName: string;
    readonly IndexStatus: string;
    readonly Backfilling?: boolean;
  }[];
}

function createDynamoDb() {
  const clock = new HandClock();
  const service = createDirectService(dynamoDbService, new Account({ accountId, propagationMs: 0, clock }));
  const describe = async () => (await service.call('DescribeTable', named))['Table'] as Described;
  return {
    call: (operation: string, input: object = {}) => service.call(operation, input),
    fails: (operation: string, input: object) => service.fails(operation, input),
    clock,
    describe,
    status: async () => (await describe()).TableStatus,
  };
}

async function createActive(more: object = {}) {
  const dynamodb = createDynamoDb();
  await dynamodb.call('CreateTable', { ...orders, ...more });
  dynamodb.clock.pass(7);
  return dynamodb;
}

test('a table is CREATING, and refuses changes, before it is ACTIVE', async () => {
  const { call, fails, clock, describe, status } = createDynamoDb();
  await call('CreateTable', { ...orders, GlobalSecondaryIndexes: [index('a')] });
  expect(await describe()).toMatchObject({
    TableStatus: 'CREATING',
    GlobalSecondaryIndexes: [{ IndexStatus: 'CREATING' }],
  });
  expect(await fails('CreateTable', orders)).toBe(inUse('created'));
  expect(await fails('UpdateTable', { ...named, DeletionProtectionEnabled: true })).toBe(inUse('created'));
  expect(await fails('DeleteTable', named)).toBe(inUse('created'));
  expect(await fails('UpdateTimeToLive', timeToLive(true))).toBe(inUse('created'));
  expect(await fails('DescribeTimeToLive', named)).toBe(
    'ValidationException: Cannot describe time to live while table is in CREATING state',
  );
  expect(await fails('UpdateContinuousBackups', recovery)).toBe(
    'ContinuousBackupsUnavailableException: Backups are being enabled for the table: orders. Please retry later',
  );
  clock.pass(6.9);
  expect(await status()).toBe('CREATING');
  clock.pass(0.1);
  expect(await describe()).toMatchObject({
    TableStatus: 'ACTIVE',
    GlobalSecondaryIndexes: [{ IndexStatus: 'ACTIVE' }],
  });
  await call('UpdateTimeToLive', timeToLive(true));
  await call('UpdateContinuousBackups', recovery);
});

test('a table is UPDATING, then takes the next change', async () => {
  const { call, fails, clock, status } = await createActive();
  await call('UpdateTable', { ...named, DeletionProtectionEnabled: true });
  expect(await status()).toBe('UPDATING');
  expect(await fails('UpdateTable', { ...named, DeletionProtectionEnabled: false })).toBe(inUse('updated'));
  await call('UpdateTimeToLive', timeToLive(true));
  clock.pass(2);
  await call('UpdateTable', { ...named, DeletionProtectionEnabled: false });
});

test('the other way of billing takes minutes', async () => {
  const { call, clock, status } = await createActive();
  const ProvisionedThroughput = { ReadCapacityUnits: 1, WriteCapacityUnits: 1 };
  await call('UpdateTable', { ...named, BillingMode: 'PROVISIONED', ProvisionedThroughput });
  clock.pass(100);
  expect(await status()).toBe('UPDATING');
  clock.pass(12);
  expect(await status()).toBe('ACTIVE');
});

test('a deleted table is DELETING, then gone, and its name free', async () => {
  const { call, fails, clock, status } = await createActive();
  await call('DeleteTable', named);
  expect(await status()).toBe('DELETING');
  expect(await fails('DeleteTable', named)).toBe(inUse('deleted'));
  expect(await fails('CreateTable', orders)).toBe(inUse('deleted'));
  expect(await call('ListTables')).toMatchObject({ TableNames: ['orders'] });
  clock.pass(5);
  expect(await call('ListTables')).toMatchObject({ TableNames: [] });
  await call('CreateTable', orders);
});

test('an index is made while its table is ACTIVE again, one at a time', async () => {
  const { call, fails, clock, describe } = await createActive();
  const make = (name: string) => ({ ...named, GlobalSecondaryIndexUpdates: [{ Create: index(name) }] });
  await call('UpdateTable', make('a'));
  expect(await describe()).toMatchObject({
    TableStatus: 'UPDATING',
    GlobalSecondaryIndexes: [{ IndexName: 'a', IndexStatus: 'CREATING', Backfilling: false }],
  });
  clock.pass(30);
  expect(await describe()).toMatchObject({
    TableStatus: 'ACTIVE',
    GlobalSecondaryIndexes: [{ IndexName: 'a', IndexStatus: 'CREATING', Backfilling: true }],
  });
  expect(await fails('UpdateTable', make('b'))).toBe(
    'LimitExceededException: Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously per table',
  );
  const ProvisionedThroughput = { ReadCapacityUnits: 1, WriteCapacityUnits: 1 };
  const tuned = {
    ...named,
    GlobalSecondaryIndexUpdates: [{ Update: { IndexName: 'a', ProvisionedThroughput } }],
  };
  expect(await fails('UpdateTable', tuned)).toBe(
    'ResourceInUseException: Attempt to change a resource which is still in use: Index is being updated.  Table: orders Index: a',
  );
  expect(await fails('DeleteTable', named)).toMatch(/^ResourceInUseException: Cannot delete table while/);
  clock.pass(510);
  expect((await describe()).GlobalSecondaryIndexes).toEqual([
    expect.objectContaining({ IndexName: 'a', IndexStatus: 'ACTIVE' }),
  ]);
  await call('UpdateTable', make('b'));
});

test('an index is DELETING before it is gone, and may be given up while it is filled', async () => {
  const { call, clock, describe } = await createActive({ GlobalSecondaryIndexes: [index('a')] });
  const drop = (IndexName: string) => ({
    ...named,
    GlobalSecondaryIndexUpdates: [{ Delete: { IndexName } }],
  });
  await call('UpdateTable', drop('a'));
  expect((await describe()).GlobalSecondaryIndexes).toMatchObject([{ IndexStatus: 'DELETING' }]);
  clock.pass(5);
  expect((await describe()).GlobalSecondaryIndexes).toBeUndefined();
  await call('UpdateTable', { ...named, GlobalSecondaryIndexUpdates: [{ Create: index('b') }] });
  clock.pass(31);
  await call('UpdateTable', drop('b'));
  clock.pass(5);
  expect((await describe()).GlobalSecondaryIndexes).toBeUndefined();
});

test('time to live changes once an hour, and what is so already is told first', async () => {
  const { call, fails, clock } = await createActive();
  await call('UpdateTimeToLive', timeToLive(true));
  expect(await call('DescribeTimeToLive', named)).toMatchObject({
    TimeToLiveDescription: { TimeToLiveStatus: 'ENABLED', AttributeName: 'until' },
  });
  expect(await fails('UpdateTimeToLive', timeToLive(true))).toBe(
    'ValidationException: TimeToLive is already enabled',
  );
  expect(await fails('UpdateTimeToLive', timeToLive(false))).toBe(
    'ValidationException: Time to live has been modified multiple times within a fixed interval',
  );
  clock.pass(3600);
  await call('UpdateTimeToLive', timeToLive(false));
  expect(await call('DescribeTimeToLive', named)).toEqual({
    TimeToLiveDescription: { TimeToLiveStatus: 'DISABLED' },
  });
});
