import {
  CreateAccessKeyCommand,
  CreateUserCommand,
  IAMClient,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { apiGatewayService } from '../../../src/emulator/apigateway/service.ts';
import { apiGatewayV2Service } from '../../../src/emulator/apigatewayv2/service.ts';
import { dynamoDbService } from '../../../src/emulator/dynamodb/service.ts';
import { eventsService } from '../../../src/emulator/events/service.ts';
import { iamService } from '../../../src/emulator/iam/service.ts';
import { type Emulator, serveAccount } from '../../../src/emulator/serve-account.ts';
import { snsService } from '../../../src/emulator/sns/service.ts';
import { sqsService } from '../../../src/emulator/sqs/service.ts';
import { createSdkClient } from '../../support/sdk-clients.ts';
import { serviceDirectory } from '../../support/directories.ts';

const serve = (): Promise<Emulator> =>
  serveAccount(
    serviceDirectory([
      iamService,
      apiGatewayService,
      apiGatewayV2Service,
      dynamoDbService,
      eventsService,
      snsService,
      sqsService,
    ]),
    { accountId: '123456789012' },
  );

interface Key {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** Sends one command as somebody, and tells the answer or the error as the SDK sees it. */
async function send(emulator: Emulator, key: Key, service: string, operation: string, input: object) {
  const client = createSdkClient(service, { endpoint: emulator.endpoint, credentials: key });
  try {
    return await client.send(operation, input);
  } finally {
    client.destroy();
  }
}

async function sendRefused(emulator: Emulator, key: Key, service: string, operation: string, input: object) {
  try {
    await send(emulator, key, service, operation, input);
  } catch (error) {
    const { name, message, $metadata } = error as Error & { $metadata: { httpStatusCode: number } };
    return `${$metadata.httpStatusCode} ${name}: ${message}`;
  }
  throw new Error(`${service}:${operation} was expected to fail`);
}

async function createUser(emulator: Emulator, ...actions: readonly string[]): Promise<Key> {
  const iam = new IAMClient({ region: 'us-east-1', endpoint: emulator.endpoint, credentials: emulator });
  await iam.send(new CreateUserCommand({ UserName: 'deployer' }));
  if (actions.length > 0) {
    const statement = { Effect: 'Allow', Action: actions, Resource: '*' };
    const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
    await iam.send(new PutUserPolicyCommand({ UserName: 'deployer', PolicyName: 'p', PolicyDocument }));
  }
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: 'deployer' }));
  iam.destroy();
  return {
    accessKeyId: AccessKey?.AccessKeyId ?? '',
    secretAccessKey: AccessKey?.SecretAccessKey ?? '',
  };
}

test('refusals, as each service words and codes them', async () => {
  await using emulator = await serve();
  const key = await createUser(emulator);
  const refusals: string[] = [];
  for (const [service, operation, input] of [
    ['sqs', 'CreateQueue', { QueueName: 'jobs' }],
    ['sns', 'CreateTopic', { Name: 'news' }],
    ['events', 'PutRule', { Name: 'nightly', ScheduleExpression: 'rate(1 day)' }],
    ['dynamodb', 'DescribeTable', { TableName: 'orders' }],
    ['apigateway', 'CreateRestApi', { name: 'shop' }],
    ['apigatewayv2', 'CreateApi', { Name: 'shop', ProtocolType: 'HTTP' }],
  ] as const) {
    refusals.push(await sendRefused(emulator, key, service, operation, input));
  }
  const who = /User: arn:aws:iam::123456789012:user\/deployer is not authorized to perform: /u;
  expect(refusals.map((refusal) => refusal.replace(who, ''))).toMatchInlineSnapshot(`
    [
      "403 AccessDenied: sqs:createqueue on resource: arn:aws:sqs:us-east-1:123456789012:jobs because no identity-based policy allows the sqs:createqueue action",
      "403 AuthorizationErrorException: SNS:CreateTopic on resource: arn:aws:sns:us-east-1:123456789012:news because no identity-based policy allows the SNS:CreateTopic action",
      "400 AccessDeniedException: events:PutRule on resource: arn:aws:events:us-east-1:123456789012:rule/nightly because no identity-based policy allows the events:PutRule action",
      "400 AccessDeniedException: dynamodb:DescribeTable on resource: arn:aws:dynamodb:us-east-1:123456789012:table/orders because no identity-based policy allows the dynamodb:DescribeTable action",
      "403 AccessDeniedException: apigateway:POST on resource: arn:aws:apigateway:us-east-1::/restapis because no identity-based policy allows the apigateway:POST action",
      "403 AccessDeniedException: apigateway:POST on resource: arn:aws:apigateway:us-east-1::/apis because no identity-based policy allows the apigateway:POST action",
    ]
  `);
});

test('tags on creation are refused apart', async () => {
  await using emulator = await serve();
  const key = await createUser(emulator, 'apigateway:POST', 'sns:CreateTopic', 'sqs:CreateQueue');
  const tags = { STAGE: 'dev' };
  const stages = async () => {
    const { ApiId } = await send(emulator, emulator, 'apigatewayv2', 'CreateApi', {
      Name: 'shop',
      ProtocolType: 'HTTP',
    });
    const refusal = await sendRefused(emulator, key, 'apigatewayv2', 'CreateStage', {
      ApiId,
      StageName: '$default',
      Tags: tags,
    });
    return refusal.replaceAll(String(ApiId), 'API');
  };
  const refusals = [
    await sendRefused(emulator, key, 'sqs', 'CreateQueue', { QueueName: 'jobs', tags }),
    await sendRefused(emulator, key, 'sns', 'CreateTopic', {
      Name: 'news',
      Tags: [{ Key: 'STAGE', Value: 'dev' }],
    }),
    await sendRefused(emulator, key, 'apigateway', 'CreateRestApi', { name: 'shop', tags }),
    await stages(),
  ];
  expect(refusals.map((refusal) => refusal.replace(/^.* perform: /u, ''))).toMatchInlineSnapshot(`
    [
      "sqs:tagqueue on resource: arn:aws:sqs:us-east-1:123456789012:jobs because no identity-based policy allows the sqs:tagqueue action",
      "SNS:TagResource on resource: arn:aws:sns:us-east-1:123456789012:news because no identity-based policy allows the SNS:TagResource action",
      "apigateway:PUT on resource: arn:aws:apigateway:us-east-1::/tags/arn%3Aaws%3Aapigateway%3Aus-east-1%3A%3A%2Frestapis%2F* because no identity-based policy allows the apigateway:PUT action",
      "apigateway:TagResource on resource: arn:aws:apigateway:us-east-1::/apis/API/stages because no identity-based policy allows the apigateway:TagResource action",
    ]
  `);
});

test('faults, as the SDK names them', async () => {
  await using emulator = await serve();
  const fail = (service: string, operation: string, input: object) =>
    sendRefused(emulator, emulator, service, operation, input);
  await send(emulator, emulator, 'sqs', 'CreateQueue', { QueueName: 'jobs' });
  expect([
    await fail('sqs', 'GetQueueUrl', { QueueName: 'gone' }),
    await fail('sqs', 'CreateQueue', { QueueName: 'jobs', Attributes: { DelaySeconds: '1' } }),
    await fail('sns', 'GetTopicAttributes', { TopicArn: 'arn:aws:sns:us-east-1:123456789012:gone' }),
    await fail('events', 'DescribeRule', { Name: 'gone' }),
    await fail('dynamodb', 'DescribeTable', { TableName: 'gone' }),
    await fail('apigateway', 'GetRestApi', { restApiId: 'gone' }),
    await fail('apigatewayv2', 'GetApi', { ApiId: 'gone' }),
  ]).toMatchInlineSnapshot(`
    [
      "400 QueueDoesNotExist: The specified queue does not exist.",
      "400 QueueNameExists: A queue already exists with the same name and a different value for attribute DelaySeconds",
      "404 NotFoundException: Topic does not exist",
      "400 ResourceNotFoundException: Rule gone does not exist on EventBus default.",
      "400 ResourceNotFoundException: Requested resource not found: Table: gone not found",
      "404 NotFoundException: Invalid API identifier specified 123456789012:gone",
      "404 NotFoundException: Invalid API identifier specified 123456789012:gone",
    ]
  `);
});

test('a stage named $default and its tags survive the wire', async () => {
  await using emulator = await serve();
  const call = (service: string, operation: string, input: object) =>
    send(emulator, emulator, service, operation, input);
  const { ApiId } = await call('apigatewayv2', 'CreateApi', { Name: 'shop', ProtocolType: 'HTTP' });
  await call('apigatewayv2', 'CreateStage', { ApiId, StageName: '$default', AutoDeploy: true });
  const ResourceArn = `arn:aws:apigateway:us-east-1::/apis/${String(ApiId)}/stages/$default`;
  await call('apigatewayv2', 'TagResource', { ResourceArn, Tags: { a: 'b' } });
  expect(await call('apigatewayv2', 'GetStage', { ApiId, StageName: '$default' })).toMatchObject({
    AutoDeploy: true,
    CreatedDate: expect.any(Date),
    Tags: { a: 'b' },
  });
  const { id, rootResourceId } = await call('apigateway', 'CreateRestApi', { name: 'shop' });
  const place = { restApiId: id, resourceId: rootResourceId, httpMethod: 'GET' };
  await call('apigateway', 'PutMethod', {
    ...place,
    authorizationType: 'NONE',
    requestModels: { 'application/json': 'Empty' },
  });
  await call('apigateway', 'PutIntegration', { ...place, type: 'MOCK' });
  await call('apigateway', 'CreateDeployment', { restApiId: id, stageName: 'dev' });
  await call('apigateway', 'UpdateStage', {
    restApiId: id,
    stageName: 'dev',
    patchOperations: [{ op: 'replace', path: '/variables/colour', value: 'red' }],
  });
  expect(await call('apigateway', 'GetStages', { restApiId: id })).toMatchObject({
    item: [{ stageName: 'dev', variables: { colour: 'red' } }],
  });
});
