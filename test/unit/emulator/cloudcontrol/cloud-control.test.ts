import type { ProgressEvent } from '@aws-sdk/client-cloudcontrol';
import { describe, expect, test } from 'vitest';

import { createServiceAccount, type ServiceActor } from '../../../support/service-account.ts';

const group = { TypeName: 'AWS::Logs::LogGroup', Identifier: '/app/a' };
const control = ['cloudformation:DeleteResource', 'cloudformation:GetResourceRequestStatus'];

interface Progressed {
  readonly ProgressEvent: ProgressEvent;
}

/** The last event of the request, once the handler has ended. */
async function remove(actor: ServiceActor, input: object): Promise<ProgressEvent> {
  let { ProgressEvent: event } = await actor.call<Progressed>('cloudcontrol:DeleteResource', input);
  while (event.OperationStatus === 'IN_PROGRESS') {
    await new Promise((resolve) => setImmediate(resolve));
    const status = { RequestToken: event.RequestToken };
    ({ ProgressEvent: event } = await actor.call<Progressed>(
      'cloudcontrol:GetResourceRequestStatus',
      status,
    ));
  }
  return event;
}

async function createStack(account: ReturnType<typeof createServiceAccount>, resources: object) {
  await account.operator.call('cloudformation:CreateStack', {
    StackName: 'app',
    TemplateBody: JSON.stringify({ Resources: resources }),
    Capabilities: ['CAPABILITY_IAM'],
  });
  expect(await account.settle()).toEqual([]);
  const { StackResourceSummaries: summaries } = await account.operator.call<{
    StackResourceSummaries: { LogicalResourceId: string; PhysicalResourceId: string }[];
  }>('cloudformation:ListStackResources', { StackName: 'app' });
  return new Map(summaries.map((one) => [one.LogicalResourceId, one.PhysicalResourceId]));
}

describe('DeleteResource', () => {
  test('deletes what nobody told CloudFormation of, as the caller', async () => {
    const account = createServiceAccount();
    await account.operator.call('logs:CreateLogGroup', { logGroupName: '/app/a' });
    const { OperationStatus, Operation, TypeName, Identifier } = await remove(account.operator, group);
    expect({ OperationStatus, Operation, TypeName, Identifier }).toEqual({
      OperationStatus: 'SUCCESS',
      Operation: 'DELETE',
      ...group,
    });
    expect(await account.operator.call('logs:DescribeLogGroups')).toMatchObject({ logGroups: [] });
  });

  test('fails with NotFound where there is nothing', async () => {
    const { operator } = createServiceAccount();
    expect(await remove(operator, group)).toMatchObject({
      OperationStatus: 'FAILED',
      ErrorCode: 'NotFound',
      StatusMessage: expect.stringMatching(/^The specified log group does not exist\. \(Service: /) as string,
    });
  });

  test('asks the caller for the permission to make the request, and for those of the handler', async () => {
    const account = createServiceAccount();
    await account.operator.call('logs:CreateLogGroup', { logGroupName: '/app/a' });
    const nobody = await account.user('nobody');
    expect(await nobody.fails('cloudcontrol:DeleteResource', group)).toBe(
      `AccessDeniedException: User: ${nobody.arn} is not authorized to perform: cloudformation:DeleteResource on resource: * because no identity-based policy allows the cloudformation:DeleteResource action`,
    );
    const asker = await account.user('asker', ...control);
    expect(await remove(asker, group)).toMatchObject({
      OperationStatus: 'FAILED',
      ErrorCode: 'AccessDenied',
      StatusMessage: expect.stringContaining('not authorized to perform: logs:DeleteLogGroup') as string,
    });
    const through = {
      Effect: 'Allow',
      Action: 'logs:*',
      Resource: '*',
      Condition: { 'ForAnyValue:StringEquals': { 'aws:CalledVia': 'cloudformation.amazonaws.com' } },
    };
    const deleter = await account.user('deleter', ...control, through);
    expect(await remove(deleter, group)).toMatchObject({ OperationStatus: 'SUCCESS' });
  });

  test.each([
    ['a type of another form', 'Custom::Thing', 'x', /^ValidationException: 1 validation error/],
    [
      'a type that is in no registry',
      'My::Own::Thing',
      'x',
      /^TypeNotFoundException: The type 'My::Own::Thing'/,
    ],
    [
      'a type that is not built',
      'AWS::EC2::Vpc',
      'x',
      /^NotImplemented: cloudcontrol with AWS::EC2::Vpc is not built/,
    ],
    [
      'a type without a read handler',
      'AWS::SQS::QueuePolicy',
      'x',
      /^UnsupportedActionException: Resource type AWS::SQS::QueuePolicy does not support DELETE action$/,
    ],
    [
      'a part without its whole',
      'AWS::ApiGateway::Stage',
      'prod',
      /^ValidationException: Identifier prod is not valid for identifier \[\/properties\/RestApiId, \/properties\/StageName\]$/,
    ],
  ])('refuses %s', async (_title, TypeName, Identifier, refusal) => {
    const { operator } = createServiceAccount();
    expect(await operator.fails('cloudcontrol:DeleteResource', { TypeName, Identifier })).toMatch(refusal);
  });

  test('finds a part by its whole, and a rule by its ARN, with the properties that were last applied', async () => {
    const account = createServiceAccount();
    const ids = await createStack(account, {
      Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'a', ProtocolType: 'HTTP' } },
      Route: {
        Type: 'AWS::ApiGatewayV2::Route',
        Properties: { ApiId: { Ref: 'Api' }, RouteKey: 'GET /a' },
      },
      Rule: {
        Type: 'AWS::Events::Rule',
        Properties: {
          Name: 'nightly',
          ScheduleExpression: 'rate(1 day)',
          Targets: [{ Id: 'one', Arn: 'arn:aws:sqs:us-east-1:123456789012:q' }],
        },
      },
    });
    const ApiId = ids.get('Api');
    const Identifier = `${ApiId}|${ids.get('Route')}`;
    expect(
      await remove(account.operator, { TypeName: 'AWS::ApiGatewayV2::Route', Identifier }),
    ).toMatchObject({
      OperationStatus: 'SUCCESS',
    });
    expect(await account.operator.call('apigatewayv2:GetRoutes', { ApiId })).toMatchObject({ Items: [] });
    const rule = {
      TypeName: 'AWS::Events::Rule',
      Identifier: 'arn:aws:events:us-east-1:123456789012:rule/nightly',
    };
    expect(await remove(account.operator, rule)).toMatchObject({ OperationStatus: 'SUCCESS' });
    expect(await account.operator.call('events:ListRules')).toMatchObject({ Rules: [] });
  });

  test('finds a rule of a bus of its own, whose physical id names both', async () => {
    const account = createServiceAccount();
    const Rule = (EventBusName: object) => ({
      Type: 'AWS::Events::Rule',
      Properties: {
        Name: 'opened',
        EventBusName,
        EventPattern: { source: ['shop'] },
        Targets: [{ Id: 'one', Arn: 'arn:aws:sqs:us-east-1:123456789012:q' }],
      },
    });
    const ids = await createStack(account, {
      Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'shop' } },
      Other: { Type: 'AWS::Events::EventBus', Properties: { Name: 'stock' } },
      ByName: Rule({ Ref: 'Bus' }),
      ByArn: Rule({ 'Fn::GetAtt': ['Other', 'Arn'] }),
    });
    expect([ids.get('ByName'), ids.get('ByArn')]).toEqual(['shop|opened', 'stock|opened']);
    for (const bus of ['shop', 'stock']) {
      const rule = {
        TypeName: 'AWS::Events::Rule',
        Identifier: `arn:aws:events:us-east-1:123456789012:rule/${bus}/opened`,
      };
      expect(await remove(account.operator, rule)).toMatchObject({ OperationStatus: 'SUCCESS' });
      expect(await account.operator.call('events:ListRules', { EventBusName: bus })).toMatchObject({
        Rules: [],
      });
    }
  });

  test('answers a repeated request with the first one, and another under its token with a conflict', async () => {
    const { operator } = createServiceAccount();
    const first = await remove(operator, { ...group, ClientToken: 't' });
    expect(await operator.call('cloudcontrol:DeleteResource', { ...group, ClientToken: 't' })).toEqual({
      ProgressEvent: first,
    });
    const other = { ...group, Identifier: '/app/b', ClientToken: 't' };
    expect(await operator.fails('cloudcontrol:DeleteResource', other)).toMatch(
      /^ClientTokenConflictException/,
    );
  });
});

describe('GetResource of what a deletion does not take away at once, or from elsewhere', () => {
  test('a key that waits for its end is not there, nor is an alias that is gone', async () => {
    const { operator } = createServiceAccount();
    const { KeyMetadata: key } = await operator.call<{ KeyMetadata: { KeyId: string } }>('kms:CreateKey');
    await operator.call('kms:CreateAlias', { AliasName: 'alias/app', TargetKeyId: key.KeyId });
    const things = [
      { TypeName: 'AWS::KMS::Alias', Identifier: 'alias/app' },
      { TypeName: 'AWS::KMS::Key', Identifier: key.KeyId },
    ];
    for (const thing of things) {
      expect(await operator.call('cloudcontrol:GetResource', thing)).toMatchObject({
        ResourceDescription: { Identifier: thing.Identifier },
      });
      expect(await remove(operator, thing)).toMatchObject({ OperationStatus: 'SUCCESS' });
      expect(await operator.fails('cloudcontrol:GetResource', thing)).toMatch(
        /^ResourceNotFoundException: /u,
      );
    }
  });

  test('a secret that waits for its end is not there, nor is an alarm that is gone', async () => {
    const { operator } = createServiceAccount();
    const secret = await operator.call<{ ARN: string }>('secretsmanager:CreateSecret', {
      Name: 'app',
      SecretString: 'x',
    });
    await operator.call('cloudwatch:PutMetricAlarm', {
      AlarmName: 'app',
      Namespace: 'AWS/SQS',
      MetricName: 'NumberOfMessagesSent',
      Statistic: 'Sum',
      Period: 300,
      EvaluationPeriods: 1,
      Threshold: 0,
      ComparisonOperator: 'GreaterThanThreshold',
    });
    const things = [
      { TypeName: 'AWS::SecretsManager::Secret', Identifier: secret.ARN },
      { TypeName: 'AWS::CloudWatch::Alarm', Identifier: 'app' },
    ];
    for (const thing of things) {
      expect(await operator.call('cloudcontrol:GetResource', thing)).toMatchObject({
        ResourceDescription: { Identifier: thing.Identifier },
      });
    }
    await operator.call('secretsmanager:DeleteSecret', { SecretId: secret.ARN });
    await operator.call('cloudwatch:DeleteAlarms', { AlarmNames: ['app'] });
    for (const thing of things) {
      expect(await operator.fails('cloudcontrol:GetResource', thing)).toMatch(
        /^ResourceNotFoundException: /u,
      );
    }
  });

  test('a stack that is deleted is not there, though it can be described by its id', async () => {
    const account = createServiceAccount();
    await createStack(account, { Topic: { Type: 'AWS::SNS::Topic' } });
    const { Stacks } = await account.operator.call<{ Stacks: { StackId: string }[] }>(
      'cloudformation:DescribeStacks',
      { StackName: 'app' },
    );
    const stack = { TypeName: 'AWS::CloudFormation::Stack', Identifier: Stacks[0]?.StackId };
    expect(await account.operator.call('cloudcontrol:GetResource', stack)).toMatchObject({
      ResourceDescription: { Identifier: stack.Identifier },
    });
    await account.operator.call('cloudformation:DeleteStack', { StackName: 'app' });
    expect(await account.settle()).toEqual([]);
    expect(await account.operator.fails('cloudcontrol:GetResource', stack)).toMatch(
      /^ResourceNotFoundException: /u,
    );
  });

  test('a permission is a statement of its function', async () => {
    const account = createServiceAccount();
    const ids = await createStack(account, {
      Role: {
        Type: 'AWS::IAM::Role',
        Properties: {
          AssumeRolePolicyDocument: {
            Version: '2012-10-17',
            Statement: {
              Effect: 'Allow',
              Principal: { Service: 'lambda.amazonaws.com' },
              Action: 'sts:AssumeRole',
            },
          },
        },
      },
      Hello: {
        Type: 'AWS::Lambda::Function',
        Properties: {
          Runtime: 'nodejs22.x',
          Handler: 'index.handler',
          Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
          Code: { ZipFile: 'exports.handler = async () => 1;' },
        },
      },
      Permission: {
        Type: 'AWS::Lambda::Permission',
        Properties: {
          FunctionName: { 'Fn::GetAtt': ['Hello', 'Arn'] },
          Action: 'lambda:InvokeFunction',
          Principal: 'events.amazonaws.com',
        },
      },
    });
    const { Configuration } = await account.operator.call<{ Configuration: { FunctionArn: string } }>(
      'lambda:GetFunction',
      { FunctionName: ids.get('Hello') },
    );
    const Identifier = `${Configuration.FunctionArn}|${ids.get('Permission')}`;
    const permission = { TypeName: 'AWS::Lambda::Permission', Identifier };
    expect(await account.operator.call('cloudcontrol:GetResource', permission)).toMatchObject({
      ResourceDescription: { Identifier },
    });
    expect(await remove(account.operator, permission)).toMatchObject({ OperationStatus: 'SUCCESS' });
    expect(await account.operator.fails('cloudcontrol:GetResource', permission)).toMatch(
      /^ResourceNotFoundException: /u,
    );
  });
});

describe('the requests', () => {
  test('are listed newest first, by status and by page', async () => {
    const { operator } = createServiceAccount();
    await operator.call('logs:CreateLogGroup', { logGroupName: '/app/a' });
    await remove(operator, group);
    await remove(operator, group);
    const list = async (input: object) => {
      const { ResourceRequestStatusSummaries: found, NextToken } = await operator.call<{
        ResourceRequestStatusSummaries: ProgressEvent[];
        NextToken?: string;
      }>('cloudcontrol:ListResourceRequests', input);
      return { statuses: found.map((event) => event.OperationStatus), NextToken };
    };
    expect(await list({})).toEqual({ statuses: ['FAILED', 'SUCCESS'], NextToken: undefined });
    expect(await list({ ResourceRequestStatusFilter: { OperationStatuses: ['SUCCESS'] } })).toMatchObject({
      statuses: ['SUCCESS'],
    });
    const { statuses, NextToken } = await list({ MaxResults: 1 });
    expect(statuses).toEqual(['FAILED']);
    expect(await list({ MaxResults: 1, NextToken })).toEqual({ statuses: ['SUCCESS'], NextToken: undefined });
  });

  test('are known by their tokens', async () => {
    const { operator } = createServiceAccount();
    expect(await operator.fails('cloudcontrol:GetResourceRequestStatus', { RequestToken: 'none' })).toMatch(
      /^RequestTokenNotFoundException/,
    );
  });
});

describe('GetResource', () => {
  test.each([
    ['AWS::Logs::LogGroup', '/app/a', 'logs:CreateLogGroup', { logGroupName: '/app/a' }],
    ['AWS::DynamoDB::Table', 'things', 'dynamodb:CreateTable', table('things')],
    ['AWS::S3::Bucket', 'a-bucket-of-things', 's3:CreateBucket', { Bucket: 'a-bucket-of-things' }],
    ['AWS::IAM::User', 'anna', 'iam:CreateUser', { UserName: 'anna' }],
  ])('tells whether %s %s is there', async (TypeName, Identifier, create, input) => {
    const { operator } = createServiceAccount();
    const named = { TypeName, Identifier };
    expect(await operator.fails('cloudcontrol:GetResource', named)).toBe(
      `ResourceNotFoundException: Resource of type '${TypeName}' with identifier '${Identifier}' was not found.`,
    );
    await operator.call(create, input);
    expect(await operator.call('cloudcontrol:GetResource', named)).toEqual({
      TypeName,
      ResourceDescription: { Identifier, Properties: '{}' },
    });
  });

  test('finds no log group by the beginning of its name', async () => {
    const { operator } = createServiceAccount();
    await operator.call('logs:CreateLogGroup', { logGroupName: '/app/a/b' });
    expect(await operator.fails('cloudcontrol:GetResource', group)).toMatch(/^ResourceNotFoundException/);
  });

  test('is refused by name where the read is', async () => {
    const account = createServiceAccount();
    const reader = await account.user('reader', 'cloudformation:GetResource');
    expect(await reader.fails('cloudcontrol:GetResource', group)).toMatch(
      /^AccessDeniedException: .* is not authorized to perform: logs:DescribeLogGroups/,
    );
  });
});

function table(TableName: string): object {
  return {
    TableName,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
  };
}
