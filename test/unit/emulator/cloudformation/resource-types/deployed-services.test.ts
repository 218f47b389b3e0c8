import { describe, expect, it } from 'vitest';
import { createLambdaAccount, helloArn } from '../../../../support/lambda-account.ts';

type Properties = Readonly<Record<string, unknown>>;

interface Row {
  readonly type: string;
  readonly name: string;
  readonly made: Properties;
  readonly create: readonly string[];
  readonly changed?: Properties;
  readonly update?: readonly string[];
  readonly delete: readonly string[];
}

const description = { Description: 'x' };
const rules = [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }];
const encryption = { BucketEncryption: { ServerSideEncryptionConfiguration: rules } };
const own = { FunctionName: 'own', Runtime: 'nodejs22.x', Handler: 'index.handler' };
const code = { S3Bucket: 'code', S3Key: 'hello.zip' };
const policyOn = (effect: string) => ({
  Bucket: 'code',
  PolicyDocument: {
    Statement: [
      {
        Effect: effect,
        Principal: { AWS: '123456789012' },
        Action: 's3:GetObject',
        Resource: 'arn:aws:s3:::code/*',
      },
    ],
  },
});

/** The stack has the tag STAGE, as with Serverless. `$role` stands for the ARN of the function's role. */
const rows: readonly Row[] = [
  {
    type: 'AWS::S3::Bucket',
    name: 'with encryption, then with blocked access',
    made: encryption,
    create: ['s3:CreateBucket', 's3:PutBucketTagging', 's3:PutBucketEncryption'],
    changed: { PublicAccessBlockConfiguration: { BlockPublicAcls: true } },
    update: ['s3:DeleteBucketEncryption', 's3:PutPublicAccessBlock'],
    delete: ['s3:DeleteBucket'],
  },
  {
    type: 'AWS::S3::Bucket',
    name: 'with everything else',
    made: {
      VersioningConfiguration: { Status: 'Enabled' },
      LifecycleConfiguration: { Rules: [{ Id: 'expire', Status: 'Enabled', ExpirationInDays: 90 }] },
      CorsConfiguration: { CorsRules: [{ AllowedMethods: ['GET'], AllowedOrigins: ['*'] }] },
      WebsiteConfiguration: { IndexDocument: 'index.html' },
      AccelerateConfiguration: { AccelerationStatus: 'Enabled' },
    },
    create: [
      's3:CreateBucket',
      's3:PutBucketTagging',
      's3:PutBucketVersioning',
      's3:PutBucketLifecycleConfiguration',
      's3:PutBucketCors',
      's3:PutBucketWebsite',
      's3:PutBucketAccelerateConfiguration',
    ],
    delete: ['s3:DeleteBucket'],
  },
  {
    type: 'AWS::S3::BucketPolicy',
    name: 'changed',
    made: policyOn('Allow'),
    create: ['s3:GetBucketPolicy', 's3:PutBucketPolicy'],
    changed: policyOn('Deny'),
    update: ['s3:GetBucketPolicy', 's3:PutBucketPolicy'],
    delete: ['s3:GetBucketPolicy', 's3:DeleteBucketPolicy'],
  },
  {
    type: 'AWS::Lambda::Function',
    name: 'reconfigured',
    made: { ...own, Role: '$role', Code: code, ReservedConcurrentExecutions: '5' },
    create: [
      'lambda:GetFunction',
      'lambda:CreateFunction',
      'lambda:GetFunction',
      'lambda:PutFunctionConcurrency',
    ],
    changed: { ...own, Role: '$role', Code: code, Timeout: '9' },
    update: ['lambda:UpdateFunctionConfiguration', 'lambda:GetFunction', 'lambda:DeleteFunctionConcurrency'],
    delete: ['lambda:DeleteFunction', 'lambda:GetFunction'],
  },
  {
    type: 'AWS::Lambda::Function',
    name: 'with other code, first inline',
    made: { ...own, Role: '$role', Code: { ZipFile: 'exports.handler = () => 2' } },
    create: ['lambda:GetFunction', 'lambda:CreateFunction', 'lambda:GetFunction'],
    changed: { ...own, Role: '$role', Code: code, Tags: [{ Key: 'team', Value: 'a' }] },
    update: ['lambda:UpdateFunctionCode', 'lambda:GetFunction', 'lambda:TagResource'],
    delete: ['lambda:DeleteFunction', 'lambda:GetFunction'],
  },
  {
    type: 'AWS::Lambda::Version',
    name: 'published',
    made: { FunctionName: 'hello' },
    create: ['lambda:ListVersionsByFunction', 'lambda:PublishVersion', 'lambda:GetFunctionConfiguration'],
    delete: ['lambda:GetFunctionConfiguration', 'lambda:DeleteFunction'],
  },
  {
    type: 'AWS::Lambda::Permission',
    name: 'given',
    made: {
      FunctionName: 'hello',
      Action: 'lambda:InvokeFunction',
      Principal: 'events.amazonaws.com',
    },
    create: ['lambda:AddPermission'],
    delete: ['lambda:RemovePermission'],
  },
  {
    type: 'AWS::Lambda::EventSourceMapping',
    name: 'with another batch size',
    made: {
      FunctionName: 'hello',
      EventSourceArn: 'arn:aws:sqs:us-east-1:123456789012:orders',
      BatchSize: '5',
    },
    create: ['lambda:CreateEventSourceMapping', 'lambda:GetEventSourceMapping'],
    changed: {
      FunctionName: 'hello',
      EventSourceArn: 'arn:aws:sqs:us-east-1:123456789012:orders',
      BatchSize: '6',
    },
    update: ['lambda:UpdateEventSourceMapping', 'lambda:GetEventSourceMapping'],
    delete: ['lambda:DeleteEventSourceMapping', 'lambda:GetEventSourceMapping'],
  },
  {
    type: 'AWS::Lambda::Alias',
    name: 'described otherwise',
    made: { FunctionName: 'hello', Name: 'live', FunctionVersion: '$LATEST' },
    create: ['lambda:CreateAlias'],
    changed: { FunctionName: 'hello', Name: 'live', FunctionVersion: '$LATEST', ...description },
    update: ['lambda:GetAlias', 'lambda:UpdateAlias'],
    delete: ['lambda:GetAlias', 'lambda:DeleteAlias'],
  },
  {
    type: 'AWS::Lambda::LayerVersion',
    name: 'published',
    made: { LayerName: 'common', Content: code },
    create: ['lambda:PublishLayerVersion'],
    delete: ['lambda:GetLayerVersion', 'lambda:DeleteLayerVersion'],
  },
  {
    type: 'AWS::Lambda::Url',
    name: 'with other rights',
    made: { TargetFunctionArn: 'hello', AuthType: 'AWS_IAM' },
    create: ['lambda:CreateFunctionUrlConfig'],
    changed: { TargetFunctionArn: 'hello', AuthType: 'NONE' },
    update: ['lambda:UpdateFunctionUrlConfig'],
    delete: ['lambda:DeleteFunctionUrlConfig'],
  },
  {
    type: 'AWS::Lambda::EventInvokeConfig',
    name: 'with fewer tries',
    made: { FunctionName: 'hello', Qualifier: '$LATEST', MaximumRetryAttempts: '2' },
    create: ['lambda:PutFunctionEventInvokeConfig'],
    changed: { FunctionName: 'hello', Qualifier: '$LATEST', MaximumRetryAttempts: '0' },
    update: ['lambda:UpdateFunctionEventInvokeConfig'],
    delete: ['lambda:DeleteFunctionEventInvokeConfig'],
  },
  {
    type: 'AWS::Logs::LogGroup',
    name: 'kept for a while, then for ever',
    made: { LogGroupName: '/app', RetentionInDays: '14' },
    create: ['logs:DescribeLogGroups', 'logs:CreateLogGroup', 'logs:PutRetentionPolicy'],
    changed: { LogGroupName: '/app' },
    update: ['logs:DeleteRetentionPolicy'],
    delete: ['logs:DeleteLogGroup'],
  },
  {
    type: 'AWS::Logs::SubscriptionFilter',
    name: 'with another pattern',
    made: { LogGroupName: '/hello', FilterPattern: 'ERROR', DestinationArn: helloArn },
    create: [
      'logs:DescribeSubscriptionFilters',
      'logs:PutSubscriptionFilter',
      'logs:DescribeSubscriptionFilters',
    ],
    changed: { LogGroupName: '/hello', FilterPattern: 'WARN', DestinationArn: helloArn },
    update: ['logs:DescribeSubscriptionFilters', 'logs:PutSubscriptionFilter'],
    delete: ['logs:DeleteSubscriptionFilter'],
  },
  {
    type: 'AWS::SSM::Parameter',
    name: 'with another value',
    made: { Type: 'String', Value: '1' },
    create: ['ssm:PutParameter', 'ssm:GetParameters'],
    changed: { Type: 'String', Value: '2', Tags: { team: 'a' } },
    update: ['ssm:GetParameters', 'ssm:AddTagsToResource', 'ssm:PutParameter', 'ssm:GetParameters'],
    delete: ['ssm:DeleteParameter'],
  },
];

describe('the calls that handlers make', () => {
  it.each(rows)('$type $name', async (row) => {
    const account = await createLambdaAccount({ Effect: 'Allow', Action: 'sqs:*', Resource: '*' });
    const { hello, operator, roleArn } = account;
    await operator.call('lambda:CreateFunction', hello);
    await operator.call('lambda:AddPermission', {
      FunctionName: 'hello',
      StatementId: 'logs',
      Action: 'lambda:InvokeFunction',
      Principal: 'logs.amazonaws.com',
    });
    await operator.call('logs:CreateLogGroup', { logGroupName: '/hello' });
    const template = (properties: Properties) => {
      const Properties = JSON.parse(JSON.stringify(properties).replace('$role', roleArn)) as object;
      return JSON.stringify({ Resources: { It: { Type: row.type, Properties } } });
    };
    const stack = { StackName: 'app', Tags: [{ Key: 'STAGE', Value: 'dev' }] };
    const run = async (operation: string, input: object) => {
      account.handlerCalls.length = 0;
      await operator.call(`cloudformation:${operation}`, input);
      expect(await account.settle()).toEqual([]);
      return [...account.handlerCalls];
    };
    const made = { ...stack, TemplateBody: template(row.made) };
    const changed = { ...stack, TemplateBody: template(row.changed ?? row.made) };
    expect(await run('CreateStack', made)).toEqual(row.create);
    const update = row.changed ? await run('UpdateStack', changed) : undefined;
    expect(update).toEqual(row.update);
    expect(await run('DeleteStack', { StackName: 'app' })).toEqual(row.delete);
  });
});
