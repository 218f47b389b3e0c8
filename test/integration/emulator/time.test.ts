import {
  CloudFormationClient,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import { CloudTrailClient, LookupEventsCommand } from '@aws-sdk/client-cloudtrail';
import { CreateTableCommand, DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { expect, test } from 'vitest';
import { createEmulator } from '../../../src/emulator/emulator.ts';

const speed = 50;
const inAccount = (seconds: number): number => (seconds * 1000) / speed;

const table = {
  TableName: 'orders',
  BillingMode: 'PAY_PER_REQUEST' as const,
  AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' as const }],
  KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' as const }],
};
const template = {
  Resources: {
    Table: { Type: 'AWS::DynamoDB::Table', Properties: table },
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' },
          ],
        },
      },
    },
    Reader: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        Runtime: 'nodejs22.x',
        Handler: 'index.handler',
        Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
        Code: { ZipFile: 'exports.handler = () => 1' },
      },
    },
  },
};

async function start() {
  const emulator = await createEmulator({ speed });
  const config = { endpoint: emulator.endpoint, region: emulator.region, credentials: emulator };
  const clients = {
    cloudFormation: new CloudFormationClient(config),
    cloudTrail: new CloudTrailClient(config),
    dynamoDb: new DynamoDBClient(config),
  };
  return {
    ...clients,
    async [Symbol.asyncDispose]() {
      for (const client of Object.values(clients)) client.destroy();
      await emulator.close();
    },
  };
}

test('a table of an account in which time passes is CREATING, then ACTIVE', async () => {
  await using account = await start();
  const startedMs = performance.now();
  const { TableDescription } = await account.dynamoDb.send(new CreateTableCommand(table));
  expect(TableDescription?.TableStatus).toBe('CREATING');
  const seen = new Set<string | undefined>();
  while (!seen.has('ACTIVE')) {
    const { Table } = await account.dynamoDb.send(new DescribeTableCommand({ TableName: 'orders' }));
    seen.add(Table?.TableStatus);
  }
  expect([...seen].at(-1)).toBe('ACTIVE');
  expect(performance.now() - startedMs).toBeGreaterThanOrEqual(inAccount(7));
});

test('a stack takes the time that its resources take', async () => {
  await using account = await start();
  const settle = async (): Promise<string | undefined> => {
    for (;;) {
      const { Stacks } = await account.cloudFormation.send(new DescribeStacksCommand({ StackName: id }));
      const status = Stacks?.[0]?.StackStatus;
      if (!status?.endsWith('_IN_PROGRESS')) return status;
    }
  };
  const startedMs = performance.now();
  const { StackId: id } = await account.cloudFormation.send(
    new CreateStackCommand({
      StackName: 'app',
      TemplateBody: JSON.stringify(template),
      Capabilities: ['CAPABILITY_IAM'],
    }),
  );
  expect(await settle()).toBe('CREATE_COMPLETE');
  expect(performance.now() - startedMs).toBeGreaterThanOrEqual(inAccount(7));
  const { Events = [] } = await account.cloudTrail.send(
    new LookupEventsCommand({
      LookupAttributes: [{ AttributeKey: 'EventName', AttributeValue: 'DescribeTable' }],
    }),
  );
  expect(Events.length).toBeGreaterThan(2);
  await account.cloudFormation.send(new DeleteStackCommand({ StackName: 'app' }));
  expect(await settle()).toBe('DELETE_COMPLETE');
  expect(performance.now() - startedMs).toBeGreaterThanOrEqual(inAccount(7 + 5));
});
