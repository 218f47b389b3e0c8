import { CreateStackCommand, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { spawnSync } from 'node:child_process';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { cleanRuns } from '../../../src/account/clean-runs.ts';
import { createDeployer } from '../../../src/account/deployer.ts';
import { createJournal } from '../../../src/account/journal.ts';
import { findLeftovers, verifyRemoved } from '../../../src/account/leftovers.ts';
import { putPolicies } from '../../../src/account/policies.ts';
import { userHolder } from '../../../src/account/policy-holder.ts';
import { removeStack } from '../../../src/account/remove-stack.ts';
import { listResources } from '../../../src/account/stack-resources.ts';
import { awaitSettled } from '../../../src/observe/await-settled.ts';
import { readStack } from '../../../src/observe/read-stack.ts';
import { createSandboxAccount, type SandboxAccount } from '../../support/sandbox-account.ts';
import { createScratchDir } from '../../support/scratch-dir.ts';

const stackName = 'orders-qa';
const claim = { stackName, stage: 'qa', stackIds: [] };

/** A stack of one bucket, as a life leaves it. */
async function makeStack({ clients }: SandboxAccount, stage: string, retain = false) {
  await clients.cloudFormation.send(
    new CreateStackCommand({
      StackName: stackName,
      Tags: [{ Key: 'STAGE', Value: stage }],
      TemplateBody: JSON.stringify({
        Resources: {
          Bucket: { Type: 'AWS::S3::Bucket', ...(retain && { DeletionPolicy: 'Retain' }) },
        },
      }),
    }),
  );
  const settled = await awaitSettled(clients.cloudFormation, { stack: stackName, timeoutMs: 10_000 });
  if (settled.kind === 'absent') throw new Error('no stack was made');
  expect(settled.status).toBe('CREATE_COMPLETE');
  return settled.stackId;
}

/** The journal of a run whose process is no longer there, and what that run made. */
async function crash(account: SandboxAccount, outDir: string) {
  const runId = 'r1';
  const journal = await createJournal(outDir, {
    runId,
    accountId: account.accountId,
    region: account.reach.region,
    now: () => new Date(),
  });
  const workspace = path.join(outDir, 'workspace');
  await journal.append({ kind: 'workspace', directory: workspace });
  await mkdir(workspace);
  const deployer = await createDeployer(account.clients, { runId, life: { number: 1 }, journal });
  const document = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: ['s3:GetObject'], Resource: ['*'] }],
  } as const;
  const policies = { inline: document, managed: [document] };
  await putPolicies(account.clients, userHolder(deployer.userName), policies, {
    runId,
    journal,
    holderArn: deployer.arn,
  });
  await journal.append({ kind: 'stack', stackName, stage: 'qa' });
  await journal.close();
  const { pid } = spawnSync(process.execPath, ['--version']);
  const text = await readFile(journal.file, 'utf8');
  await writeFile(journal.file, text.replace(`"pid":${process.pid}`, `"pid":${pid}`));
  return { deployer, workspace, file: journal.file };
}

const configOf = (account: SandboxAccount, outDir: string) => ({
  config: {
    outDir,
    accountId: account.accountId,
    ...account.reach,
    endpointUrl: account.reach.endpointUrl ?? '',
  },
  operatorCredentials: account.credentials,
});

describe('cleanRuns', () => {
  it('removes everything that a crashed run left, and then its journal', async () => {
    await using account = await createSandboxAccount();
    await using dir = await createScratchDir();
    const { deployer, workspace } = await crash(account, dir.path);
    await makeStack(account, 'qa');
    const cleaned = await cleanRuns(configOf(account, dir.path));
    expect(cleaned).toEqual([
      {
        runId: 'r1',
        removed: [`stack ${stackName}`, `user ${deployer.userName}`, `workspace ${workspace}`],
        leftovers: [],
      },
    ]);
    const belongings = { stacks: [claim], deployers: [deployer], roles: [] };
    expect(await findLeftovers(account.clients, belongings)).toEqual([]);
    expect(await readdir(dir.path)).toEqual([]);
    expect(await cleanRuns(configOf(account, dir.path))).toEqual([]);
  });

  it('leaves a stack of that name alone that somebody else made', async () => {
    await using account = await createSandboxAccount();
    await using dir = await createScratchDir();
    await crash(account, dir.path);
    await makeStack(account, 'production');
    const [cleaned] = await cleanRuns(configOf(account, dir.path));
    expect(cleaned).toMatchObject({ leftovers: [] });
    const { Stacks } = await account.clients.cloudFormation.send(
      new DescribeStacksCommand({ StackName: stackName }),
    );
    expect(Stacks).toMatchObject([{ StackStatus: 'CREATE_COMPLETE' }]);
  });

  it('does not disturb a run that goes on', async () => {
    await using account = await createSandboxAccount();
    await using dir = await createScratchDir();
    const { file } = await crash(account, dir.path);
    const text = await readFile(file, 'utf8');
    // Process 1 always runs.
    await writeFile(file, text.replace(/"pid":\d+/, '"pid":1'));
    const [cleaned] = await cleanRuns(configOf(account, dir.path));
    expect(cleaned).toMatchObject({
      removed: [],
      leftovers: [{ what: 'run r1', why: 'its process 1 is still running' }],
    });
    expect(await readdir(dir.path)).toContain('journal-r1.jsonl');
  });

  it('refuses an account that was not named', async () => {
    await using account = await createSandboxAccount();
    await using dir = await createScratchDir();
    await crash(account, dir.path);
    const { config, operatorCredentials } = configOf(account, dir.path);
    const clean = cleanRuns({ config: { ...config, accountId: '999999999999' }, operatorCredentials });
    await expect(clean).rejects.toMatchObject({ code: 'account-mismatch' });
  });
});

describe('a stack', () => {
  it('is removed with the bucket that it retains and that holds something', async () => {
    await using account = await createSandboxAccount();
    const stackId = await makeStack(account, 'qa', true);
    const bucket = await readBucket(account);
    await account.clients.s3.send(new PutObjectCommand({ Bucket: bucket, Key: 'a', Body: 'x' }));
    const own = { ...claim, stackIds: [stackId] };
    expect(await verifyRemoved(account.clients, own)).toEqual([
      { what: `stack ${stackName}`, why: 'it is in CREATE_COMPLETE' },
    ]);
    expect(await removeStack(account.clients, own, { timeoutMs: 10_000 })).toEqual([
      `stack ${stackName}`,
      `AWS::S3::Bucket ${bucket}`,
    ]);
    expect(await verifyRemoved(account.clients, own)).toEqual([]);
    expect(await readStack(account.clients.cloudFormation, stackName)).toEqual({ kind: 'absent' });
    expect(await removeStack(account.clients, own, { timeoutMs: 10_000 })).toEqual([]);
  });
});

async function readBucket({ clients }: SandboxAccount): Promise<string> {
  const [bucket] = await listResources(clients.cloudFormation, stackName);
  return bucket?.PhysicalResourceId ?? '';
}
