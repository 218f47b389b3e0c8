import { describe, expect, test } from 'vitest';
import { namedTypes } from '../../../src/denial/attribution/named-types.ts';
import { resourceForms } from '../../../src/denial/attribution/resource-forms.generated.ts';
import { resourceOfTemplate } from '../../../src/denial/attribution/resource-of-template.ts';

const place = { accountId: '111122223333', region: 'eu-west-1', stackName: 'shop-dev' };
const of = 'eu-west-1:111122223333';

describe('the resource of a refusal that names none, by its template', () => {
  test.each<[string, string, string, Record<string, unknown>, string | undefined]>([
    [
      'a name',
      'lambda:CreateFunction',
      'AWS::Lambda::Function',
      { FunctionName: 'shop-dev-hello' },
      `arn:aws:lambda:${of}:function:shop-dev-hello`,
    ],
    [
      'no region in the form',
      's3:CreateBucket',
      'AWS::S3::Bucket',
      { BucketName: 'shop-dev' },
      'arn:aws:s3:::shop-dev',
    ],
    [
      'pseudo parameters in a text',
      'sqs:CreateQueue',
      'AWS::SQS::Queue',
      { QueueName: { 'Fn::Sub': '${AWS::StackName}-${AWS::Region}-${!AWS::AccountId}-jobs' } },
      `arn:aws:sqs:${of}:shop-dev-eu-west-1-\${AWS::AccountId}-jobs`,
    ],
    [
      'pseudo parameters between texts, as Serverless names roles',
      'iam:CreateRole',
      'AWS::IAM::Role',
      { RoleName: { 'Fn::Join': ['-', ['shop', 'dev', { Ref: 'AWS::Region' }, 'lambdaRole']] }, Path: '/' },
      'arn:aws:iam::111122223333:role/shop-dev-eu-west-1-lambdaRole',
    ],
    [
      'a path',
      'iam:PutRolePolicy',
      'AWS::IAM::Role',
      { RoleName: 'app', Path: '/team/shop/' },
      'arn:aws:iam::111122223333:role/team/shop/app',
    ],
    [
      'a path that is not known',
      'iam:CreateRole',
      'AWS::IAM::Role',
      { RoleName: 'app', Path: { Ref: 'P' } },
      undefined,
    ],
    [
      'a log group, with what its policy needs after it',
      'logs:CreateLogGroup',
      'AWS::Logs::LogGroup',
      { LogGroupName: '/aws/lambda/shop-dev-hello' },
      `arn:aws:logs:${of}:log-group:/aws/lambda/shop-dev-hello:*`,
    ],
    [
      'a log group that is tagged',
      'logs:TagResource',
      'AWS::Logs::LogGroup',
      { LogGroupName: '/shop' },
      `arn:aws:logs:${of}:log-group:/shop`,
    ],
    [
      'a rule of the default bus',
      'events:PutRule',
      'AWS::Events::Rule',
      { Name: 'tick' },
      `arn:aws:events:${of}:rule/tick`,
    ],
    [
      'a rule of another bus',
      'events:PutRule',
      'AWS::Events::Rule',
      { Name: 'tick', EventBusName: 'shop' },
      `arn:aws:events:${of}:rule/shop/tick`,
    ],
    [
      'a rule of a bus that is not known',
      'events:PutRule',
      'AWS::Events::Rule',
      { Name: 'tick', EventBusName: { Ref: 'Bus' } },
      undefined,
    ],
    [
      'a default',
      'scheduler:CreateSchedule',
      'AWS::Scheduler::Schedule',
      { Name: 'nightly' },
      `arn:aws:scheduler:${of}:schedule/default/nightly`,
    ],
    [
      'a default that is overruled',
      'scheduler:CreateSchedule',
      'AWS::Scheduler::Schedule',
      { Name: 'nightly', GroupName: { Ref: 'Group' } },
      undefined,
    ],
    [
      'a leading slash',
      'ssm:PutParameter',
      'AWS::SSM::Parameter',
      { Name: '/shop/key' },
      `arn:aws:ssm:${of}:parameter/shop/key`,
    ],
    [
      'a prefix',
      'kms:CreateAlias',
      'AWS::KMS::Alias',
      { AliasName: 'alias/shop' },
      `arn:aws:kms:${of}:alias/shop`,
    ],
    [
      'the ARN of what it is about',
      'lambda:AddPermission',
      'AWS::Lambda::Permission',
      { FunctionName: `arn:aws:lambda:${of}:function:shop-dev-hello` },
      `arn:aws:lambda:${of}:function:shop-dev-hello`,
    ],
    [
      'an ARN of something else',
      'lambda:AddPermission',
      'AWS::Lambda::Permission',
      { FunctionName: `arn:aws:lambda:${of}:layer:shop` },
      undefined,
    ],
    [
      'a reference',
      'lambda:AddPermission',
      'AWS::Lambda::Permission',
      { FunctionName: { 'Fn::GetAtt': ['Hello', 'Arn'] } },
      undefined,
    ],
    [
      'a reference in a text',
      'sqs:CreateQueue',
      'AWS::SQS::Queue',
      { QueueName: { 'Fn::Sub': '${Prefix}-jobs' } },
      undefined,
    ],
    [
      'a reference between texts',
      'sqs:CreateQueue',
      'AWS::SQS::Queue',
      { QueueName: { 'Fn::Join': ['-', [{ Ref: 'Prefix' }, 'jobs']] } },
      undefined,
    ],
    [
      'a secret that is looked up',
      'sqs:CreateQueue',
      'AWS::SQS::Queue',
      { QueueName: '{{resolve:ssm:name}}' },
      undefined,
    ],
    ['no name: CloudFormation makes one', 'sqs:CreateQueue', 'AWS::SQS::Queue', {}, undefined],
    [
      'an action on other resources of the service',
      'lambda:GetLayerVersion',
      'AWS::Lambda::Function',
      { FunctionName: 'f' },
      undefined,
    ],
    [
      'an action of another service',
      'iam:PassRole',
      'AWS::Lambda::Function',
      { FunctionName: 'f' },
      undefined,
    ],
    ['an action that knows no resource', 'sqs:ListQueues', 'AWS::SQS::Queue', { QueueName: 'q' }, undefined],
    ['a type that is not known', 'a:B', 'Custom::Thing', { Name: 'n' }, undefined],
  ])('%s', (_, action, type, properties, expected) => {
    expect(resourceOfTemplate(action, { type, properties }, place)).toBe(expected);
  });

  test('in another partition', () => {
    const queue = {
      type: 'AWS::SQS::Queue',
      properties: { QueueName: { 'Fn::Sub': '${AWS::Partition}-q' } },
    };
    expect(resourceOfTemplate('sqs:CreateQueue', queue, { ...place, region: 'cn-north-1' })).toBe(
      'arn:aws-cn:sqs:cn-north-1:111122223333:aws-cn-q',
    );
  });
});

test.each(Object.entries(namedTypes))('%s fills all that its ARN leaves open', (_, forms) => {
  for (const { resource, names } of forms) {
    const [arn = ''] = resourceForms[resource] ?? [];
    const open = [...arn.matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name);
    expect(open.filter((name) => !['Partition', 'Region', 'Account'].includes(name ?? ''))).toEqual(
      Object.keys(names),
    );
  }
});
