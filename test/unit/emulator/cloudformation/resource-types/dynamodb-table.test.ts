import { expect, test } from 'vitest';
import { Account } from '../../../../../src/emulator/account.ts';
import { dynamoDbTable } from '../../../../../src/emulator/cloudformation/resource-types/dynamodb/table.ts';
import { dynamoDbService } from '../../../../../src/emulator/dynamodb/service.ts';
import { handleResource, stackTag } from '../../../../support/handler-walk.ts';
import { accountId } from '../../../../support/direct-service.ts';

const index = (IndexName: string, key: string) => ({
  IndexName,
  KeySchema: [{ AttributeName: key, KeyType: 'HASH' }],
  Projection: { ProjectionType: 'ALL' },
});

const attributes = (...names: string[]) =>
  names.map((AttributeName) => ({ AttributeName, AttributeType: 'S' }));

const plain = {
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: attributes('id'),
  KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
};

function createTable(properties: object) {
  const account = new Account({ accountId, propagationMs: 0 });
  return handleResource([dynamoDbService], account, dynamoDbTable, { properties: { ...properties } });
}

test('is looked for, made, looked at, and gone when deleted', async () => {
  const table = createTable({ ...plain, StreamSpecification: { StreamViewType: 'NEW_IMAGE' } });
  expect(await table.create()).toEqual([
    'dynamodb:DescribeTable!',
    'dynamodb:CreateTable',
    'dynamodb:DescribeTable',
  ]);
  expect(table.attribute('StreamArn')).toMatch(/:table\/shop-dev-Thing-1A2B3C4D5E6F\/stream\/\d{4}-/u);
  expect(await table.remove()).toEqual(['dynamodb:DeleteTable', 'dynamodb:DescribeTable!']);
});

test('what CreateTable cannot say comes after it', async () => {
  const table = createTable({
    ...plain,
    TimeToLiveSpecification: { AttributeName: 'until', Enabled: true },
    PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
  });
  expect((await table.create()).slice(3)).toEqual([
    'dynamodb:UpdateTimeToLive',
    'dynamodb:UpdateContinuousBackups',
  ]);
});

test.each([
  ['a tag', plain, [{ Key: 'STAGE', Value: 'prod' }], ['dynamodb:TagResource']],
  ['no tag', plain, [], ['dynamodb:UntagResource']],
  ['protection', { ...plain, DeletionProtectionEnabled: true }, stackTag, ['dynamodb:UpdateTable']],
  [
    'a stream',
    { ...plain, StreamSpecification: { StreamViewType: 'NEW_IMAGE' } },
    stackTag,
    ['dynamodb:UpdateTable'],
  ],
  [
    'an index',
    { ...plain, AttributeDefinitions: attributes('id', 'b'), GlobalSecondaryIndexes: [index('b', 'b')] },
    stackTag,
    ['dynamodb:UpdateTable'],
  ],
  [
    'a time to live',
    { ...plain, TimeToLiveSpecification: { AttributeName: 'until', Enabled: true } },
    stackTag,
    ['dynamodb:UpdateTimeToLive'],
  ],
])('an update to %s', async (_what, properties, tags, expected) => {
  const table = createTable(plain);
  await table.create();
  expect(await table.update({ properties, tags })).toEqual([
    'dynamodb:DescribeTable',
    ...expected,
    'dynamodb:DescribeTable',
  ]);
});

test('other settings are in force before an index changes', async () => {
  const table = createTable(plain);
  await table.create();
  const properties = {
    ...plain,
    StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
    AttributeDefinitions: attributes('id', 'b'),
    GlobalSecondaryIndexes: [index('b', 'b')],
  };
  expect(await table.update({ properties, tags: stackTag })).toEqual([
    'dynamodb:DescribeTable',
    'dynamodb:UpdateTable',
    'dynamodb:DescribeTable',
    'dynamodb:UpdateTable',
    'dynamodb:DescribeTable',
  ]);
});
