import * as apigateway from '@aws-sdk/client-api-gateway';
import * as apigatewayv2 from '@aws-sdk/client-apigatewayv2';
import * as cloudformation from '@aws-sdk/client-cloudformation';
import * as logs from '@aws-sdk/client-cloudwatch-logs';
import * as dynamodb from '@aws-sdk/client-dynamodb';
import * as events from '@aws-sdk/client-eventbridge';
import * as iam from '@aws-sdk/client-iam';
import * as lambda from '@aws-sdk/client-lambda';
import * as s3 from '@aws-sdk/client-s3';
import * as sns from '@aws-sdk/client-sns';
import * as sqs from '@aws-sdk/client-sqs';
import * as ssm from '@aws-sdk/client-ssm';
import { expect, test } from 'vitest';
import { openTarget } from '../support/contract-target.ts';
import { failureOf } from '../support/failure-of.ts';
import { motoDifferences } from './moto-differences.ts';

/** Nothing in any account is called so. */
const none = 'contract-nothing-of-that-name';
const group = `/contract/${none}`;
const document = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }],
});

interface Place {
  readonly region: string;
  readonly accountId: string;
}

interface Sender {
  send(command: never): Promise<unknown>;
  destroy(): void;
}

type Row = readonly [
  Client: new (settings: never) => Sender,
  command: object | ((place: Place) => object),
  /** Code and status. */
  answer: string,
];

const policyArn = `arn:aws:iam::aws:policy/${none}`;
const topicArn = ({ region, accountId }: Place): string => `arn:aws:sns:${region}:${accountId}:${none}`;
const queueUrl = ({ region, accountId }: Place): string =>
  `https://sqs.${region}.amazonaws.com/${accountId}/${none}`;
const noQueue = 'AWS.SimpleQueueService.NonExistentQueue 400';

const rows: readonly Row[] = [
  [iam.IAMClient, new iam.GetUserCommand({ UserName: none }), 'NoSuchEntity 404'],
  [iam.IAMClient, new iam.DeleteUserCommand({ UserName: none }), 'NoSuchEntity 404'],
  [iam.IAMClient, new iam.GetRoleCommand({ RoleName: none }), 'NoSuchEntity 404'],
  [iam.IAMClient, new iam.DeleteRoleCommand({ RoleName: none }), 'NoSuchEntity 404'],
  [iam.IAMClient, new iam.GetGroupCommand({ GroupName: none }), 'NoSuchEntity 404'],
  [iam.IAMClient, new iam.GetInstanceProfileCommand({ InstanceProfileName: none }), 'NoSuchEntity 404'],
  [iam.IAMClient, new iam.GetPolicyCommand({ PolicyArn: policyArn }), 'NoSuchEntity 404'],
  [iam.IAMClient, new iam.ListAccessKeysCommand({ UserName: none }), 'NoSuchEntity 404'],
  [
    iam.IAMClient,
    new iam.PutRolePolicyCommand({ RoleName: none, PolicyName: none, PolicyDocument: document }),
    'NoSuchEntity 404',
  ],
  [
    iam.IAMClient,
    new iam.AttachUserPolicyCommand({ UserName: none, PolicyArn: policyArn }),
    'NoSuchEntity 404',
  ],
  [s3.S3Client, new s3.GetBucketLocationCommand({ Bucket: none }), 'NoSuchBucket 404'],
  [s3.S3Client, new s3.GetBucketPolicyCommand({ Bucket: none }), 'NoSuchBucket 404'],
  [s3.S3Client, new s3.DeleteBucketCommand({ Bucket: none }), 'NoSuchBucket 404'],
  [s3.S3Client, new s3.ListObjectsV2Command({ Bucket: none }), 'NoSuchBucket 404'],
  [s3.S3Client, new s3.GetObjectCommand({ Bucket: none, Key: 'key' }), 'NoSuchBucket 404'],
  [s3.S3Client, new s3.PutObjectCommand({ Bucket: none, Key: 'key', Body: 'text' }), 'NoSuchBucket 404'],
  [s3.S3Client, new s3.ListMultipartUploadsCommand({ Bucket: none }), 'NoSuchBucket 404'],
  [
    cloudformation.CloudFormationClient,
    new cloudformation.GetTemplateCommand({ StackName: none }),
    'ValidationError 400',
  ],
  [
    cloudformation.CloudFormationClient,
    new cloudformation.DescribeChangeSetCommand({ StackName: none, ChangeSetName: none }),
    'ValidationError 400',
  ],
  [
    cloudformation.CloudFormationClient,
    new cloudformation.ListStackResourcesCommand({ StackName: none }),
    'ValidationError 400',
  ],
  [
    cloudformation.CloudFormationClient,
    new cloudformation.UpdateStackCommand({ StackName: none, TemplateBody: '{"Resources":{}}' }),
    'ValidationError 400',
  ],
  [
    cloudformation.CloudFormationClient,
    new cloudformation.ValidateTemplateCommand({ TemplateBody: '{"Resources":{}}' }),
    'ValidationError 400',
  ],
  [
    lambda.LambdaClient,
    new lambda.GetFunctionCommand({ FunctionName: none }),
    'ResourceNotFoundException 404',
  ],
  [lambda.LambdaClient, new lambda.InvokeCommand({ FunctionName: none }), 'ResourceNotFoundException 404'],
  [lambda.LambdaClient, new lambda.GetPolicyCommand({ FunctionName: none }), 'ResourceNotFoundException 404'],
  [
    lambda.LambdaClient,
    new lambda.GetAliasCommand({ FunctionName: none, Name: 'live' }),
    'ResourceNotFoundException 404',
  ],
  [
    lambda.LambdaClient,
    new lambda.ListVersionsByFunctionCommand({ FunctionName: none }),
    'ResourceNotFoundException 404',
  ],
  [
    lambda.LambdaClient,
    new lambda.GetLayerVersionCommand({ LayerName: none, VersionNumber: 1 }),
    'ResourceNotFoundException 404',
  ],
  [
    lambda.LambdaClient,
    new lambda.GetEventSourceMappingCommand({ UUID: '0b8d5e1c-5d1f-4f43-9d4a-1a1c2f7d9e00' }),
    'ResourceNotFoundException 404',
  ],
  [
    logs.CloudWatchLogsClient,
    new logs.DescribeLogStreamsCommand({ logGroupName: group }),
    'ResourceNotFoundException 400',
  ],
  [
    logs.CloudWatchLogsClient,
    new logs.FilterLogEventsCommand({ logGroupName: group }),
    'ResourceNotFoundException 400',
  ],
  [
    logs.CloudWatchLogsClient,
    new logs.CreateLogStreamCommand({ logGroupName: group, logStreamName: none }),
    'ResourceNotFoundException 400',
  ],
  [
    logs.CloudWatchLogsClient,
    new logs.DescribeSubscriptionFiltersCommand({ logGroupName: group }),
    'ResourceNotFoundException 400',
  ],
  [
    apigateway.APIGatewayClient,
    new apigateway.GetRestApiCommand({ restApiId: 'nothing000' }),
    'NotFoundException 404',
  ],
  [
    apigateway.APIGatewayClient,
    new apigateway.GetStageCommand({ restApiId: 'nothing000', stageName: 'dev' }),
    'NotFoundException 404',
  ],
  [
    apigateway.APIGatewayClient,
    new apigateway.GetApiKeyCommand({ apiKey: 'nothing000' }),
    'NotFoundException 404',
  ],
  [
    apigateway.APIGatewayClient,
    new apigateway.GetUsagePlanCommand({ usagePlanId: 'nothing000' }),
    'NotFoundException 404',
  ],
  [
    apigatewayv2.ApiGatewayV2Client,
    new apigatewayv2.GetApiCommand({ ApiId: 'nothing000' }),
    'NotFoundException 404',
  ],
  [
    apigatewayv2.ApiGatewayV2Client,
    new apigatewayv2.GetRoutesCommand({ ApiId: 'nothing000' }),
    'NotFoundException 404',
  ],
  [
    dynamodb.DynamoDBClient,
    new dynamodb.DescribeTableCommand({ TableName: none }),
    'ResourceNotFoundException 400',
  ],
  [
    dynamodb.DynamoDBClient,
    new dynamodb.DeleteTableCommand({ TableName: none }),
    'ResourceNotFoundException 400',
  ],
  [
    dynamodb.DynamoDBClient,
    new dynamodb.DescribeTimeToLiveCommand({ TableName: none }),
    'ResourceNotFoundException 400',
  ],
  [
    dynamodb.DynamoDBClient,
    new dynamodb.UpdateTableCommand({ TableName: none, BillingMode: 'PAY_PER_REQUEST' }),
    'ResourceNotFoundException 400',
  ],
  [sqs.SQSClient, new sqs.GetQueueUrlCommand({ QueueName: none }), noQueue],
  [sqs.SQSClient, (place) => new sqs.GetQueueAttributesCommand({ QueueUrl: queueUrl(place) }), noQueue],
  [sqs.SQSClient, (place) => new sqs.DeleteQueueCommand({ QueueUrl: queueUrl(place) }), noQueue],
  [sqs.SQSClient, (place) => new sqs.ListQueueTagsCommand({ QueueUrl: queueUrl(place) }), noQueue],
  [
    sns.SNSClient,
    (place) => new sns.GetTopicAttributesCommand({ TopicArn: topicArn(place) }),
    'NotFound 404',
  ],
  [
    sns.SNSClient,
    (place) =>
      new sns.SubscribeCommand({ TopicArn: topicArn(place), Protocol: 'sqs', Endpoint: topicArn(place) }),
    'NotFound 404',
  ],
  [
    sns.SNSClient,
    (place) => new sns.ListTagsForResourceCommand({ ResourceArn: topicArn(place) }),
    'ResourceNotFound 404',
  ],
  [events.EventBridgeClient, new events.DescribeRuleCommand({ Name: none }), 'ResourceNotFoundException 400'],
  [
    events.EventBridgeClient,
    new events.ListTargetsByRuleCommand({ Rule: none }),
    'ResourceNotFoundException 400',
  ],
  [
    events.EventBridgeClient,
    new events.PutTargetsCommand({ Rule: none, Targets: [{ Id: '1', Arn: policyArn }] }),
    'ResourceNotFoundException 400',
  ],
  [
    events.EventBridgeClient,
    new events.DescribeEventBusCommand({ Name: none }),
    'ResourceNotFoundException 400',
  ],
  [ssm.SSMClient, new ssm.GetParameterCommand({ Name: `/${none}` }), 'ParameterNotFound 400'],
  [
    ssm.SSMClient,
    new ssm.ListTagsForResourceCommand({ ResourceType: 'Parameter', ResourceId: `/${none}` }),
    'InvalidResourceId 400',
  ],
];

const nameOf = (command: object): string => command.constructor.name.replace(/Command$/, '');

test('the rows ask each thing once', () => {
  const place = { region: 'us-east-1', accountId: '111122223333' };
  const names = rows.map(
    ([Client, command]) =>
      `${Client.name} ${nameOf(typeof command === 'function' ? command(place) : command)}`,
  );
  expect(new Set(names).size).toBe(names.length);
});

test('what is asked of nothing is answered in each service’s own code', async () => {
  await using target = await openTarget();
  const answers: Record<string, string> = {};
  const expected: Record<string, string> = {};
  for (const [Client, command, answer] of rows) {
    const asked = typeof command === 'function' ? command(target) : command;
    const sender = target.client(Client as new (settings: object) => Sender);
    const name = `${Client.name.replace(/Client$/, '')} ${nameOf(asked)}`;
    answers[name] = await failureOf(sender.send(asked as never));
    const others: Readonly<Record<string, string>> = motoDifferences['errors of what is not there'].moto;
    expected[name] = (target.kind === 'moto' ? others[name] : undefined) ?? answer;
  }
  expect(answers).toEqual(expected);
});
