import { expect, test } from 'vitest';
import { createServiceAccount } from '../../support/service-account.ts';

const region = 'us-east-1';
const account = '123456789012';
const tags = { team: 'shop' };
const encodedApis = `arn%3Aaws%3Aapigateway%3A${region}%3A%3A%2Frestapis%2F*`;
const encodedApisV2 = `arn%3Aaws%3Aapigateway%3A${region}%3A%3A%2Fv2%2Fapis%2F*`;

interface Row {
  readonly call: string;
  readonly input?: object;
  /** May be done already, so that another permission is missing. */
  readonly allowed?: readonly string[];
  readonly code: string;
  /** As printed. */
  readonly action: string;
  readonly resource: string;
}

/** What each service prints of an action and of a resource; `behaviour.md` of each says where that was seen. */
const rows: readonly Row[] = [
  {
    call: 's3:CreateBucket',
    input: { Bucket: 'new-bucket' },
    code: 'AccessDenied',
    action: 's3:CreateBucket',
    resource: '"arn:aws:s3:::new-bucket"',
  },
  {
    call: 's3:PutBucketEncryption',
    input: { Bucket: 'there', ServerSideEncryptionConfiguration: { Rules: [] } },
    code: 'AccessDenied',
    action: 's3:PutEncryptionConfiguration',
    resource: '"arn:aws:s3:::there"',
  },
  {
    call: 'sqs:CreateQueue',
    input: { QueueName: 'orders' },
    code: 'AccessDenied',
    action: 'sqs:createqueue',
    resource: `arn:aws:sqs:${region}:${account}:orders`,
  },
  {
    call: 'sqs:CreateQueue',
    input: { QueueName: 'orders', tags },
    allowed: ['sqs:CreateQueue'],
    code: 'AccessDenied',
    action: 'sqs:tagqueue',
    resource: `arn:aws:sqs:${region}:${account}:orders`,
  },
  {
    call: 'sns:CreateTopic',
    input: { Name: 'news' },
    code: 'AuthorizationError',
    action: 'SNS:CreateTopic',
    resource: `arn:aws:sns:${region}:${account}:news`,
  },
  {
    call: 'sns:CreateTopic',
    input: { Name: 'news', Tags: [{ Key: 'team', Value: 'shop' }] },
    allowed: ['sns:CreateTopic'],
    code: 'AuthorizationError',
    action: 'SNS:TagResource',
    resource: `arn:aws:sns:${region}:${account}:news`,
  },
  {
    call: 'sns:GetTopicAttributes',
    input: { TopicArn: `arn:aws:sns:${region}:${account}:news` },
    code: 'AuthorizationError',
    action: 'SNS:GetTopicAttributes',
    resource: `arn:aws:sns:${region}:${account}:news`,
  },
  {
    call: 'logs:CreateLogGroup',
    input: { logGroupName: '/app' },
    code: 'AccessDeniedException',
    action: 'logs:CreateLogGroup',
    resource: `arn:aws:logs:${region}:${account}:log-group:/app:log-stream:`,
  },
  {
    call: 'logs:DescribeLogGroups',
    code: 'AccessDeniedException',
    action: 'logs:DescribeLogGroups',
    resource: `arn:aws:logs:${region}:${account}:log-group::log-stream`,
  },
  {
    call: 'logs:ListTagsForResource',
    input: { resourceArn: `arn:aws:logs:${region}:${account}:log-group:/app` },
    code: 'AccessDeniedException',
    action: 'logs:ListTagsForResource',
    resource: `arn:aws:logs:${region}:${account}:log-group:/app`,
  },
  {
    call: 'apigateway:CreateRestApi',
    input: { name: 'shop' },
    code: 'AccessDeniedException',
    action: 'apigateway:POST',
    resource: `arn:aws:apigateway:${region}::/restapis`,
  },
  {
    call: 'apigateway:CreateRestApi',
    input: { name: 'shop', tags },
    allowed: ['apigateway:POST'],
    code: 'AccessDeniedException',
    action: 'apigateway:PUT',
    resource: `arn:aws:apigateway:${region}::/tags/${encodedApis}`,
  },
  {
    call: 'apigateway:CreateDeployment',
    input: { restApiId: 'abc' },
    code: 'AccessDeniedException',
    action: 'apigateway:POST',
    resource: `arn:aws:apigateway:${region}::/restapis/abc/deployments`,
  },
  {
    call: 'apigatewayv2:CreateIntegration',
    input: { ApiId: 'abc', IntegrationType: 'HTTP_PROXY' },
    code: 'AccessDeniedException',
    action: 'apigateway:POST',
    resource: `arn:aws:apigateway:${region}::/apis/abc/integrations`,
  },
  {
    call: 'apigatewayv2:CreateApi',
    input: { Name: 'shop', ProtocolType: 'HTTP', Tags: tags },
    allowed: ['apigateway:NOTHING'],
    code: 'AccessDeniedException',
    action: 'apigateway:POST',
    resource: `arn:aws:apigateway:${region}::/apis`,
  },
  {
    call: 'apigatewayv2:GetTags',
    input: { ResourceArn: `arn:aws:apigateway:${region}::/apis/*` },
    code: 'AccessDeniedException',
    action: 'apigateway:GET',
    resource: `arn:aws:apigateway:${region}::/tags/${encodedApisV2}`,
  },
  {
    call: 'events:PutRule',
    input: { Name: 'daily', ScheduleExpression: 'rate(1 day)' },
    code: 'AccessDeniedException',
    action: 'events:PutRule',
    resource: `arn:aws:events:${region}:${account}:rule/daily`,
  },
  {
    call: 'events:PutRule',
    input: { Name: 'daily', EventBusName: 'orders', EventPattern: '{}' },
    code: 'AccessDeniedException',
    action: 'events:PutRule',
    resource: `arn:aws:events:${region}:${account}:rule/orders/daily`,
  },
  {
    call: 'dynamodb:DescribeTable',
    input: { TableName: 'orders' },
    code: 'AccessDeniedException',
    action: 'dynamodb:DescribeTable',
    resource: `arn:aws:dynamodb:${region}:${account}:table/orders`,
  },
  {
    call: 'ssm:PutParameter',
    input: { Name: '/a/b', Value: '1', Type: 'String' },
    code: 'AccessDeniedException',
    action: 'ssm:PutParameter',
    resource: `arn:aws:ssm:${region}:${account}:parameter/a/b`,
  },
  {
    call: 'ecr:DescribeRepositories',
    input: { repositoryNames: ['shop'] },
    code: 'AccessDeniedException',
    action: 'ecr:DescribeRepositories',
    resource: `arn:aws:ecr:${region}:${account}:repository/shop`,
  },
];

test.each(rows)('$call is refused on $resource', async (row) => {
  const { operator, user } = createServiceAccount();
  await operator.call('s3:CreateBucket', { Bucket: 'there' });
  const deployer = await user('deployer', ...(row.allowed ?? []));
  expect(await deployer.fails(row.call, row.input)).toBe(
    `${row.code}: User: ${deployer.arn} is not authorized to perform: ${row.action} on resource: ${row.resource} because no identity-based policy allows the ${row.action} action`,
  );
});

test.each([
  ['s3:HeadBucket', { Bucket: 'there' }, 'Forbidden: Forbidden'],
  ['s3:HeadObject', { Bucket: 'there', Key: 'k' }, 'Forbidden: Forbidden'],
])('%s is refused without a word', async (call, input, said) => {
  const { operator, user } = createServiceAccount();
  await operator.call('s3:CreateBucket', { Bucket: 'there' });
  expect(await (await user('deployer')).fails(call, input)).toBe(said);
});

test('a log group with tags is refused without action and resource', async () => {
  const { user } = createServiceAccount();
  const deployer = await user('deployer', 'logs:CreateLogGroup');
  expect(await deployer.fails('logs:CreateLogGroup', { logGroupName: '/app', tags })).toBe(
    `AccessDeniedException: User with accountId: ${account} is not authorized to perform CreateLogGroup with Tags. An additional permission "logs:TagResource" is required.`,
  );
});
