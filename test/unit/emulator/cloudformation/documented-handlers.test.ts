import { describe, expect, test } from 'vitest';

import { loadAllTypes } from '../../../support/directories.ts';
import { createFakeAccount, templateOf } from '../../../support/cloudformation-account.ts';
import { createLambdaAccount } from '../../../support/lambda-account.ts';

const stackTags = [{ Key: 'STAGE', Value: 'dev' }];
const trust = {
  Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
};
const table = {
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
  KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
};
const rule = { ScheduleExpression: 'rate(1 day)' };
const alarm = {
  Namespace: 'AWS/Lambda',
  MetricName: 'Errors',
  Statistic: 'Sum',
  Period: 60,
  EvaluationPeriods: 1,
  Threshold: 1,
  ComparisonOperator: 'GreaterThanThreshold',
};
const role = { AssumeRolePolicyDocument: trust };
const code = { S3Bucket: 'code', S3Key: 'hello.zip' };

interface Life {
  readonly type: string;
  /** What is deployed, one state after the other; `$role` is the ARN of a function's role. */
  readonly states: readonly object[];
  readonly denied: readonly string[];
}

/** Lives a resource's life as somebody who may do anything but that, to its first failure: what that says, or nothing. */
async function liveWithout({ type, states, denied }: Life): Promise<string> {
  const account = await createLambdaAccount();
  const deployer = await account.user('deployer', '*', { Effect: 'Deny', Action: denied, Resource: '*' });
  for (const [index, state] of states.entries()) {
    const Properties = JSON.parse(JSON.stringify(state).replace('$role', account.roleArn)) as object;
    await deployer.call(`cloudformation:${index === 0 ? 'CreateStack' : 'UpdateStack'}`, {
      StackName: 'app',
      Capabilities: ['CAPABILITY_NAMED_IAM'],
      TemplateBody: JSON.stringify({ Resources: { It: { Type: type, Properties } } }),
      Tags: stackTags,
    });
    const [failed] = await account.settle();
    if (failed !== undefined) return failed;
  }
  return 'nothing fails';
}

describe('a handler reads before it creates', () => {
  test.each([
    [
      'AWS::Lambda::Function',
      'lambda:GetFunction',
      { Role: '$role', Code: code, Runtime: 'nodejs22.x', Handler: 'i.h' },
    ],
    ['AWS::IAM::Role', 'iam:GetRole', role],
    ['AWS::DynamoDB::Table', 'dynamodb:DescribeTable', table],
    ['AWS::SNS::Topic', 'sns:GetTopicAttributes', {}],
    ['AWS::Events::Rule', 'events:DescribeRule', rule],
    ['AWS::Logs::LogGroup', 'logs:DescribeLogGroups', {}],
  ])('%s: %s, without which it fails', async (type, read, properties) => {
    const failed = await liveWithout({ type, states: [properties], denied: [read] });
    expect(failed.toLowerCase()).toContain(
      `is not authorized to perform: ${read.toLowerCase()} on resource: `,
    );
  });
});

test.each([
  ['its tags are read in vain', ['sns:ListTagsForResource', 'sns:GetDataProtectionPolicy'], 'nothing fails'],
  [
    'its attributes are not',
    ['sns:GetTopicAttributes'],
    'is not authorized to perform: SNS:GetTopicAttributes',
  ],
])('of a topic: %s', async (_what, denied, said) => {
  const states = [{}, { DisplayName: 'News' }];
  expect(await liveWithout({ type: 'AWS::SNS::Topic', states, denied })).toContain(said);
});

test.each([
  [{}, 'nothing fails'],
  [{ RetentionInDays: 14 }, 'is not authorized to perform: logs:PutRetentionPolicy'],
])('the retention of a log group is put where there is one: %j', async (properties, said) => {
  const denied = ['logs:PutRetentionPolicy', 'logs:DeleteRetentionPolicy'];
  expect(await liveWithout({ type: 'AWS::Logs::LogGroup', states: [properties], denied })).toContain(said);
});

test('Lambda reads the code with the permissions of the stack’s caller', async () => {
  const failed = await liveWithout({
    type: 'AWS::Lambda::Function',
    states: [{ Role: '$role', Code: code, Runtime: 'nodejs22.x', Handler: 'i.h' }],
    denied: ['s3:GetObject'],
  });
  expect(failed).toContain(
    'Your access has been denied by S3, please make sure your request credentials have permission to GetObject for code/hello.zip.',
  );
});

describe('a refused tag', () => {
  const hint =
    'Resource handler returned message: "Encountered a permissions error performing a tagging operation, please add required tag permissions. See https://repost.aws/knowledge-center/cloudformation-tagging-permission-error for how to resolve. Resource handler returned message: "';
  const tagging = 'UnauthorizedTaggingOperation)';

  test.each([
    [
      'AWS::IAM::Role',
      'iam:TagRole',
      role,
      `${hint}User: arn:aws:iam::123456789012:user/deployer is not`,
      tagging,
    ],
    [
      'AWS::IAM::Role',
      'iam:CreateRole',
      role,
      `${hint}User: arn:aws:iam::123456789012:user/deployer is not`,
      tagging,
    ],
    ['AWS::Events::Rule', 'events:TagResource', rule, `${hint}Unauthorized tagging operation""`, tagging],
    ['AWS::KMS::Key', 'kms:TagResource', {}, `${hint}Unauthorized tagging operation""`, tagging],
    [
      'AWS::CloudWatch::Alarm',
      'cloudwatch:TagResource',
      alarm,
      `${hint}Unauthorized tagging operation""`,
      tagging,
    ],
    ['AWS::S3::Bucket', 's3:PutBucketTagging', {}, hint, tagging],
    ['AWS::SNS::Topic', 'sns:TagResource', {}, 'Resource handler returned message: "User: ', 'AccessDenied)'],
  ])('fails %s (%s)', async (type, action, properties, opening, end) => {
    const failed = await liveWithout({ type, states: [properties], denied: [action] });
    expect(failed.slice(0, opening.length + 3)).toBe(`It ${opening}`);
    expect(failed.slice(-end.length)).toBe(end);
  });
});

/** Types that take tags. Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/, Tags of each. */
const taggable = [
  'AWS::ApiGateway::ApiKey',
  'AWS::ApiGateway::RestApi',
  'AWS::ApiGateway::Stage',
  'AWS::ApiGateway::UsagePlan',
  'AWS::ApiGatewayV2::Api',
  'AWS::ApiGatewayV2::Stage',
  'AWS::CloudWatch::Alarm',
  'AWS::Cognito::UserPool',
  'AWS::DynamoDB::Table',
  'AWS::EC2::SecurityGroup',
  'AWS::Events::EventBus',
  'AWS::Events::Rule',
  'AWS::IAM::Role',
  'AWS::IAM::User',
  'AWS::KMS::Key',
  'AWS::Lambda::EventSourceMapping',
  'AWS::Lambda::Function',
  'AWS::Logs::LogGroup',
  'AWS::S3::Bucket',
  'AWS::SNS::Topic',
  'AWS::SQS::Queue',
  'AWS::SSM::Parameter',
  'AWS::SecretsManager::Secret',
];

test.each(taggable)('the tags of a stack reach %s, and so does their change', async (type) => {
  const fake = createFakeAccount({ resourceTypes: await loadAllTypes() });
  const stack = {
    StackName: 'app',
    Capabilities: ['CAPABILITY_NAMED_IAM'],
    TemplateBody: templateOf({ It: { Type: type } }),
  };
  const callsWith = (value: string) =>
    fake.calls.filter(({ input }) => JSON.stringify(input).includes(value)).map(({ call }) => call);
  await fake.perform('CreateStack', { ...stack, Tags: [{ Key: 'STAGE', Value: 'dev-1' }] });
  await fake.settle();
  expect(callsWith('dev-1')).toHaveLength(1);
  await fake.perform('UpdateStack', { ...stack, Tags: [{ Key: 'STAGE', Value: 'dev-2' }] });
  expect((await fake.settle()).status).toBe('UPDATE_COMPLETE');
  expect(callsWith('dev-2')).not.toEqual([]);
});

describe('an attribute that the type does not have', () => {
  const missing = { 'Fn::GetAtt': ['A', 'Arm'] };
  const words = 'Requested attribute Arm does not exist in schema for AWS::SQS::Queue';
  const eventsWith = async (template: object) => {
    const { operator, settle } = await createLambdaAccount();
    await operator.call('cloudformation:CreateStack', {
      StackName: 'app',
      TemplateBody: JSON.stringify(template),
    });
    await settle();
    const { StackEvents: events } = await operator.call<{
      StackEvents: { LogicalResourceId: string; ResourceStatus: string; ResourceStatusReason?: string }[];
    }>('cloudformation:DescribeStackEvents', { StackName: 'app' });
    return events.map(({ LogicalResourceId: id, ResourceStatus: status, ResourceStatusReason: reason }) =>
      [id, status, reason].filter(Boolean).join(' '),
    );
  };

  test('fails the resource that asks for it', async () => {
    const B = { Type: 'AWS::SNS::Topic', Properties: { DisplayName: missing } };
    const events = await eventsWith({ Resources: { A: { Type: 'AWS::SQS::Queue' }, B } });
    expect(events).toContain(`B CREATE_FAILED ${words}`);
    expect(events).toContain('A DELETE_COMPLETE');
  });

  test('fails the stack whose output asks for it', async () => {
    const events = await eventsWith({
      Resources: { A: { Type: 'AWS::SQS::Queue' } },
      Outputs: { O: { Value: missing } },
    });
    expect(events).toContain(`app ROLLBACK_IN_PROGRESS ${words}. Rollback requested by user.`);
  });

  test('of a type without handlers refuses the template', async () => {
    const { operator } = await createLambdaAccount();
    const template = {
      Resources: { A: { Type: 'AWS::IAM::AccessKey', Properties: { UserName: 'operator' } } },
      Outputs: { O: { Value: missing } },
    };
    const input = {
      StackName: 'app',
      Capabilities: ['CAPABILITY_IAM'],
      TemplateBody: JSON.stringify(template),
    };
    expect(await operator.fails('cloudformation:CreateStack', input)).toBe(
      'ValidationError: Template error: resource A does not support attribute type Arm in Fn::GetAtt',
    );
  });
});
