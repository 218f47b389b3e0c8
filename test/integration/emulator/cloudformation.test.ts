import {
  CloudFormationClient,
  CreateChangeSetCommand,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  ExecuteChangeSetCommand,
  ListStackResourcesCommand,
  UpdateStackCommand,
  ValidateTemplateCommand,
  waitUntilChangeSetCreateComplete,
} from '@aws-sdk/client-cloudformation';
import {
  CreateAccessKeyCommand,
  CreateUserCommand,
  IAMClient,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { describe, expect, test } from 'vitest';

import { createEmulator, type Emulator } from '../../../src/emulator/emulator.ts';

const region = 'us-east-1';

function clientOf(
  emulator: Emulator,
  credentials: { accessKeyId: string; secretAccessKey: string } = emulator,
) {
  return new CloudFormationClient({ endpoint: emulator.endpoint, region, credentials, maxAttempts: 1 });
}

async function makeDeployer(emulator: Emulator, statements: readonly object[]) {
  const iam = new IAMClient({ endpoint: emulator.endpoint, region, credentials: emulator });
  await iam.send(new CreateUserCommand({ UserName: 'deployer' }));
  await iam.send(
    new PutUserPolicyCommand({
      UserName: 'deployer',
      PolicyName: 'deploy',
      PolicyDocument: JSON.stringify({
        Version: '2012-10-17',
        Statement: statements.map((statement) => ({ Effect: 'Allow', ...statement })),
      }),
    }),
  );
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: 'deployer' }));
  return {
    accessKeyId: AccessKey?.AccessKeyId ?? '',
    secretAccessKey: AccessKey?.SecretAccessKey ?? '',
  };
}

/** Asks until the stack rests. */
async function settle(client: CloudFormationClient, StackName: string): Promise<string> {
  for (;;) {
    const { Stacks } = await client.send(new DescribeStacksCommand({ StackName }));
    const status = Stacks?.[0]?.StackStatus ?? '';
    if (!status.endsWith('_IN_PROGRESS')) return status;
  }
}

async function failuresOf(client: CloudFormationClient, StackName: string): Promise<string[]> {
  const { StackEvents } = await client.send(new DescribeStackEventsCommand({ StackName }));
  return (StackEvents ?? []).flatMap((event) =>
    event.ResourceStatus?.endsWith('_FAILED') ? [event.ResourceStatusReason ?? ''] : [],
  );
}

const queueTemplate = JSON.stringify({
  Resources: {
    Queue: { Type: 'AWS::SQS::Queue', Properties: { VisibilityTimeout: 30 } },
    Handle: { Type: 'AWS::CloudFormation::WaitConditionHandle' },
  },
  Outputs: { Url: { Value: { Ref: 'Queue' } } },
});

const failingTemplate = JSON.stringify({
  Resources: {
    Queue: { Type: 'AWS::SQS::Queue', Properties: { VisibilityTimeout: 60 } },
    Handle: { Type: 'AWS::CloudFormation::WaitConditionHandle' },
    Wait: {
      Type: 'AWS::CloudFormation::WaitCondition',
      DependsOn: 'Queue',
      Properties: { Handle: { Ref: 'Handle' }, Timeout: 1 },
    },
  },
});

describe('CloudFormation over HTTP', () => {
  test('a stack is made by a change set, rolled back after an update that must fail, and deleted', async () => {
    await using emulator = await createEmulator();
    const client = clientOf(emulator);
    const { Id, StackId } = await client.send(
      new CreateChangeSetCommand({
        StackName: 'app',
        ChangeSetName: 'first',
        ChangeSetType: 'CREATE',
        TemplateBody: queueTemplate,
      }),
    );
    await waitUntilChangeSetCreateComplete(
      { client, minDelay: 0.01, maxDelay: 0.01, maxWaitTime: 5 },
      { ChangeSetName: Id, StackName: 'app' },
    );
    await client.send(new ExecuteChangeSetCommand({ ChangeSetName: Id }));
    expect(await settle(client, 'app')).toBe('CREATE_COMPLETE');
    await client.send(new UpdateStackCommand({ StackName: 'app', TemplateBody: failingTemplate }));
    expect(await settle(client, 'app')).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(await failuresOf(client, 'app')).toEqual([
      'WaitCondition timed out. Received 0 conditions when expecting 1',
    ]);
    const { StackResourceSummaries } = await client.send(new ListStackResourcesCommand({ StackName: 'app' }));
    expect(StackResourceSummaries?.map(({ LogicalResourceId }) => LogicalResourceId)).toEqual([
      'Queue',
      'Handle',
    ]);
    await client.send(new DeleteStackCommand({ StackName: 'app' }));
    expect(await settle(client, StackId ?? '')).toBe('DELETE_COMPLETE');
    await expect(client.send(new DescribeStacksCommand({ StackName: 'app' }))).rejects.toMatchObject({
      name: 'ValidationError',
      message: 'Stack with id app does not exist',
    });
  });

  test('a caller without permission is refused on the stack by name, and by id where it exists', async () => {
    await using emulator = await createEmulator();
    const operator = clientOf(emulator);
    const refused = clientOf(
      emulator,
      await makeDeployer(emulator, [{ Action: 's3:GetObject', Resource: '*' }]),
    );
    const prefix = `arn:aws:cloudformation:us-east-1:${emulator.accountId}:stack/app/`;
    const describe = () => refused.send(new DescribeStacksCommand({ StackName: 'app' }));
    await expect(describe()).rejects.toMatchObject({
      name: 'AccessDenied',
      message: `User: arn:aws:iam::${emulator.accountId}:user/deployer is not authorized to perform: cloudformation:DescribeStacks on resource: ${prefix}* because no identity-based policy allows the cloudformation:DescribeStacks action`,
    });
    const { StackId } = await operator.send(
      new CreateStackCommand({ StackName: 'app', TemplateBody: queueTemplate }),
    );
    await expect(describe()).rejects.toThrow(` on resource: ${StackId ?? ''} because`);
  });

  test('the handlers call with the permissions of the caller', async () => {
    await using emulator = await createEmulator();
    const key = await makeDeployer(emulator, [{ Action: 'cloudformation:*', Resource: '*' }]);
    const client = clientOf(emulator, key);
    await client.send(
      new CreateStackCommand({ StackName: 'app', TemplateBody: queueTemplate, OnFailure: 'DO_NOTHING' }),
    );
    expect(await settle(client, 'app')).toBe('CREATE_FAILED');
    const [reason] = await failuresOf(client, 'app').then((reasons) =>
      reasons.filter((text) => text.includes('User: ')),
    );
    expect(reason).toMatch(
      /^Resource handler returned message: "User: arn:aws:iam::\d+:user\/deployer is not authorized to perform: sqs:\w+ on resource: \S+/i,
    );
  });

  test('a template is read from S3 with the permission of the caller', async () => {
    await using emulator = await createEmulator();
    const s3 = new S3Client({
      endpoint: emulator.endpoint,
      region,
      credentials: emulator,
      forcePathStyle: true,
    });
    await s3.send(new CreateBucketCommand({ Bucket: 'templates' }));
    await s3.send(new PutObjectCommand({ Bucket: 'templates', Key: 'a/app.json', Body: queueTemplate }));
    const key = await makeDeployer(emulator, [{ Action: 'cloudformation:*', Resource: '*' }]);
    const urls = [
      'https://s3.amazonaws.com/templates/a/app.json',
      'https://s3.us-east-1.amazonaws.com/templates/a/app.json',
      'https://templates.s3.us-east-1.amazonaws.com/a/app.json',
      `${emulator.endpoint}/templates/a/app.json`,
    ];
    for (const TemplateURL of urls) {
      const command = new ValidateTemplateCommand({ TemplateURL });
      expect((await clientOf(emulator).send(command)).Parameters).toEqual([]);
      await expect(clientOf(emulator, key).send(command)).rejects.toMatchObject({
        name: 'ValidationError',
        message: expect.stringContaining('S3 error: Access Denied') as string,
      });
    }
  });
});
