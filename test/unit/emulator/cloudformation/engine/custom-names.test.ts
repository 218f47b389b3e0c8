import { describe, expect, test } from 'vitest';

import { soundPolicy } from '../../../../support/resource-policies.ts';
import { createServiceAccount, type ServiceActor } from '../../../../support/service-account.ts';

type Properties = Readonly<Record<string, unknown>>;

const alarm = {
  AlarmName: 'taken',
  Namespace: 'AWS/Lambda',
  MetricName: 'Errors',
  Statistic: 'Sum',
  Period: 60,
  EvaluationPeriods: 1,
  Threshold: 1,
  ComparisonOperator: 'GreaterThanThreshold',
};
const table = {
  TableName: 'taken',
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
  KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
};
const trust = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
};
const policy = {
  ...soundPolicy,
  Statement: [
    {
      Effect: 'Allow',
      Principal: { AWS: '123456789012' },
      Action: 's3:GetObject',
      Resource: 'arn:aws:s3:::shared/*',
    },
  ],
};
const parameter = { Name: '/taken', Type: 'String', Value: 'x' };
const dashboard = { DashboardName: 'taken', DashboardBody: '{"widgets":[]}' };
const filter = {
  LogGroupName: 'shared',
  FilterName: 'taken',
  FilterPattern: '',
  MetricTransformations: [{ MetricName: 'm', MetricNamespace: 'n', MetricValue: '1' }],
};
const resourcePolicy = {
  PolicyName: 'taken',
  PolicyDocument: JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Principal: { Service: 'es.amazonaws.com' }, Action: 'logs:*', Resource: '*' },
    ],
  }),
};

function handler(message: string): string {
  return `Resource handler returned message: "${message}" (RequestToken: …, HandlerErrorCode: AlreadyExists)`;
}

/** The account's ids and tokens give way to what does not change. */
function plain(reason: string): string {
  return reason
    .replace(/(stack\/\w+)\/[0-9a-f-]{36}/, '$1/…')
    .replaceAll(/(RequestToken|Request ID): [0-9a-f-]{36}/gi, '$1: …');
}

async function prepare() {
  const account = createServiceAccount();
  await account.operator.call('s3:CreateBucket', { Bucket: 'shared' });
  await account.operator.call('logs:CreateLogGroup', { logGroupName: 'shared' });
  const stack = async (StackName: string, Resources: object, verb = 'Create'): Promise<string[]> => {
    await account.operator.call(`cloudformation:${verb}Stack`, {
      StackName,
      TemplateBody: JSON.stringify({ Resources }),
      Capabilities: ['CAPABILITY_NAMED_IAM'],
    });
    return (await account.settle()).map(plain);
  };
  return { ...account, stack };
}

const first = 'taken already exists in stack arn:aws:cloudformation:us-east-1:123456789012:stack/one/…';
/** Whom the second stack's resource is told of; `taken` is the name, or stands in it. */
const rows: readonly (readonly [string, Properties, string])[] = [
  ['AWS::CloudWatch::Alarm', alarm, first],
  ['AWS::CloudWatch::CompositeAlarm', { AlarmName: 'taken', AlarmRule: 'FALSE' }, first],
  ['AWS::CloudWatch::Dashboard', dashboard, first],
  ['AWS::DynamoDB::Table', table, first],
  ['AWS::ECR::Repository', { RepositoryName: 'taken' }, first],
  ['AWS::Events::EventBus', { Name: 'taken' }, first],
  [
    'AWS::Events::Rule',
    { Name: 'taken', ScheduleExpression: 'rate(1 day)' },
    handler('taken already exists'),
  ],
  ['AWS::IAM::Role', { RoleName: 'taken', AssumeRolePolicyDocument: trust }, first],
  ['AWS::Kinesis::Stream', { Name: 'taken', ShardCount: 1 }, first],
  ['AWS::Logs::LogGroup', { LogGroupName: 'taken' }, first],
  [
    'AWS::Logs::MetricFilter',
    filter,
    handler('Metric Filter with name taken already exists in log group shared.'),
  ],
  [
    'AWS::Logs::ResourcePolicy',
    resourcePolicy,
    handler(
      `Resource of type 'AWS::Logs::ResourcePolicy' with identifier '{"/properties/PolicyName":"taken"}' already exists.`,
    ),
  ],
  ['AWS::S3::Bucket', { BucketName: 'taken' }, first],
  [
    'AWS::S3::BucketPolicy',
    { Bucket: 'shared', PolicyDocument: policy },
    handler('Bucket Policy Already Exists'),
  ],
  ['AWS::SNS::Topic', { TopicName: 'taken' }, handler('taken already exists')],
  [
    'AWS::SQS::Queue',
    { QueueName: 'taken' },
    handler("Resource of type 'AWS::SQS::Queue' with identifier 'taken' already exists."),
  ],
  ['AWS::SSM::Parameter', parameter, first.replace('taken', '/taken')],
];

describe('two stacks make a thing of one name', () => {
  test.each(rows)('%s', async (Type, Properties, words) => {
    const { stack } = await prepare();
    expect(await stack('one', { It: { Type, Properties } })).toEqual([]);
    expect(await stack('two', { Other: { Type, Properties } })).toEqual([`Other ${words}`]);
  });

  test.each(rows)('%s, one after the other has gone', async (Type, Properties) => {
    const { stack, operator, settle } = await prepare();
    await stack('one', { It: { Type, Properties } });
    await operator.call('cloudformation:DeleteStack', { StackName: 'one' });
    await settle();
    expect(await stack('two', { Other: { Type, Properties } })).toEqual([]);
  });
});

type Making = (operator: ServiceActor) => Promise<unknown>;

describe('a stack makes a thing of the name of one that no stack has made', () => {
  test.each<readonly [string, Properties, Making, string]>([
    [
      'AWS::CloudWatch::Alarm',
      alarm,
      (operator) => operator.call('cloudwatch:PutMetricAlarm', alarm),
      handler('Alarm already exists'),
    ],
    [
      'AWS::CloudWatch::Dashboard',
      dashboard,
      (operator) => operator.call('cloudwatch:PutDashboard', dashboard),
      handler("Dashboard 'taken' already exists"),
    ],
    [
      'AWS::SNS::Topic',
      { TopicName: 'taken' },
      (operator) => operator.call('sns:CreateTopic', { Name: 'taken' }),
      handler('taken already exists'),
    ],
  ])('%s', async (Type, Properties, make, words) => {
    const { stack, operator } = await prepare();
    await make(operator);
    expect(await stack('one', { It: { Type, Properties } })).toEqual([`It ${words}`]);
  });
});

test('two resources of a template have one name', async () => {
  const { stack } = await prepare();
  const It = { Type: 'AWS::CloudWatch::Alarm', Properties: alarm };
  expect(await stack('one', { It, Too: It })).toEqual([`Too ${first}`]);
});

test('what a stack has left behind is not the records’ any more', async () => {
  const { stack, operator, settle } = await prepare();
  const It = { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: 'taken' } };
  await stack('one', { It: { ...It, DeletionPolicy: 'Retain' } });
  await operator.call('cloudformation:DeleteStack', { StackName: 'one' });
  await settle();
  expect(await stack('two', { It })).toEqual([
    `It ${handler(`Resource of type 'AWS::Logs::LogGroup' with identifier '{"/properties/LogGroupName":"taken"}' already exists.`)}`,
  ]);
});

const refusedReplacement =
  'It CloudFormation cannot update a stack when a custom-named resource requires replacing. Rename taken and update the stack again.';

test.each<readonly [string, Properties, readonly string[]]>([
  ['keeps its name', {}, [refusedReplacement]],
  ['gets another name', { TableName: 'other' }, []],
])('a table that is replaced %s', async (_how, named, failures) => {
  const { stack } = await prepare();
  const Type = 'AWS::DynamoDB::Table';
  const KeySchema = [...table.KeySchema, { AttributeName: 'at', KeyType: 'RANGE' }];
  const AttributeDefinitions = [...table.AttributeDefinitions, { AttributeName: 'at', AttributeType: 'S' }];
  await stack('one', { It: { Type, Properties: table } });
  const Properties = { ...table, KeySchema, AttributeDefinitions, ...named };
  expect(await stack('one', { It: { Type, Properties } }, 'Update')).toEqual(failures);
});
