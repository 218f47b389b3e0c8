import { readFileSync } from 'node:fs';
import * as apigateway from '@aws-sdk/client-api-gateway';
import * as cloudformation from '@aws-sdk/client-cloudformation';
import * as logs from '@aws-sdk/client-cloudwatch-logs';
import * as dynamodb from '@aws-sdk/client-dynamodb';
import * as events from '@aws-sdk/client-eventbridge';
import * as iam from '@aws-sdk/client-iam';
import * as s3 from '@aws-sdk/client-s3';
import * as sns from '@aws-sdk/client-sns';
import * as sqs from '@aws-sdk/client-sqs';
import * as ssm from '@aws-sdk/client-ssm';
import * as sts from '@aws-sdk/client-sts';
import { expect, test } from 'vitest';
import { openTarget, type ContractTarget } from '../support/contract-target.ts';
import { shapeOf } from '../support/shape-of.ts';

interface Sender {
  send(command: never): Promise<object>;
  destroy(): void;
}

type Client = new (settings: never) => Sender;

interface ExpectedShape {
  /** Members as the API reference's response elements have them. */
  readonly aws: readonly string[];
  /** What moto leaves out and adds; it has its own idea of empty members. */
  readonly moto?: { readonly lacks: readonly string[]; readonly adds: readonly string[] };
}

const expected = JSON.parse(readFileSync(new URL('answer-shapes.json', import.meta.url), 'utf8')) as Readonly<
  Record<string, ExpectedShape>
>;

interface Asking {
  /** Sends, and keeps what the answer is made of. */
  readonly ask: <Answer>(client: Client, command: object) => Promise<Answer>;
  readonly clean: (client: Client, command: object) => void;
  /** What all answers were made of, by service and operation, and what they should have been. */
  readonly shapes: Record<string, readonly string[]>;
  readonly expectedShapes: Record<string, readonly string[]>;
}

function askOf(target: ContractTarget): Asking {
  const senders = new Map<Client, Sender>();
  const send = (client: Client, command: object): Promise<object> => {
    const sender = senders.get(client) ?? target.client(client as new (settings: object) => Sender);
    senders.set(client, sender);
    return sender.send(command as never);
  };
  const shapes: Asking['shapes'] = {};
  const expectedShapes: Asking['expectedShapes'] = {};
  return {
    shapes,
    expectedShapes,
    async ask<Answer>(client: Client, command: object) {
      const answer = await send(client, command);
      const service = client.name.replace(/Client$/, '');
      const name = `${service} ${command.constructor.name.replace(/Command$/, '')}`;
      const { aws, moto } = expected[name] ?? { aws: ['not in answer-shapes.json'] };
      const ofMoto = [...aws.filter((line) => !moto?.lacks.includes(line)), ...(moto?.adds ?? [])];
      shapes[name] = shapeOf(answer);
      expectedShapes[name] = (target.kind === 'moto' ? ofMoto : [...aws]).toSorted();
      return answer as Answer;
    },
    clean: (client, command) => target.removing(() => send(client, command)),
  };
}

const Tags = [{ Key: 'team', Value: 'orders' }];
const policy = (statement: object): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...statement }] });

test('STS and IAM', async () => {
  await using target = await openTarget();
  const { ask, clean, ...told } = askOf(target);
  const name = target.unique('shape');
  await ask(sts.STSClient, new sts.GetCallerIdentityCommand({}));
  await ask(iam.IAMClient, new iam.CreateUserCommand({ UserName: name, Path: '/contract/', Tags }));
  clean(iam.IAMClient, new iam.DeleteUserCommand({ UserName: name }));
  await ask(iam.IAMClient, new iam.GetUserCommand({ UserName: name }));
  const trust = policy({ Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } });
  await ask(
    iam.IAMClient,
    new iam.CreateRoleCommand({ RoleName: name, AssumeRolePolicyDocument: trust, Tags }),
  );
  clean(iam.IAMClient, new iam.DeleteRoleCommand({ RoleName: name }));
  await ask(iam.IAMClient, new iam.GetRoleCommand({ RoleName: name }));
  const document = policy({ Action: 's3:GetObject', Resource: '*' });
  const { Policy } = await ask<iam.CreatePolicyResponse>(
    iam.IAMClient,
    new iam.CreatePolicyCommand({ PolicyName: name, PolicyDocument: document, Tags }),
  );
  const PolicyArn = Policy?.Arn;
  clean(iam.IAMClient, new iam.DeletePolicyCommand({ PolicyArn }));
  await ask(iam.IAMClient, new iam.GetPolicyCommand({ PolicyArn }));
  await ask(iam.IAMClient, new iam.GetPolicyVersionCommand({ PolicyArn, VersionId: 'v1' }));
  await ask(iam.IAMClient, new iam.CreateGroupCommand({ GroupName: name }));
  clean(iam.IAMClient, new iam.DeleteGroupCommand({ GroupName: name }));
  expect(told.shapes).toEqual(told.expectedShapes);
});

test('S3', async () => {
  await using target = await openTarget();
  const { ask, clean, ...told } = askOf(target);
  const Bucket = target.unique('shape');
  const object = { Bucket, Key: 'a/b' };
  await target.client(s3.S3Client).send(new s3.CreateBucketCommand({ Bucket }));
  clean(s3.S3Client, new s3.DeleteBucketCommand({ Bucket }));
  await ask(s3.S3Client, new s3.PutObjectCommand({ ...object, Body: 'text', Metadata: { of: 'shape' } }));
  clean(s3.S3Client, new s3.DeleteObjectCommand(object));
  await ask(s3.S3Client, new s3.HeadObjectCommand(object));
  await ask(s3.S3Client, new s3.ListObjectsV2Command({ Bucket }));
  await ask(s3.S3Client, new s3.GetBucketVersioningCommand({ Bucket }));
  expect(told.shapes).toEqual(told.expectedShapes);
});

test('Logs, SSM and DynamoDB', async () => {
  await using target = await openTarget();
  const { ask, clean, ...told } = askOf(target);
  const name = target.unique('shape');
  const group = { logGroupName: name };
  const stream = { ...group, logStreamName: 'stream' };
  const direct = target.client(logs.CloudWatchLogsClient);
  await direct.send(new logs.CreateLogGroupCommand(group));
  clean(logs.CloudWatchLogsClient, new logs.DeleteLogGroupCommand(group));
  await direct.send(new logs.CreateLogStreamCommand(stream));
  await ask(logs.CloudWatchLogsClient, new logs.DescribeLogGroupsCommand({ logGroupNamePrefix: name }));
  await ask(logs.CloudWatchLogsClient, new logs.DescribeLogStreamsCommand(group));
  const Name = `/${name}`;
  await ask(ssm.SSMClient, new ssm.PutParameterCommand({ Name, Value: 'v', Type: 'String' }));
  clean(ssm.SSMClient, new ssm.DeleteParameterCommand({ Name }));
  await ask(ssm.SSMClient, new ssm.GetParameterCommand({ Name }));
  const table: dynamodb.CreateTableInput = {
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'KEYS_ONLY' },
  };
  await target.client(dynamodb.DynamoDBClient).send(new dynamodb.CreateTableCommand(table));
  clean(dynamodb.DynamoDBClient, new dynamodb.DeleteTableCommand({ TableName: name }));
  await target.until(async () => {
    const client = target.client(dynamodb.DynamoDBClient);
    const { Table } = await client.send(new dynamodb.DescribeTableCommand({ TableName: name }));
    return Table?.TableStatus === 'ACTIVE' ? true : undefined;
  });
  await ask(dynamodb.DynamoDBClient, new dynamodb.DescribeTableCommand({ TableName: name }));
  await ask(dynamodb.DynamoDBClient, new dynamodb.DescribeTimeToLiveCommand({ TableName: name }));
  expect(told.shapes).toEqual(told.expectedShapes);
});

test('SQS, SNS and EventBridge', async () => {
  await using target = await openTarget();
  const { ask, clean, ...told } = askOf(target);
  const Name = target.unique('shape');
  const { QueueUrl } = await ask<sqs.CreateQueueResult>(
    sqs.SQSClient,
    new sqs.CreateQueueCommand({ QueueName: Name }),
  );
  clean(sqs.SQSClient, new sqs.DeleteQueueCommand({ QueueUrl }));
  await ask(sqs.SQSClient, new sqs.GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }));
  const { TopicArn } = await ask<sns.CreateTopicResponse>(
    sns.SNSClient,
    new sns.CreateTopicCommand({ Name, Tags }),
  );
  clean(sns.SNSClient, new sns.DeleteTopicCommand({ TopicArn }));
  await ask(sns.SNSClient, new sns.GetTopicAttributesCommand({ TopicArn }));
  await ask(sns.SNSClient, new sns.ListTagsForResourceCommand({ ResourceArn: TopicArn }));
  await ask(
    events.EventBridgeClient,
    new events.PutRuleCommand({ Name, ScheduleExpression: 'rate(1 hour)' }),
  );
  clean(events.EventBridgeClient, new events.DeleteRuleCommand({ Name }));
  await ask(events.EventBridgeClient, new events.DescribeRuleCommand({ Name }));
  expect(told.shapes).toEqual(told.expectedShapes);
});

test('API Gateway', async () => {
  await using target = await openTarget();
  const { ask, clean, ...told } = askOf(target);
  const api = await ask<apigateway.RestApi>(
    apigateway.APIGatewayClient,
    new apigateway.CreateRestApiCommand({ name: target.unique('shape'), tags: { team: 'orders' } }),
  );
  clean(apigateway.APIGatewayClient, new apigateway.DeleteRestApiCommand({ restApiId: api.id }));
  await ask(apigateway.APIGatewayClient, new apigateway.GetRestApiCommand({ restApiId: api.id }));
  await ask(apigateway.APIGatewayClient, new apigateway.GetResourcesCommand({ restApiId: api.id }));
  expect(told.shapes).toEqual(told.expectedShapes);
});

test('CloudFormation', async () => {
  await using target = await openTarget();
  const { ask, clean, ...told } = askOf(target);
  const StackName = target.unique('shape');
  const { CloudFormationClient } = cloudformation;
  const TemplateBody = JSON.stringify({
    Description: 'a queue',
    Resources: { Queue: { Type: 'AWS::SQS::Queue' } },
    Outputs: { Url: { Value: { Ref: 'Queue' } } },
  });
  await ask(CloudFormationClient, new cloudformation.CreateStackCommand({ StackName, TemplateBody, Tags }));
  clean(CloudFormationClient, new cloudformation.DeleteStackCommand({ StackName }));
  const direct = target.client(CloudFormationClient);
  await target.until(async () => {
    const { Stacks } = await direct.send(new cloudformation.DescribeStacksCommand({ StackName }));
    return Stacks?.[0]?.StackStatus === 'CREATE_COMPLETE' ? true : undefined;
  });
  await ask(CloudFormationClient, new cloudformation.DescribeStacksCommand({ StackName }));
  await ask(CloudFormationClient, new cloudformation.DescribeStackEventsCommand({ StackName }));
  await ask(CloudFormationClient, new cloudformation.ListStackResourcesCommand({ StackName }));
  await ask(CloudFormationClient, new cloudformation.GetTemplateCommand({ StackName }));
  expect(told.shapes).toEqual(told.expectedShapes);
});
