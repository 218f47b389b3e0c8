import {
  CloudFormationClient,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation';
import { CloudWatchLogsClient, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  CreateAccessKeyCommand,
  CreateUserCommand,
  IAMClient,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import { describe, expect, it } from 'vitest';

import { createEmulator } from '../../../src/emulator/emulator.ts';

/** Answers as its properties say, by the module that inline code has for that. */
const provider = `
const response = require('cfn-response');
exports.handler = (event, context) => {
  console.log(JSON.stringify(event));
  const { Name, Fail, Silent } = event.ResourceProperties;
  if (Silent) return context.done();
  const status = Fail === event.RequestType ? response.FAILED : response.SUCCESS;
  response.send(event, context, status, { Shout: Name.toUpperCase() }, 'thing-' + Name);
};`;

const trust = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
};
const mayLog = {
  PolicyName: 'log',
  PolicyDocument: {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 'logs:*', Resource: '*' }],
  },
};

function templateOf(properties: object): string {
  return JSON.stringify({
    Resources: {
      Role: {
        Type: 'AWS::IAM::Role',
        Properties: { AssumeRolePolicyDocument: trust, Policies: [mayLog] },
      },
      Provider: {
        Type: 'AWS::Lambda::Function',
        Properties: {
          FunctionName: 'provider',
          Runtime: 'nodejs22.x',
          Handler: 'index.handler',
          Timeout: 20,
          Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
          Code: { ZipFile: provider },
        },
      },
      Thing: {
        Type: 'Custom::Thing',
        Properties: { ServiceToken: { 'Fn::GetAtt': ['Provider', 'Arn'] }, ...properties },
      },
    },
    Outputs: { Shout: { Value: { 'Fn::GetAtt': ['Thing', 'Shout'] } }, Id: { Value: { Ref: 'Thing' } } },
  });
}

async function createStackAccount() {
  const emulator = await createEmulator();
  const place = { endpoint: emulator.endpoint, region: emulator.region };
  const iam = new IAMClient({ ...place, credentials: emulator });
  const logs = new CloudWatchLogsClient({ ...place, credentials: emulator });
  const operator = new CloudFormationClient({ ...place, credentials: emulator });
  const submission = (properties: object) => ({
    StackName: 'app',
    TemplateBody: templateOf(properties),
    Capabilities: ['CAPABILITY_IAM' as const],
  });
  let stackId: string | undefined;
  const settle = async () => {
    for (;;) {
      const { Stacks } = await operator.send(new DescribeStacksCommand({ StackName: stackId }));
      const [stack] = Stacks ?? [];
      if (stack?.StackStatus && !stack.StackStatus.endsWith('_IN_PROGRESS')) {
        const outputs = (stack.Outputs ?? []).map(({ OutputValue }) => OutputValue);
        return [stack.StackStatus, ...outputs];
      }
    }
  };
  return {
    operator,
    create: async (properties: object, client = operator) => {
      ({ StackId: stackId } = await client.send(new CreateStackCommand(submission(properties))));
      return settle();
    },
    update: async (properties: object) => {
      await operator.send(new UpdateStackCommand(submission(properties)));
      return settle();
    },
    remove: async () => {
      await operator.send(new DeleteStackCommand({ StackName: 'app' }));
      return settle();
    },
    /** The reasons that events of the resource give for a failure, newest first. */
    failures: async (): Promise<(string | undefined)[]> => {
      const { StackEvents } = await operator.send(new DescribeStackEventsCommand({ StackName: stackId }));
      return (StackEvents ?? [])
        .filter(
          ({ LogicalResourceId, ResourceStatus }) =>
            LogicalResourceId === 'Thing' && ResourceStatus?.endsWith('_FAILED'),
        )
        .map(({ ResourceStatusReason }) => ResourceStatusReason);
    },
    /** What the function was asked, oldest first. */
    requests: async (): Promise<Record<string, unknown>[]> => {
      const { events } = await logs.send(
        new FilterLogEventsCommand({ logGroupName: '/aws/lambda/provider', filterPattern: 'RequestType' }),
      );
      return (events ?? []).map(
        ({ message = '' }) => JSON.parse(message.split('\t')[3] ?? '') as Record<string, unknown>,
      );
    },
    /** A client of somebody who may do everything but one action. */
    deployerWithout: async (action: string): Promise<CloudFormationClient> => {
      await iam.send(new CreateUserCommand({ UserName: 'deployer' }));
      const Statement = [{ Effect: 'Allow', NotAction: action, Resource: '*' }];
      await iam.send(
        new PutUserPolicyCommand({
          UserName: 'deployer',
          PolicyName: 'most',
          PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement }),
        }),
      );
      const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: 'deployer' }));
      return new CloudFormationClient({
        ...place,
        credentials: {
          accessKeyId: AccessKey?.AccessKeyId ?? '',
          secretAccessKey: AccessKey?.SecretAccessKey ?? '',
        },
      });
    },
    [Symbol.asyncDispose]: () => emulator.close(),
  };
}

describe('a custom resource', () => {
  it('is made, changed, replaced and deleted by its function', async () => {
    await using account = await createStackAccount();
    expect(await account.create({ Name: 'a', Count: 3, Deep: { On: true } })).toEqual([
      'CREATE_COMPLETE',
      'A',
      'thing-a',
    ]);
    expect(await account.update({ Name: 'a', Count: 4 })).toEqual(['UPDATE_COMPLETE', 'A', 'thing-a']);
    expect(await account.update({ Name: 'b', Count: 4 })).toEqual(['UPDATE_COMPLETE', 'B', 'thing-b']);
    expect(await account.remove()).toEqual(['DELETE_COMPLETE']);

    const requests = await account.requests();
    expect(requests.map(({ RequestType, PhysicalResourceId }) => [RequestType, PhysicalResourceId])).toEqual([
      ['Create', undefined],
      ['Update', 'thing-a'],
      ['Update', 'thing-a'],
      ['Delete', 'thing-a'],
      ['Delete', 'thing-b'],
    ]);
    expect(requests[0]).toMatchObject({
      LogicalResourceId: 'Thing',
      ResourceType: 'Custom::Thing',
      ResponseURL: expect.stringMatching(
        /^https:\/\/cloudformation-custom-resource-response-useast1\.s3\.us-east-1\.amazonaws\.com\/arn%3Aaws%3Acloudformation/,
      ),
      ResourceProperties: { Name: 'a', Count: '3', Deep: { On: 'true' } },
    });
    expect(requests[1]).toMatchObject({
      ResourceProperties: { Count: '4' },
      OldResourceProperties: { Name: 'a', Count: '3', Deep: { On: 'true' } },
    });
  });

  it('that says it failed is deleted with the rest', async () => {
    await using account = await createStackAccount();
    expect(await account.create({ Name: 'a', Fail: 'Create' })).toEqual(['ROLLBACK_COMPLETE']);
    expect(await account.failures()).toEqual([
      expect.stringMatching(
        /^Received response status \[FAILED\] from custom resource\. Message returned: See the details in CloudWatch Log Stream: .* \(RequestId: [0-9a-f-]{36}\)$/,
      ),
    ]);
    const kinds = (await account.requests()).map(({ RequestType }) => RequestType);
    expect(kinds).toEqual(['Create', 'Delete']);
  });

  it('that fails to change is brought back', async () => {
    await using account = await createStackAccount();
    await account.create({ Name: 'a' });
    expect(await account.update({ Name: 'b', Fail: 'Update' })).toEqual([
      'UPDATE_ROLLBACK_COMPLETE',
      'A',
      'thing-a',
    ]);
  });

  it('that never answers fails when its time is over', async () => {
    await using account = await createStackAccount();
    await account.create({ Name: 'a' });
    expect(await account.update({ Name: 'a', Silent: 'yes' })).toEqual([
      'UPDATE_ROLLBACK_COMPLETE',
      'A',
      'thing-a',
    ]);
    expect(await account.failures()).toEqual([
      expect.stringMatching(/^CloudFormation did not receive a response from your Custom Resource\. /),
    ]);
  });

  it('is asked with the permissions of who deploys it', async () => {
    await using account = await createStackAccount();
    const deployer = await account.deployerWithout('lambda:InvokeFunction');
    expect(await account.create({ Name: 'a' }, deployer)).toEqual(['ROLLBACK_COMPLETE']);
    expect(await account.failures()).toEqual([
      expect.stringMatching(
        /^User: arn:aws:iam::\d{12}:user\/deployer is not authorized to perform: lambda:InvokeFunction on resource: arn:aws:lambda:us-east-1:\d{12}:function:provider because .* \(Service: AWSLambdaInternal; Status Code: 403; Error Code: AccessDeniedException; Request ID: .*; Proxy: null\)$/,
      ),
    ]);
  });

  it('of another token than before is refused', async () => {
    await using account = await createStackAccount();
    await account.create({ Name: 'a' });
    await account.update({ Name: 'a', ServiceToken: 'arn:aws:lambda:us-east-1:123456789012:function:other' });
    expect(await account.failures()).toEqual(['Modifying service token is not allowed.']);
  });

  it('behind a topic is refused by name', async () => {
    await using account = await createStackAccount();
    await account.create({ Name: 'a', ServiceToken: 'arn:aws:sns:us-east-1:123456789012:topic' });
    expect(await account.failures()).toEqual(['NotImplemented: custom resources that are backed by SNS']);
  });
});
