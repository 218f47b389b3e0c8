import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  DescribeLogGroupsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { CreateRepositoryCommand, DescribeRepositoriesCommand, ECRClient } from '@aws-sdk/client-ecr';
import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import {
  AddPermissionCommand,
  CreateEventSourceMappingCommand,
  CreateFunctionCommand,
  DeleteFunctionCommand,
  GetFunctionCommand,
  GetPolicyCommand,
  InvokeCommand,
  LambdaClient,
  ListTagsCommand,
  PublishVersionCommand,
  TagResourceCommand,
} from '@aws-sdk/client-lambda';
import { GetParameterCommand, PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { expect, it } from 'vitest';
import { packInlineCode } from '../../../src/emulator/cloudformation/resource-types/lambda/inline-code.ts';
import { createEmulator } from '../../../src/emulator/emulator.ts';

async function connect() {
  const emulator = await createEmulator({ region: 'eu-west-1', accountId: '123456789012' });
  const { accessKeyId, secretAccessKey, endpoint, region } = emulator;
  const settings = { endpoint, region, credentials: { accessKeyId, secretAccessKey }, maxAttempts: 1 };
  return { settings, [Symbol.asyncDispose]: () => emulator.close() };
}

it('makes a function that Lambda clients understand', async () => {
  await using account = await connect();
  const lambda = new LambdaClient(account.settings);
  const iam = new IAMClient(account.settings);
  const trust = { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' };
  const { Role: role } = await iam.send(
    new CreateRoleCommand({
      RoleName: 'hello',
      AssumeRolePolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: [trust] }),
    }),
  );
  const created = await lambda.send(
    new CreateFunctionCommand({
      FunctionName: 'hello',
      Runtime: 'nodejs22.x',
      Handler: 'index.handler',
      Role: role?.Arn,
      Code: { ZipFile: packInlineCode('exports.handler = () => 1', 'nodejs22.x') },
      Environment: { Variables: { A: 'b' } },
      Tags: { STAGE: 'dev' },
    }),
  );
  const FunctionName = 'hello';
  expect(created).toMatchObject({ State: 'Pending', Environment: { Variables: { A: 'b' } } });
  expect(await lambda.send(new GetFunctionCommand({ FunctionName }))).toMatchObject({
    Configuration: { State: 'Active', FunctionArn: 'arn:aws:lambda:eu-west-1:123456789012:function:hello' },
    Tags: { STAGE: 'dev' },
  });
  const version = await lambda.send(new PublishVersionCommand({ FunctionName }));
  expect(version.Version).toBe('1');
  const permission = { StatementId: 'api', Action: 'lambda:InvokeFunction', Principal: 's3.amazonaws.com' };
  await lambda.send(new AddPermissionCommand({ FunctionName, ...permission }));
  const policy = await lambda.send(new GetPolicyCommand({ FunctionName }));
  expect(policy.Policy).toContain('s3.amazonaws.com');
  const Resource = created.FunctionArn;
  await lambda.send(new TagResourceCommand({ Resource, Tags: { team: 'a' } }));
  expect((await lambda.send(new ListTagsCommand({ Resource }))).Tags).toEqual({ STAGE: 'dev', team: 'a' });
  await expect(
    lambda.send(
      new CreateEventSourceMappingCommand({
        FunctionName,
        EventSourceArn: 'arn:aws:sqs:eu-west-1:123456789012:q',
      }),
    ),
  ).rejects.toMatchObject({
    name: 'InvalidParameterValueException',
    message: 'The provided execution role does not have permissions to call ReceiveMessage on SQS',
  });
  expect(await lambda.send(new InvokeCommand({ FunctionName }))).toMatchObject({
    StatusCode: 200,
    ExecutedVersion: '$LATEST',
  });
  await lambda.send(new DeleteFunctionCommand({ FunctionName }));
  await expect(lambda.send(new GetFunctionCommand({ FunctionName }))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
    message: 'Function not found: arn:aws:lambda:eu-west-1:123456789012:function:hello',
  });
  lambda.destroy();
  iam.destroy();
});

it('keeps log groups, parameters and repositories apart by region', async () => {
  await using account = await connect();
  const elsewhere = { ...account.settings, region: 'us-east-1' };
  const names = async (settings: typeof elsewhere) => {
    const logs = new CloudWatchLogsClient(settings);
    const ecr = new ECRClient(settings);
    const ssm = new SSMClient(settings);
    const { logGroups = [] } = await logs.send(new DescribeLogGroupsCommand({}));
    const { repositories = [] } = await ecr.send(new DescribeRepositoriesCommand({}));
    const value = await ssm.send(new GetParameterCommand({ Name: '/app/currency' })).then(
      ({ Parameter: parameter }) => parameter?.Value,
      (error: Error) => error.name,
    );
    return [
      ...logGroups.map((group) => group.logGroupName),
      ...repositories.map((repository) => repository.repositoryName),
      value,
    ];
  };
  const { settings } = account;
  await new CloudWatchLogsClient(settings).send(new CreateLogGroupCommand({ logGroupName: '/app' }));
  await new ECRClient(settings).send(new CreateRepositoryCommand({ repositoryName: 'app' }));
  await new SSMClient(settings).send(
    new PutParameterCommand({ Name: '/app/currency', Type: 'String', Value: 'EUR' }),
  );
  expect(await names(settings)).toEqual(['/app', 'app', 'EUR']);
  expect(await names(elsewhere)).toEqual(['ParameterNotFound']);
});
