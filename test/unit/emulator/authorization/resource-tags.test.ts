import { expect, test } from 'vitest';
import { createServiceAccount } from '../../../support/service-account.ts';

const id = '123456789012';

/** How something is made with a tag, and what is asked of it then; the action where it is called otherwise. */
type Row = readonly [
  create: string,
  input: object,
  attempt: string,
  on: (made: never) => object,
  action?: string,
];

const rows: readonly Row[] = [
  [
    'sqs:CreateQueue',
    { QueueName: 'q', tags: { team: 'a' } },
    'sqs:GetQueueAttributes',
    ({ QueueUrl }: { QueueUrl: string }) => ({ QueueUrl }),
  ],
  [
    'sns:CreateTopic',
    { Name: 't', Tags: [{ Key: 'team', Value: 'a' }] },
    'sns:GetTopicAttributes',
    ({ TopicArn }: { TopicArn: string }) => ({ TopicArn }),
  ],
  [
    'dynamodb:CreateTable',
    {
      TableName: 'table',
      AttributeDefinitions: [{ AttributeName: 'k', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'k', KeyType: 'HASH' }],
      BillingMode: 'PAY_PER_REQUEST',
      Tags: [{ Key: 'team', Value: 'a' }],
    },
    'dynamodb:DescribeTable',
    () => ({ TableName: 'table' }),
  ],
  [
    'logs:CreateLogGroup',
    { logGroupName: 'g', tags: { team: 'a' } },
    'logs:PutRetentionPolicy',
    () => ({ logGroupName: 'g', retentionInDays: 7 }),
  ],
  [
    'events:CreateEventBus',
    { Name: 'b', Tags: [{ Key: 'team', Value: 'a' }] },
    'events:DescribeEventBus',
    () => ({ Name: 'b' }),
  ],
  [
    'events:PutRule',
    { Name: 'r', EventPattern: '{"source":["a"]}', Tags: [{ Key: 'team', Value: 'a' }] },
    'events:DescribeRule',
    () => ({ Name: 'r' }),
  ],
  [
    'ssm:PutParameter',
    { Name: '/p', Value: 'v', Type: 'String', Tags: [{ Key: 'team', Value: 'a' }] },
    'ssm:GetParameter',
    () => ({ Name: '/p' }),
  ],
  [
    'ecr:CreateRepository',
    { repositoryName: 'r', tags: [{ Key: 'team', Value: 'a' }] },
    'ecr:DeleteRepository',
    () => ({ repositoryName: 'r' }),
  ],
  [
    'apigateway:CreateRestApi',
    { name: 'api', tags: { team: 'a' } },
    'apigateway:GetRestApi',
    ({ id: restApiId }: { id: string }) => ({ restApiId }),
    'apigateway:GET',
  ],
  [
    'apigateway:CreateRestApi',
    { name: 'api', tags: { team: 'a' } },
    'apigateway:GetResources',
    ({ id: restApiId }: { id: string }) => ({ restApiId }),
    'apigateway:GET',
  ],
  [
    'apigatewayv2:CreateApi',
    { Name: 'api', ProtocolType: 'HTTP', Tags: { team: 'a' } },
    'apigatewayv2:GetApi',
    ({ ApiId }: { ApiId: string }) => ({ ApiId }),
    'apigateway:GET',
  ],
  [
    'iam:CreatePolicy',
    {
      PolicyName: 'p',
      PolicyDocument: JSON.stringify({
        Version: '2012-10-17',
        Statement: { Effect: 'Deny', Action: '*', Resource: '*' },
      }),
      Tags: [{ Key: 'team', Value: 'a' }],
    },
    'iam:GetPolicy',
    () => ({ PolicyArn: `arn:aws:iam::${id}:policy/p` }),
  ],
];

test.each<[string, object, string, (made: never) => object, string]>(
  rows.map(([create, input, attempt, on, action = attempt]) => [create, input, attempt, on, action]),
)('the tags of %s', async (create, input, attempt, on, action) => {
  const { operator, user } = createServiceAccount();
  const made = await operator.call(create, input);
  const ifTeam = (team: string, effect = 'Allow') => ({
    Effect: effect,
    Action: action,
    Resource: '*',
    Condition: { StringEquals: { 'aws:ResourceTag/team': team } },
  });
  const ofTeamA = await user('a', ifTeam('a'));
  const ofTeamB = await user('b', ifTeam('b'));
  const kept = await user('kept', action, ifTeam('a', 'Deny'));
  expect(await ofTeamB.fails(attempt, on(made as never))).toContain('is not authorized to perform');
  expect(await kept.fails(attempt, on(made as never))).toContain('with an explicit deny');
  await expect(ofTeamA.call(attempt, on(made as never))).resolves.toBeDefined();
});

test('what is being made has the tags that it is made with', async () => {
  const { user } = createServiceAccount();
  const condition = { Condition: { StringEquals: { 'aws:ResourceTag/team': 'a' } } };
  const maker = await user('maker', {
    Effect: 'Allow',
    Action: ['sqs:CreateQueue', 'sqs:TagQueue'],
    Resource: '*',
    ...condition,
  });
  expect(await maker.fails('sqs:CreateQueue', { QueueName: 'q', tags: { team: 'b' } })).toMatch(
    /^AccessDenied/,
  );
  await maker.call('sqs:CreateQueue', { QueueName: 'q', tags: { team: 'a' } });
  // The tag that is to be set is not one that the queue has.
  const QueueUrl = `https://sqs.us-east-1.amazonaws.com/${id}/q`;
  const other = await user('other', {
    Effect: 'Allow',
    Action: 'sqs:TagQueue',
    Resource: '*',
    Condition: { StringEquals: { 'aws:ResourceTag/team': 'b' } },
  });
  expect(await other.fails('sqs:TagQueue', { QueueUrl, Tags: { team: 'b' } })).toMatch(/^AccessDenied/);
});
