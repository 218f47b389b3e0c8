import { expect, it } from 'vitest';
import { createServiceAccount } from '../../../../support/service-account.ts';

const shape = {
  TableName: 'things',
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
  KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
  StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
  TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
  SSESpecification: { SSEEnabled: true },
};

const template = (properties: object) =>
  JSON.stringify({
    Resources: {
      Things: { Type: 'AWS::DynamoDB::GlobalTable', Properties: { ...shape, ...properties } },
    },
    Outputs: Object.fromEntries(
      ['Arn', 'StreamArn', 'TableId'].map((name) => [name, { Value: { 'Fn::GetAtt': ['Things', name] } }]),
    ),
  });

const here = (settings: object = {}) => ({ Replicas: [{ Region: 'us-east-1', ...settings }] });

it('with one replica, here, it is a table with the settings of the replica', async () => {
  const { operator, settle, handlerCalls } = createServiceAccount();
  const StackName = 'app';
  await operator.call('cloudformation:CreateStack', {
    StackName,
    TemplateBody: template(
      here({
        Tags: [{ Key: 'team', Value: 'one' }],
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      }),
    ),
  });
  expect(await settle()).toEqual([]);
  expect(handlerCalls).toContain('dynamodb:UpdateContinuousBackups');
  const { Table: table } = await operator.call<{ Table: { TableArn: string } }>('dynamodb:DescribeTable', {
    TableName: 'things',
  });
  expect(table).toMatchObject({ SSEDescription: { Status: 'ENABLED' } });
  const tags = () => operator.call('dynamodb:ListTagsOfResource', { ResourceArn: table.TableArn });
  expect(await tags()).toMatchObject({ Tags: [{ Key: 'team', Value: 'one' }] });
  handlerCalls.splice(0);
  await operator.call('cloudformation:UpdateStack', {
    StackName,
    TemplateBody: template(here({ TableClass: 'STANDARD_INFREQUENT_ACCESS' })),
  });
  expect(await settle()).toEqual([]);
  expect(handlerCalls.filter((call) => /Update|tag/i.test(call))).toEqual([
    'dynamodb:UpdateTable',
    'dynamodb:UpdateContinuousBackups',
    'dynamodb:UntagResource',
  ]);
  await operator.call('cloudformation:DeleteStack', { StackName });
  expect(await settle()).toEqual([]);
  expect(await operator.call('dynamodb:ListTables')).toEqual({ TableNames: [] });
});

it.each([
  [
    { Replicas: [{ Region: 'us-east-1' }, { Region: 'eu-west-1' }] },
    'UpdateTable with replicas is not built',
  ],
  [
    { ...here(), BillingMode: 'PROVISIONED', ProvisionedThroughput: undefined },
    /ReadCapacityUnits|UpdateTableReplicaAutoScaling is not built|ProvisionedThroughput/,
  ],
])('what is not built fails by its name: %#', async (properties, reason) => {
  const { operator, settle } = createServiceAccount();
  await operator.call('cloudformation:CreateStack', { StackName: 'app', TemplateBody: template(properties) });
  expect((await settle()).join('\n')).toMatch(reason);
});
