import {
  GetPolicyVersionCommand,
  GetUserCommand,
  GetUserPolicyCommand,
  ListAttachedUserPoliciesCommand,
  ListPolicyVersionsCommand,
  ListUserPoliciesCommand,
  ListUsersCommand,
} from '@aws-sdk/client-iam';
import { describe, expect, it } from 'vitest';
import { awaitHonoured, removeCanary } from '../../../src/account/canary.ts';
import { createOperatorClients } from '../../../src/account/clients.ts';
import { deleteDeployer } from '../../../src/account/delete-holder.ts';
import { awaitKey, createDeployer } from '../../../src/account/deployer.ts';
import type { Journal } from '../../../src/account/journal.ts';
import { findLeftovers } from '../../../src/account/leftovers.ts';
import { readOperator, readQuotas } from '../../../src/account/operator.ts';
import { putPolicies } from '../../../src/account/policies.ts';
import { userHolder } from '../../../src/account/policy-holder.ts';
import type { PolicyDocument } from '../../../src/policy/document.ts';
import { createMemoryJournal } from '../../support/memory-journal.ts';
import { createSandboxAccount } from '../../support/sandbox-account.ts';

const runId = 'r20260101-abcdef';
const life = { number: 1 };

const allow = (resource: string): PolicyDocument => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: ['s3:GetObject'], Resource: [resource] }],
});

describe('the operator', () => {
  it('is who its keys belong to, and knows the quotas of the account', async () => {
    await using account = await createSandboxAccount();
    expect(await readOperator(account.clients)).toMatchObject({ accountId: account.accountId });
    expect(await readQuotas(account.clients.iam)).toMatchObject({
      inlineCharacters: 2048,
      managedCharacters: 6144,
      managedPerUser: 10,
      versionsPerPolicy: 5,
    });
  });

  it.each([
    ['unknown keys', { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'x' }, 'credentials'],
    ['no endpoint', undefined, 'endpoint-unreachable'],
  ])('is told of %s', async (_, credentials, code) => {
    await using account = await createSandboxAccount();
    const clients = createOperatorClients({
      ...account.reach,
      ...(credentials ? {} : { endpointUrl: 'http://127.0.0.1:1' }),
      credentials: credentials ?? account.credentials,
    });
    await expect(readOperator(clients)).rejects.toMatchObject({ code });
    clients.destroy();
  });
});

describe('the deployer', () => {
  it('is a tagged user below the harness’s own path, written to the journal first', async () => {
    await using account = await createSandboxAccount();
    const { journal, entries } = createMemoryJournal();
    const users: number[] = [];
    const watching: Journal = {
      ...journal,
      async append(entry) {
        const { Users } = await account.clients.iam.send(new ListUsersCommand({ PathPrefix: '/harness/' }));
        users.push(Users?.length ?? 0);
        await journal.append(entry);
      },
    };
    const deployer = await createDeployer(account.clients, { runId, life, journal: watching });
    expect(entries).toEqual([{ kind: 'user', userName: `harness-${runId}-1` }]);
    expect(users).toEqual([0]);
    const { User } = await account.clients.iam.send(new GetUserCommand({ UserName: deployer.userName }));
    expect(User).toMatchObject({ Path: '/harness/', Arn: deployer.arn });
    expect(User?.Tags).toContainEqual({ Key: 'harness:run-id', Value: runId });
  });

  it('can be made twice, and then has one key that works', async () => {
    await using account = await createSandboxAccount(200);
    const { journal } = createMemoryJournal();
    const first = await createDeployer(account.clients, { runId, life, journal });
    const second = await createDeployer(account.clients, { runId, life, journal });
    expect(second.arn).toBe(first.arn);
    await awaitKey(second, account.reach);
    const late = awaitKey(first, { ...account.reach, boundMs: 100 });
    await expect(late).rejects.toMatchObject({ code: 'timed-out' });
  });

  it('is gone with everything it had, as often as one asks', async () => {
    await using account = await createSandboxAccount();
    const { journal } = createMemoryJournal();
    const deployer = await createDeployer(account.clients, { runId, life, journal });
    const managed = [allow('arn:aws:s3:::a/*'), allow('arn:aws:s3:::b/*')];
    await putPolicies(
      account.clients,
      userHolder(deployer.userName),
      { inline: allow('*'), managed },
      { runId, journal, holderArn: deployer.arn },
    );
    const belongings = { stacks: [], deployers: [deployer], roles: [] };
    expect(await findLeftovers(account.clients, belongings)).toHaveLength(3);
    await deleteDeployer(account.clients, deployer);
    await deleteDeployer(account.clients, deployer);
    expect(await findLeftovers(account.clients, belongings)).toEqual([]);
  });
});

describe('putPolicies', () => {
  /** What the deployer has, as IAM tells it. */
  async function readPolicies(account: Awaited<ReturnType<typeof createSandboxAccount>>, user: string) {
    const { iam } = account.clients;
    const names = (await iam.send(new ListUserPoliciesCommand({ UserName: user }))).PolicyNames ?? [];
    const inline = names.includes('harness')
      ? await iam.send(new GetUserPolicyCommand({ UserName: user, PolicyName: 'harness' }))
      : undefined;
    const attached = await iam.send(new ListAttachedUserPoliciesCommand({ UserName: user }));
    const managed = [];
    for (const { PolicyArn } of attached.AttachedPolicies ?? []) {
      const { Versions = [] } = await iam.send(new ListPolicyVersionsCommand({ PolicyArn }));
      const VersionId = Versions.find(({ IsDefaultVersion }) => IsDefaultVersion)?.VersionId;
      const { PolicyVersion } = await iam.send(new GetPolicyVersionCommand({ PolicyArn, VersionId }));
      managed.push({ versions: Versions.length, document: parse(PolicyVersion?.Document) });
    }
    return { inline: inline && parse(inline.PolicyDocument), managed };
  }

  const parse = (document = ''): unknown => JSON.parse(decodeURIComponent(document));

  it('leaves exactly what was asked for, however often it changes', async () => {
    await using account = await createSandboxAccount();
    const { journal, entries } = createMemoryJournal();
    const deployer = await createDeployer(account.clients, { runId, life, journal });
    const steady = allow('arn:aws:s3:::steady/*');
    for (let revision = 0; revision < 8; revision += 1) {
      const changing = allow(`arn:aws:s3:::bucket-${revision}/*`);
      const policies = { inline: changing, managed: [changing, steady] };
      await putPolicies(account.clients, userHolder(deployer.userName), policies, {
        runId,
        journal,
        holderArn: deployer.arn,
      });
      expect(await readPolicies(account, deployer.userName)).toEqual({
        inline: changing,
        managed: [
          { versions: Math.min(revision + 1, 5), document: changing },
          { versions: 1, document: steady },
        ],
      });
    }
    expect(entries.map(({ kind }) => kind)).toEqual(['user', 'policy', 'policy']);
    await putPolicies(
      account.clients,
      userHolder(deployer.userName),
      { inline: undefined, managed: [steady] },
      { runId, journal, holderArn: deployer.arn },
    );
    expect(await readPolicies(account, deployer.userName)).toMatchObject({
      inline: undefined,
      managed: [{ document: steady }],
    });
  });
});

describe('awaitHonoured', () => {
  it('waits as long as IAM takes, and half as long again', async () => {
    await using account = await createSandboxAccount(400);
    const { journal } = createMemoryJournal();
    const deployer = await createDeployer(account.clients, { runId, life, journal });
    await awaitKey(deployer, account.reach);
    for (const revision of [1, 2]) {
      const honoured = await awaitHonoured(account.clients, { deployer, revision, ...account.reach });
      if (honoured.kind !== 'honoured') throw new Error(honoured.kind);
      expect(honoured.waitedMs).toBeGreaterThanOrEqual(600);
    }
  });

  it('ends when it is told to, and after its bound', async () => {
    await using account = await createSandboxAccount(60_000);
    const { journal } = createMemoryJournal();
    const deployer = await createDeployer(account.clients, { runId, life, journal });
    const wait = { deployer, revision: 1, ...account.reach };
    const bounded = awaitHonoured(account.clients, { ...wait, boundMs: 100 });
    await expect(bounded).rejects.toMatchObject({ code: 'timed-out' });
    const stopped = awaitHonoured(account.clients, { ...wait, signal: AbortSignal.timeout(100) });
    await expect(stopped).rejects.toMatchObject({ name: expect.stringMatching(/Abort|Timeout/) });
  });

  it('goes on without an answer where the policies deny to ask', async () => {
    await using account = await createSandboxAccount();
    const { journal } = createMemoryJournal();
    const deployer = await createDeployer(account.clients, { runId, life, journal });
    const inline = {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Deny', NotAction: ['s3:*'], Resource: ['*'] }],
    } as const;
    const options = { runId, journal, holderArn: deployer.arn };
    await putPolicies(account.clients, userHolder(deployer.userName), { inline, managed: [] }, options);
    const wait = { deployer, revision: 1, ...account.reach, boundMs: 300 };
    expect(await awaitHonoured(account.clients, { ...wait, mayBeDenied: true })).toEqual({
      kind: 'not-told',
    });
    await expect(awaitHonoured(account.clients, wait)).rejects.toMatchObject({ code: 'timed-out' });
  });

  it('allows nothing to anybody who does not name the revision', async () => {
    await using account = await createSandboxAccount();
    const { journal } = createMemoryJournal();
    const deployer = await createDeployer(account.clients, { runId, life, journal });
    await awaitHonoured(account.clients, { deployer, revision: 1, ...account.reach });
    const own = createOperatorClients({ ...account.reach, credentials: deployer });
    const ask = () => own.iam.send(new GetUserCommand({ UserName: deployer.userName }));
    await expect(ask()).rejects.toMatchObject({ name: 'AccessDenied' });
    await removeCanary(account.clients, deployer);
    await removeCanary(account.clients, deployer);
    own.destroy();
  });
});
