import { CloudFormationClient, CreateStackCommand } from '@aws-sdk/client-cloudformation';
import { ListAccessKeysCommand } from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { describe, expect, it } from 'vitest';
import { awaitHonoured } from '../../../src/account/canary.ts';
import { deleteDeployer } from '../../../src/account/delete-holder.ts';
import {
  awaitKey,
  createDeployer,
  isKeyDead,
  renewKey,
  type DeployerWithKey,
} from '../../../src/account/deployer.ts';
import type { Journal } from '../../../src/account/journal.ts';
import { findLeftovers } from '../../../src/account/leftovers.ts';
import { putPolicies } from '../../../src/account/policies.ts';
import { userHolder } from '../../../src/account/policy-holder.ts';
import { findQuestions } from '../../../src/denial/attribution/question.ts';
import { askTrail } from '../../../src/observe/ask-trail.ts';
import { awaitSettled } from '../../../src/observe/await-settled.ts';
import { decodeMessage } from '../../../src/observe/clarify-denials.ts';
import { readAllEvents } from '../../../src/observe/read-all-events.ts';
import { createSandboxAccount, type SandboxAccount } from '../../support/sandbox-account.ts';

const runId = 'r20260101-abcdef';
const life = { number: 1 };
const journal: Journal = {
  file: '',
  append: () => Promise.resolve(),
  close: () => Promise.resolve(),
};
const seeds = [1, 2];

async function createUser(account: SandboxAccount): Promise<DeployerWithKey> {
  const deployer = await createDeployer(account.clients, { runId, life, journal });
  await awaitKey(deployer, account.reach);
  return deployer;
}

async function allow(
  account: SandboxAccount,
  deployer: DeployerWithKey,
  actions: readonly string[],
  revision: number,
) {
  const inline = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: actions, Resource: ['*'] }],
  } as const;
  await putPolicies(
    account.clients,
    userHolder(deployer.userName),
    { inline, managed: [] },
    { runId, journal, holderArn: deployer.arn },
  );
  await awaitHonoured(account.clients, { deployer, revision, ...account.reach });
}

interface Refused {
  /** What the deployer may do besides making stacks. */
  readonly allowed: readonly string[];
  readonly resource: { readonly Type: string; readonly Properties?: object };
}

const queue: Refused = { allowed: [], resource: { Type: 'AWS::SQS::Queue' } };
const untaggedVpc: Refused = {
  allowed: ['ec2:CreateVpc', 'ec2:Describe*'],
  resource: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
};

/** A stack of one resource as the deployer, which may not make that. */
async function refuse(
  account: SandboxAccount,
  deployer: DeployerWithKey,
  { allowed, resource }: Refused,
): Promise<void> {
  await allow(account, deployer, ['cloudformation:*', ...allowed], 1);
  const { endpointUrl, region } = account.reach;
  const client = new CloudFormationClient({
    region,
    credentials: deployer,
    ...(endpointUrl !== undefined && { endpoint: endpointUrl }),
  });
  await client.send(
    new CreateStackCommand({
      StackName: 'queues',
      OnFailure: 'DO_NOTHING',
      TemplateBody: JSON.stringify({ Resources: { Jobs: resource } }),
    }),
  );
  client.destroy();
  await awaitSettled(account.clients.cloudFormation, { stack: 'queues', timeoutMs: 20_000 });
}

async function readEvents({ clients }: SandboxAccount) {
  return readAllEvents(clients.cloudFormation, {
    stackName: 'queues',
    stackIds: [],
    since: { newest: {} },
    boundMs: 20_000,
  });
}

describe.each(seeds)('a hostile account of seed %s', (seed) => {
  it('has honoured a policy wherever it is asked, once that was waited for', async () => {
    await using account = await createSandboxAccount(0, { hostile: ['uneven-iam', 'cached-refusals'], seed });
    const deployer = await createUser(account);
    await allow(account, deployer, ['cloudformation:DescribeStacks'], 1);
    const { endpointUrl, region } = account.reach;
    const own = new CloudFormationClient({
      region,
      credentials: deployer,
      ...(endpointUrl !== undefined && { endpoint: endpointUrl }),
    });
    const asked = Array.from({ length: 12 }, () => awaitSettled(own, { stack: 'none', timeoutMs: 5000 }));
    expect(await Promise.all(asked)).toEqual(asked.map(() => ({ kind: 'absent' })));
    own.destroy();
  });

  it('lets a key die, and the deployer has another one', async () => {
    await using account = await createSandboxAccount(0, { hostile: ['dying-key'], seed });
    const deployer = await createUser(account);
    await wearOut(account, deployer);
    expect(await isKeyDead(deployer, { ...account.reach, boundMs: 200 })).toBe(true);
    const honoured = await awaitHonoured(account.clients, { deployer, revision: 1, ...account.reach });
    expect(honoured).toEqual({ kind: 'key-gone' });
    const renewed = await renewKey(account.clients, deployer);
    await awaitKey(renewed, account.reach);
    expect(await isKeyDead(renewed, account.reach)).toBe(false);
    const { AccessKeyMetadata: keys } = await account.clients.iam.send(
      new ListAccessKeysCommand({ UserName: deployer.userName }),
    );
    expect(keys?.map(({ AccessKeyId }) => AccessKeyId)).toEqual([renewed.accessKeyId]);
  }, 30_000);

  it('tells all events of a failure, late and out of order', async () => {
    await using account = await createSandboxAccount(0, { hostile: ['late-events', 'small-pages'], seed });
    await refuse(account, await createUser(account), queue);
    const events = await readEvents(account);
    expect(events.filter(({ logicalId }) => logicalId === 'Jobs').map(({ status }) => status)).toEqual([
      'CREATE_IN_PROGRESS',
      'CREATE_FAILED',
    ]);
    expect(events.at(-1)).toMatchObject({ logicalId: 'queues', status: 'CREATE_FAILED' });
  }, 30_000);

  it.each([
    [
      'a sentence',
      queue,
      { action: 'sqs:CreateQueue', resource: expect.stringMatching(/:queues-Jobs-\w+$/) },
    ],
    [
      'an encoded message, of another call than its own',
      untaggedVpc,
      { action: 'ec2:CreateTags', resource: expect.stringMatching(/:vpc\/\*$/) },
    ],
  ])(
    'says in its trail what a failure means, by %s',
    async (_, refused, expected) => {
      await using account = await createSandboxAccount(0, { hostile: ['late-trail', 'small-pages'], seed });
      const deployer = await createUser(account);
      await refuse(account, deployer, refused);
      const context = { accountId: account.accountId, region: 'us-east-1', deployerArn: deployer.arn };
      const told = await readEvents(account);
      // As a handler would tell it that says nothing.
      const events = told.map((event) =>
        event.status === 'CREATE_FAILED' && event.logicalId === 'Jobs'
          ? { ...event, reason: 'UnknownError' }
          : event,
      );
      const answers = await askTrail(account.clients.cloudTrail, findQuestions(events, [], []), {
        userName: deployer.userName,
        context,
        decode: (encoded) => decodeMessage(account.clients.sts, encoded),
        known: [],
        fruitless: [],
        boundMs: 30_000,
      });
      expect(answers.map(({ attribution }) => attribution?.denial)).toEqual([
        expect.objectContaining({
          ...expected,
          lacking: 'deployer',
          seen: expect.objectContaining({ logicalId: 'Jobs', status: 'CREATE_FAILED' }),
        }),
      ]);
    },
    60_000,
  );

  it('is cleaned of a deployer in spite of small pages and throttling', async () => {
    await using account = await createSandboxAccount(0, { hostile: ['small-pages', 'throttling'], seed });
    const deployer = await createUser(account);
    const managed = [1, 2, 3, 4, 5].map((number) => ({
      Version: '2012-10-17' as const,
      Statement: [
        { Effect: 'Allow' as const, Action: ['s3:GetObject'], Resource: [`arn:aws:s3:::b-${number}/*`] },
      ],
    }));
    await putPolicies(
      account.clients,
      userHolder(deployer.userName),
      { inline: undefined, managed },
      { runId, journal, holderArn: deployer.arn },
    );
    await deleteDeployer(account.clients, deployer);
    expect(await findLeftovers(account.clients, { stacks: [], deployers: [deployer], roles: [] })).toEqual(
      [],
    );
  }, 60_000);
});

/** Uses the key until it is gone. */
async function wearOut({ reach }: SandboxAccount, credentials: DeployerWithKey): Promise<void> {
  const sts = new STSClient({
    region: reach.region,
    credentials,
    ...(reach.endpointUrl !== undefined && { endpoint: reach.endpointUrl }),
  });
  const ask = async (): Promise<boolean> => {
    try {
      await sts.send(new GetCallerIdentityCommand({}));
      return true;
    } catch {
      return false;
    }
  };
  for (let calls = 0; calls < 300 && (await ask()); calls += 1);
  sts.destroy();
}
