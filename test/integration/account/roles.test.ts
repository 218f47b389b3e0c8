import { CreateStackCommand } from '@aws-sdk/client-cloudformation';
import { GetRoleCommand, ListRolePoliciesCommand } from '@aws-sdk/client-iam';
import { ListQueuesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { describe, expect, it } from 'vitest';
import { deleteRole } from '../../../src/account/delete-holder.ts';
import { findLeftovers } from '../../../src/account/leftovers.ts';
import { readOperator } from '../../../src/account/operator.ts';
import { putPolicies } from '../../../src/account/policies.ts';
import { roleHolder } from '../../../src/account/policy-holder.ts';
import { recoverStack } from '../../../src/account/recover-stack.ts';
import { removeStack } from '../../../src/account/remove-stack.ts';
import { createDeploymentRole, createRecoveryRole } from '../../../src/account/roles.ts';
import { awaitSettled } from '../../../src/observe/await-settled.ts';
import type { PolicyDocument } from '../../../src/policy/document.ts';
import { createMemoryJournal } from '../../support/memory-journal.ts';
import { createSandboxAccount } from '../../support/sandbox-account.ts';

const runId = 'r20260101-abcdef';
const life = { number: 1 };

async function createScene() {
  const account = await createSandboxAccount();
  const { journal, entries } = createMemoryJournal();
  const { arn: operatorArn } = await readOperator(account.clients);
  const options = { runId, journal, operatorArn };
  return {
    ...account,
    entries,
    journal,
    options,
    [Symbol.asyncDispose]: () => account[Symbol.asyncDispose](),
  };
}

const allow = (...actions: string[]): PolicyDocument => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: actions, Resource: ['*'] }],
});

describe('a deployment role', () => {
  it('is a tagged role without permissions, written to the journal first', async () => {
    await using scene = await createScene();
    const role = await createDeploymentRole(scene.clients, { ...scene.options, life });
    expect(scene.entries).toEqual([
      { kind: 'role', roleName: role.roleName, arn: role.arn, purpose: 'deployment' },
    ]);
    const { Role } = await scene.clients.iam.send(new GetRoleCommand({ RoleName: role.roleName }));
    expect(Role).toMatchObject({ Path: '/harness/', Arn: role.arn });
    expect(Role?.Tags).toContainEqual({ Key: 'harness:run-id', Value: runId });
    const inline = await scene.clients.iam.send(new ListRolePoliciesCommand({ RoleName: role.roleName }));
    expect(inline.PolicyNames).toEqual([]);
  });

  it('is gone with everything it had, as often as one asks', async () => {
    await using scene = await createScene();
    const role = await createDeploymentRole(scene.clients, { ...scene.options, life });
    await putPolicies(
      scene.clients,
      roleHolder(role.roleName),
      { inline: allow('sqs:CreateQueue'), managed: [allow('s3:GetObject'), allow('s3:PutObject')] },
      { runId, journal: scene.journal, holderArn: role.arn },
    );
    const belongings = { stacks: [], deployers: [], roles: [role] };
    expect(await findLeftovers(scene.clients, belongings)).toHaveLength(3);
    await deleteRole(scene.clients, role);
    await deleteRole(scene.clients, role);
    expect(await findLeftovers(scene.clients, belongings)).toEqual([]);
  });
});

describe('a stack of a deployment role', () => {
  const stackName = 'shop-qa';
  const timeoutMs = 10_000;

  /** The role may make the queue and not delete it, so its first failure leaves a stack that it cannot bring back. */
  async function createStuckStack(scene: Awaited<ReturnType<typeof createScene>>) {
    const { cloudFormation } = scene.clients;
    const role = await createDeploymentRole(scene.clients, { ...scene.options, life });
    await putPolicies(
      scene.clients,
      roleHolder(role.roleName),
      { inline: allow('sqs:CreateQueue', 'sqs:GetQueueAttributes', 'sqs:TagQueue'), managed: [] },
      { runId, journal: scene.journal, holderArn: role.arn },
    );
    const { StackId = '' } = await cloudFormation.send(
      new CreateStackCommand({
        StackName: stackName,
        RoleARN: role.arn,
        Tags: [{ Key: 'STAGE', Value: 'qa' }],
        TemplateBody: JSON.stringify({
          Resources: {
            Jobs: { Type: 'AWS::SQS::Queue' },
            News: { Type: 'AWS::SNS::Topic', DependsOn: 'Jobs' },
          },
        }),
      }),
    );
    const settled = await awaitSettled(cloudFormation, { stack: stackName, timeoutMs });
    expect(settled).toMatchObject({ status: 'ROLLBACK_FAILED' });
    return { stackName, stage: 'qa', stackIds: [StackId] };
  }

  it.each([
    ['recovered', recoverStack],
    ['removed', removeStack],
  ] as const)('is %s as a role that may do everything', async (_, bring) => {
    await using scene = await createScene();
    const claim = await createStuckStack(scene);
    const { arn: recoveryRoleArn } = await createRecoveryRole(scene.clients, scene.options);
    await bring(scene.clients, { ...claim, recoveryRoleArn }, { timeoutMs });
    const { region, endpointUrl } = scene.reach;
    const sqs = new SQSClient({
      region,
      credentials: scene.credentials,
      ...(endpointUrl !== undefined && { endpoint: endpointUrl }),
    });
    expect((await sqs.send(new ListQueuesCommand({}))).QueueUrls ?? []).toEqual([]);
    sqs.destroy();
  });
});
