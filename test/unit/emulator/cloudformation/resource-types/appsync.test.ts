import { describe, expect, test } from 'vitest';
import { createServiceAccount, type ServiceActor } from '../../../../support/service-account.ts';

const ApiId = { 'Fn::GetAtt': ['Api', 'ApiId'] };
const runtime = { Name: 'APPSYNC_JS', RuntimeVersion: '1.0.0' };
const trust = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'appsync.amazonaws.com' }, Action: 'sts:AssumeRole' }],
};
const role = { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: trust } };

/** What a service with a schema, keys, functions and logs deploys. */
const resources = {
  Api: {
    Type: 'AWS::AppSync::GraphQLApi',
    Properties: {
      Name: 'notes',
      AuthenticationType: 'API_KEY',
      XrayEnabled: 'true',
      LogConfig: {
        CloudWatchLogsRoleArn: { 'Fn::GetAtt': ['LogRole', 'Arn'] },
        FieldLogLevel: 'ERROR',
        ExcludeVerboseContent: 'false',
      },
    },
  },
  LogRole: role,
  Schema: {
    Type: 'AWS::AppSync::GraphQLSchema',
    Properties: { ApiId, Definition: 'type Query { note: Note }\ntype Note { words: Int }' },
  },
  Key: { Type: 'AWS::AppSync::ApiKey', Properties: { ApiId, Description: 'Reads notes' } },
  TableRole: role,
  Table: {
    Type: 'AWS::AppSync::DataSource',
    Properties: {
      ApiId,
      Name: 'notes',
      Type: 'AMAZON_DYNAMODB',
      DynamoDBConfig: { AwsRegion: 'us-east-1', TableName: 'notes', Versioned: 'false' },
      ServiceRoleArn: { 'Fn::GetAtt': ['TableRole', 'Arn'] },
    },
  },
  Count: {
    Type: 'AWS::AppSync::FunctionConfiguration',
    Properties: {
      ApiId,
      Name: 'count',
      DataSourceName: { 'Fn::GetAtt': ['Table', 'Name'] },
      Code: 'export {}',
      Runtime: runtime,
    },
  },
  Note: {
    Type: 'AWS::AppSync::Resolver',
    DependsOn: 'Schema',
    Properties: {
      ApiId,
      TypeName: 'Query',
      FieldName: 'note',
      DataSourceName: { 'Fn::GetAtt': ['Table', 'Name'] },
      RequestMappingTemplateS3Location: 's3://templates/request.vtl',
      ResponseMappingTemplateS3Location: 's3://templates/response.vtl',
    },
  },
  Words: {
    Type: 'AWS::AppSync::Resolver',
    DependsOn: 'Schema',
    Properties: {
      ApiId,
      TypeName: 'Note',
      FieldName: 'words',
      Kind: 'PIPELINE',
      PipelineConfig: { Functions: [{ 'Fn::GetAtt': ['Count', 'FunctionId'] }] },
      Code: 'export {}',
      Runtime: runtime,
    },
  },
};

async function prepare() {
  const account = createServiceAccount();
  await account.operator.call('s3:CreateBucket', { Bucket: 'templates' });
  for (const Key of ['request.vtl', 'response.vtl']) {
    await account.operator.call('s3:PutObject', { Bucket: 'templates', Key, Body: Buffer.from(`# ${Key}`) });
  }
  const deploy = async (
    operation: string,
    Resources: object,
    who: ServiceActor = account.operator,
  ): Promise<readonly string[]> => {
    await who.call(`cloudformation:${operation}`, {
      StackName: 'app',
      Capabilities: ['CAPABILITY_IAM'],
      ...(operation !== 'DeleteStack' && { TemplateBody: JSON.stringify({ Resources, Outputs: outputs }) }),
    });
    return account.settle();
  };
  return { ...account, deploy };
}

const outputs = {
  Url: { Value: { 'Fn::GetAtt': ['Api', 'GraphQLUrl'] } },
  ApiId: { Value: ApiId },
};

test('deploys, changes and removes an API with everything under it', async () => {
  const { operator, deploy } = await prepare();
  expect(await deploy('CreateStack', resources)).toEqual([]);
  const { Stacks: stacks } = await operator.call<{
    Stacks: { Outputs: { OutputKey: string; OutputValue: string }[] }[];
  }>('cloudformation:DescribeStacks', { StackName: 'app' });
  const output = (key: string) =>
    stacks[0]?.Outputs.find(({ OutputKey }) => OutputKey === key)?.OutputValue ?? '';
  expect(output('Url')).toMatch(/^https:\/\/[a-z2-7]{26}\.appsync-api\.us-east-1\.amazonaws\.com\/graphql$/);
  const apiId = output('ApiId');
  await expect(operator.call('appsync:GetGraphqlApi', { apiId })).resolves.toMatchObject({
    graphqlApi: {
      xrayEnabled: true,
      logConfig: { fieldLogLevel: 'ERROR', excludeVerboseContent: false },
      tags: { 'aws:cloudformation:logical-id': 'Api' },
    },
  });
  await expect(operator.call('appsync:GetDataSource', { apiId, name: 'notes' })).resolves.toMatchObject({
    dataSource: { dynamodbConfig: { awsRegion: 'us-east-1', tableName: 'notes', versioned: false } },
  });
  const note = { apiId, typeName: 'Query', fieldName: 'note' };
  await expect(operator.call('appsync:GetResolver', note)).resolves.toMatchObject({
    resolver: { requestMappingTemplate: '# request.vtl', responseMappingTemplate: '# response.vtl' },
  });

  const changed = {
    ...resources,
    Key: { ...resources.Key, Properties: { ApiId, Description: 'Writes notes' } },
    Schema: {
      ...resources.Schema,
      Properties: { ApiId, Definition: 'type Query { note: Note }\ntype Note { words: Int, text: String }' },
    },
  };
  expect(await deploy('UpdateStack', changed)).toEqual([]);
  await expect(operator.call('appsync:ListApiKeys', { apiId })).resolves.toMatchObject({
    apiKeys: [{ description: 'Writes notes' }],
  });
  expect(await deploy('DeleteStack', resources)).toEqual([]);
  await expect(operator.call('appsync:ListGraphqlApis')).resolves.toEqual({ graphqlApis: [] });
});

describe('failures', () => {
  const { Api: api } = resources;
  const plainApi = { ...api, Properties: { Name: 'notes', AuthenticationType: 'API_KEY' } };

  test('a bad schema fails in words of its own, without a frame', async () => {
    const { deploy } = await prepare();
    const Schema = { ...resources.Schema, Properties: { ApiId, Definition: 'type Query {' } };
    expect(await deploy('CreateStack', { Api: plainApi, Schema })).toEqual([
      "Schema Schema Creation Status is FAILED with details: Failed to parse schema document - ensure it's a valid SDL-formatted document.",
    ]);
  });

  test.each([
    [
      'appsync:StartSchemaCreation',
      /^Schema User: \S+ is not authorized to perform: appsync:StartSchemaCreation on resource: arn:aws:appsync:\S+:\/v1\/apis\/\w+\/schemacreation with an explicit deny \(Service: AWSAppSync; Status Code: 403; Error Code: AccessDeniedException; Request ID: \S+; Proxy: null\)$/,
    ],
    [
      'appsync:CreateApiKey',
      /^Key User: .*\/apikeys with an explicit deny \(Service: AWSAppSync; Status Code: 403; Error Code: AccessDeniedException;/,
    ],
    [
      'appsync:CreateDataSource',
      /^Table Resource handler returned message: "User: .*:\/createdatasource with an explicit deny \(Service: AppSync, Status Code: 403, .*HandlerErrorCode: AccessDenied\)$/,
    ],
    ['appsync:GetGraphqlApi', /^\w+ .*Unable to retrieve ApiId attribute for AWS::AppSync::GraphQLApi/],
    ['s3:GetObject', /^Note Resource handler returned message: .*\(Service: S3, Status Code: 403/],
    [
      'iam:CreateServiceLinkedRole',
      /^Api Resource handler returned message: "Caller \d{12} not authorized to create SLR \(Service: AppSync, Status Code: 401,/,
    ],
  ])('without %s', async (action, words) => {
    const { user, deploy } = await prepare();
    const dev = await user('dev', '*', { Effect: 'Deny', Action: action, Resource: '*' });
    const failed = await deploy('CreateStack', resources, dev);
    expect(failed.find((reason) => !reason.includes('cancelled'))).toMatch(words);
  });
});
