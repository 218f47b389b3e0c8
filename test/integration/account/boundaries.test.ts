import {
  CreateRoleCommand,
  DeleteRoleCommand,
  GetPolicyCommand,
  ListPoliciesCommand,
} from '@aws-sdk/client-iam';
import { describe, expect, it } from 'vitest';
import { createBoundary, deleteBoundary, readManagedPolicy } from '../../../src/account/boundaries.ts';
import { cleanRun } from '../../../src/account/clean-runs.ts';
import { readOperator } from '../../../src/account/operator.ts';
import { createMemoryJournal } from '../../support/memory-journal.ts';
import { createSandboxAccount } from '../../support/sandbox-account.ts';

const runId = 'r20260101-abcdef';
const document = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }],
});
const trust = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
});

async function createScene() {
  const account = await createSandboxAccount();
  const { journal, entries } = createMemoryJournal();
  const { arn: operatorArn } = await readOperator(account.clients);
  const create = () =>
    createBoundary(account.clients, { runId, life: { number: 1 }, journal, operatorArn, document });
  const countLeft = async (): Promise<number> => {
    const { Policies } = await account.clients.iam.send(new ListPoliciesCommand({ Scope: 'Local' }));
    return Policies?.length ?? 0;
  };
  return {
    ...account,
    entries,
    create,
    countLeft,
    [Symbol.asyncDispose]: () => account[Symbol.asyncDispose](),
  };
}

describe('the boundary of a life', () => {
  it('is a tagged managed policy, written to the journal first, made once', async () => {
    await using scene = await createScene();
    const arn = await scene.create();
    expect(await scene.create()).toBe(arn);
    expect(scene.entries[0]).toEqual({ kind: 'policy', policyArn: arn });
    const { Policy } = await scene.clients.iam.send(new GetPolicyCommand({ PolicyArn: arn }));
    expect(Policy).toMatchObject({ Path: '/harness/', Arn: arn });
    expect(Policy?.Tags).toContainEqual({ Key: 'harness:run-id', Value: runId });
    expect(await readManagedPolicy(scene.clients.iam, arn)).toEqual({
      kind: 'read',
      document: JSON.parse(document) as unknown,
    });
  });

  it('stays while a role has it, and goes with the rest of the run', async () => {
    await using scene = await createScene();
    const arn = await scene.create();
    const RoleName = 'kept';
    await scene.clients.iam.send(
      new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: trust, PermissionsBoundary: arn }),
    );
    await deleteBoundary(scene.clients, arn, 100);
    expect(await scene.countLeft()).toBe(1);
    const told = await cleanRun(scene.clients, scene.entries);
    expect(told.leftovers.map(({ what }) => what)).toContain(`policy ${arn}`);
    await scene.clients.iam.send(new DeleteRoleCommand({ RoleName }));
    expect((await cleanRun(scene.clients, scene.entries)).leftovers).toEqual([]);
    expect(await scene.countLeft()).toBe(0);
    await deleteBoundary(scene.clients, arn, 100);
  });
});

describe('a managed policy', () => {
  it.each<[string, string, object]>([
    [
      "of AWS's own is read",
      'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole',
      { kind: 'read' },
    ],
    [
      'that is not there is told',
      'arn:aws:iam::aws:policy/Nothing',
      { kind: 'unread', why: 'the operator could not read it (NoSuchEntityException)' },
    ],
  ])('%s', async (_, arn, expected) => {
    await using scene = await createScene();
    expect(await readManagedPolicy(scene.clients.iam, arn)).toMatchObject(expected);
  });
});
