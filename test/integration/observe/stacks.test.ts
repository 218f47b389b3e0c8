import { CreateStackCommand, DeleteStackCommand, UpdateStackCommand } from '@aws-sdk/client-cloudformation';
import { describe, expect, it } from 'vitest';
import { awaitSettled } from '../../../src/observe/await-settled.ts';
import { findStackIds, readDeploymentBucket, readStack } from '../../../src/observe/read-stack.ts';
import { markEvents, readStackEvents } from '../../../src/observe/stack-events.ts';
import { createSandboxAccount, type SandboxAccount } from '../../support/sandbox-account.ts';

const stackName = 'orders-qa';
const bucket = { ServerlessDeploymentBucket: { Type: 'AWS::S3::Bucket' } };
const failing = {
  Handle: { Type: 'AWS::CloudFormation::WaitConditionHandle' },
  Wait: {
    Type: 'AWS::CloudFormation::WaitCondition',
    Properties: { Handle: { Ref: 'Handle' }, Timeout: '1', Count: 1 },
  },
};

async function create({ clients: { cloudFormation } }: SandboxAccount, resources: object, tag = 'qa') {
  await cloudFormation.send(
    new CreateStackCommand({
      StackName: stackName,
      Tags: [{ Key: 'STAGE', Value: tag }],
      TemplateBody: JSON.stringify({ Resources: resources }),
    }),
  );
  return awaitSettled(cloudFormation, { stack: stackName, timeoutMs: 20_000 });
}

async function remove({ clients: { cloudFormation } }: SandboxAccount) {
  await cloudFormation.send(new DeleteStackCommand({ StackName: stackName }));
  return awaitSettled(cloudFormation, { stack: stackName, timeoutMs: 20_000 });
}

describe('a stack', () => {
  it('is absent before it is made and after it is gone, and known by its id then', async () => {
    await using account = await createSandboxAccount();
    const { cloudFormation } = account.clients;
    expect(await readStack(cloudFormation, stackName)).toEqual({ kind: 'absent' });
    const made = await create(account, bucket);
    expect(made).toMatchObject({ kind: 'present', status: 'CREATE_COMPLETE', tags: { STAGE: 'qa' } });
    expect(await remove(account)).toEqual({ kind: 'absent' });
    const stackId = made.kind === 'present' ? made.stackId : '';
    expect(await readStack(cloudFormation, stackId)).toMatchObject({ status: 'DELETE_COMPLETE' });
    expect(await findStackIds(cloudFormation, stackName)).toEqual([stackId]);
    await create(account, bucket);
    expect(await findStackIds(cloudFormation, stackName)).toHaveLength(2);
  });

  it('tells the bucket that Serverless made in it', async () => {
    await using account = await createSandboxAccount();
    const { cloudFormation } = account.clients;
    expect(await readDeploymentBucket(cloudFormation, stackName)).toBeUndefined();
    await create(account, bucket);
    expect(await readDeploymentBucket(cloudFormation, stackName)).toMatch(
      /^orders-qa-serverlessdeploymentbucket-/,
    );
  });

  it('shows what an attempt did, and nothing of the attempts before', async () => {
    await using account = await createSandboxAccount();
    const { cloudFormation } = account.clients;
    const made = await create(account, bucket);
    const stackIds = made.kind === 'present' ? [made.stackId] : [];
    const since = await markEvents(cloudFormation, stackName, stackIds);
    await cloudFormation.send(
      new UpdateStackCommand({
        StackName: stackName,
        TemplateBody: JSON.stringify({ Resources: { ...bucket, ...failing } }),
      }),
    );
    const settled = await awaitSettled(cloudFormation, { stack: stackName, timeoutMs: 20_000 });
    expect(settled).toMatchObject({ status: 'UPDATE_ROLLBACK_COMPLETE' });
    const events = await readStackEvents(cloudFormation, { stackName, stackIds, since });
    expect(events.map(({ logicalId, status }) => `${logicalId} ${status}`)).toEqual(
      expect.arrayContaining(['Wait CREATE_FAILED', `${stackName} UPDATE_ROLLBACK_COMPLETE`]),
    );
    expect(events.some(({ logicalId }) => logicalId === 'ServerlessDeploymentBucket')).toBe(false);
    const after = await markEvents(cloudFormation, stackName, stackIds);
    expect(await readStackEvents(cloudFormation, { stackName, stackIds, since: after })).toEqual([]);
  });

  it('shows a stack that was made and deleted meanwhile', async () => {
    await using account = await createSandboxAccount();
    const { cloudFormation } = account.clients;
    const since = await markEvents(cloudFormation, stackName);
    await create(account, bucket);
    await remove(account);
    const events = await readStackEvents(cloudFormation, { stackName, stackIds: [], since });
    expect(events.at(-1)).toMatchObject({ logicalId: stackName, status: 'DELETE_COMPLETE' });
  });
});
