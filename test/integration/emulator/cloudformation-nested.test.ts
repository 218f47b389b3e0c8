import {
  CloudFormationClient,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStackEventsCommand,
  DescribeStackResourceCommand,
  DescribeStacksCommand,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation';
import {
  CreateAccessKeyCommand,
  CreateUserCommand,
  IAMClient,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';

import { createEmulator, type Emulator } from '../../../src/emulator/emulator.ts';

const region = 'us-east-1';
const child = JSON.stringify({ Resources: { Handle: { Type: 'AWS::CloudFormation::WaitConditionHandle' } } });
const parent = JSON.stringify({
  Resources: {
    Child: {
      Type: 'AWS::CloudFormation::Stack',
      Properties: { TemplateURL: 'https://s3.amazonaws.com/templates/child.json' },
    },
  },
});

async function makeDeployer(
  emulator: Emulator,
  statements: readonly object[],
): Promise<CloudFormationClient> {
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
  return new CloudFormationClient({
    endpoint: emulator.endpoint,
    region,
    maxAttempts: 1,
    credentials: {
      accessKeyId: AccessKey?.AccessKeyId ?? '',
      secretAccessKey: AccessKey?.SecretAccessKey ?? '',
    },
  });
}

async function settle(client: CloudFormationClient, StackName: string): Promise<string> {
  for (;;) {
    const { Stacks } = await client.send(new DescribeStacksCommand({ StackName }));
    const status = Stacks?.[0]?.StackStatus ?? '';
    if (!status.endsWith('_IN_PROGRESS')) return status;
  }
}

test('a nested stack is asked of the caller, on its own ARN', async () => {
  await using emulator = await createEmulator();
  const s3 = new S3Client({
    endpoint: emulator.endpoint,
    region,
    credentials: emulator,
    forcePathStyle: true,
  });
  await s3.send(new CreateBucketCommand({ Bucket: 'templates' }));
  await s3.send(new PutObjectCommand({ Bucket: 'templates', Key: 'child.json', Body: child }));
  const arnOf = (name: string): string =>
    `arn:aws:cloudformation:${region}:${emulator.accountId}:stack/${name}`;
  const client = await makeDeployer(emulator, [
    { Action: 'cloudformation:*', Resource: arnOf('app/*') },
    { Action: 'cloudformation:DescribeStacks', Resource: '*' },
    { Action: 's3:GetObject', Resource: 'arn:aws:s3:::templates/*' },
    {
      Action: ['cloudformation:CreateStack', 'cloudformation:UpdateStack'],
      Resource: arnOf('app-Child-*'),
      Condition: { 'ForAnyValue:StringEquals': { 'aws:CalledVia': 'cloudformation.amazonaws.com' } },
    },
  ]);
  const { StackId } = await client.send(new CreateStackCommand({ StackName: 'app', TemplateBody: parent }));
  expect(await settle(client, 'app')).toBe('CREATE_COMPLETE');
  await client.send(
    new UpdateStackCommand({ StackName: 'app', TemplateBody: parent, Tags: [{ Key: 'a', Value: 'b' }] }),
  );
  expect(await settle(client, 'app')).toBe('UPDATE_COMPLETE');
  const { StackResourceDetail } = await client.send(
    new DescribeStackResourceCommand({ StackName: 'app', LogicalResourceId: 'Child' }),
  );
  const nestedId = StackResourceDetail?.PhysicalResourceId ?? '';
  expect(nestedId).toMatch(/:stack\/app-Child-[A-Z0-9]{12}\/[0-9a-f-]{36}$/);
  await client.send(new DeleteStackCommand({ StackName: 'app' }));
  expect(await settle(client, StackId ?? '')).toBe('DELETE_FAILED');
  const { StackEvents } = await client.send(new DescribeStackEventsCommand({ StackName: 'app' }));
  const reasons = (StackEvents ?? []).map((event) => event.ResourceStatusReason ?? '');
  expect(reasons.filter((reason) => reason.startsWith('User: '))).toEqual([
    `User: arn:aws:iam::${emulator.accountId}:user/deployer is not authorized to perform: cloudformation:DeleteStack on resource: ${nestedId} because no identity-based policy allows the cloudformation:DeleteStack action`,
  ]);
});
