import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunRecord } from '../../src/artifact/run-record.ts';
import { projectRoot, startBin, type BinOptions } from '../support/built-bin.ts';
import {
  copyProject,
  createDeploymentRole,
  createUserWith,
  readReasons,
  typeOsls,
  type Policy,
} from '../support/by-hand.ts';
import { commitLackingPolicy } from '../support/committed-artifact.ts';
import { nothing, startEmulatedAccount, type EmulatedAccount } from '../support/emulated-account.ts';
import { createScratchDir } from '../support/scratch-dir.ts';
import { expandPolicy, parsePolicy } from './witness/grant.ts';
import { witness } from './witness/witness.ts';

interface Ended {
  readonly exitCode: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
  readonly out: string;
}

let place: Awaited<ReturnType<typeof createScratchDir>>;
/** Where IAM takes its time; less of it than in AWS, since a run waits for each of its policies. */
let slow: EmulatedAccount;
/** Each run is made once; `scripts/matrix` makes those of all projects. The late one mostly waits, so that two cores have enough of three. */
let runs: Readonly<Record<'hello-http' | 'stock-feed' | 'slow hello-http', Promise<Ended>>>;

/** What the run in the slow account has to find: of the command and of CloudFormation, from the first phase to the last. */
const lateActions = [
  'apigateway:POST',
  'cloudformation:CreateChangeSet',
  'cloudformation:DeleteStack',
  'iam:PassRole',
  'lambda:CreateFunction',
  's3:PutObject',
];

beforeAll(async () => {
  place = await createScratchDir();
  slow = await startEmulatedAccount(place.path, ['--propagation-ms', '500']);
  const start = async (name: string, out: string, argv: readonly string[], env?: BinOptions['env']) => {
    const outDir = join(place.path, out);
    const service = join(projectRoot, 'sandbox-projects', name);
    const bin = startBin(['run', service, ...argv, '--json', '--out', outDir], {
      cwd: place.path,
      ...(env && { env }),
    });
    const { exitCode, stdout, stderr } = await bin;
    return { exitCode, stdout, stderr, out: outDir };
  };
  const sufficient = ['--proof', 'sufficient', '--lives', '1'];
  const hello = start('hello-http', 'hello', ['--emulate', ...sufficient]);
  const stock = start('stock-feed', 'stock', ['--emulate']);
  await commitLackingPolicy('hello-http', join(place.path, 'late'), lateActions);
  const late = start('hello-http', 'late', [...slow.argv, ...sufficient], slow.env);
  runs = { 'hello-http': hello, 'stock-feed': stock, 'slow hello-http': late };
});
afterAll(async () => {
  await Promise.allSettled(Object.values(runs));
  await slow[Symbol.asyncDispose]();
  await place[Symbol.asyncDispose]();
});

async function readJson<T>(out: string, file: string): Promise<T> {
  return JSON.parse(await readFile(join(out, file), 'utf8')) as T;
}

describe.each(['hello-http', 'stock-feed', 'slow hello-http'] as const)('%s', (name) => {
  test('ends proven, and the record on stdout is the one that is kept', async () => {
    const { exitCode, stdout, stderr, out } = await runs[name];
    expect(stderr).toContain('✔ proven in ');
    expect(exitCode).toBe(0);
    const record = JSON.parse(stdout) as RunRecord;
    expect(await readJson(out, 'run.json')).toEqual({ ...record, durationMs: expect.any(Number) });
    const report = await readFile(join(out, 'report.html'), 'utf8');
    expect(report).toContain('<p class="word">Proven</p>');
    expect(report).not.toContain('its text is not in the evidence');
    expect(record).toMatchObject({
      outcome: { kind: 'proven' },
      proof: { sufficient: { passed: true, lives: name === 'stock-feed' ? 2 : 1 } },
      leftovers: [],
    });
  });

  test('every grant answers a refusal, and each wide one says why', async () => {
    const { out } = await runs[name];
    const { grants } = await readJson<RunRecord>(out, 'run.json');
    const printed = await readPrintedResources(out);
    expect(grants.length).toBeGreaterThan(20);
    // Those of the slow account were there when it began, but for what it had to find.
    const unasked = new Set(grants.filter(({ denials }) => denials.length === 0).map(({ action }) => action));
    const given =
      name === 'slow hello-http' ? lateActions.filter((action) => unasked.has(action)) : [...unasked];
    expect(given).toEqual([]);
    const unexplained = grants.filter(
      ({ action, resource, widenings, denials }) =>
        resource === '*' &&
        (name !== 'slow hello-http' || lateActions.includes(action)) &&
        widenings.length === 0 &&
        !denials.some((id) => printed.get(id) === '*'),
    );
    expect(unexplained).toEqual([]);
  });
});

/** What each refusal named as its resource, by the refusal's id. */
async function readPrintedResources(out: string): Promise<ReadonlyMap<string, string | undefined>> {
  const lines = (await readFile(join(out, 'evidence.jsonl'), 'utf8')).trim().split('\n');
  return new Map(
    lines.flatMap((text) => {
      const line = JSON.parse(text) as { type: string; denialId: string; denial?: { resource?: string } };
      return line.type === 'denial.seen' ? [[line.denialId, line.denial?.resource] as const] : [];
    }),
  );
}

test('the template is the same where IAM takes its time, and nothing is left there', async () => {
  const [late, early] = [await runs['slow hello-http'], await runs['hello-http']];
  expect(await readJson(late.out, 'policy.template.json')).toEqual(
    await readJson(early.out, 'policy.template.json'),
  );
  expect(await slow.takeInventory()).toEqual(nothing);
});

interface Role {
  readonly arn: string;
  readonly policy: Policy;
}

/** Deploys and removes by hand, as a user with nothing but this policy, in a fresh account of this id. */
async function liveByHand(accountId: string, project: string, policy: Policy, role?: Role) {
  await using dir = await createScratchDir();
  await using account = await startEmulatedAccount(dir.path, ['--account-id', accountId]);
  const env = await createUserWith(account, policy);
  if (role) await createDeploymentRole(account, role.arn, role.policy);
  const service = await copyProject(project, dir.path);
  const deployed = await typeOsls('deploy', service, env);
  const removed = deployed.exitCode === 0 ? await typeOsls('remove', service, env) : undefined;
  const { stacks, buckets } = await account.takeInventory();
  return {
    codes: [deployed.exitCode, removed?.exitCode],
    said: [deployed.output, removed?.output, await readReasons(account)].join('\n'),
    left: { stacks, buckets },
  };
}

const wholeLife = { codes: [0, 0], left: { stacks: [], buckets: [] } };

test('hello-http: the policy lets a user deploy and remove by hand', async () => {
  const { out } = await runs['hello-http'];
  const { accountId } = await readJson<RunRecord>(out, 'run.json');
  const lived = await liveByHand(accountId, 'hello-http', await readJson(out, 'policy.json'));
  expect(lived).toMatchObject(wholeLife);
});

test('stock-feed: each grant is shown to be needed', async () => {
  const { out } = await runs['stock-feed'];
  const { grants, proof } = await readJson<RunRecord>(out, 'run.json');
  expect(proof.minimal.passed).toBe(true);
  expect(grants.filter((grant) => grant.proof === undefined)).toEqual([]);
  expect(proof.minimal.tested).toBeGreaterThan(0);
});

test("stock-feed: the policy lets a user deploy and remove by hand, with the service's own role", async () => {
  const { out } = await runs['stock-feed'];
  const { accountId, grants, deploymentRole } = await readJson<RunRecord>(out, 'run.json');
  expect(deploymentRole).toEqual({
    arn: 'arn:aws:iam::${AccountId}:role/deployment/stock-feed-${Stage}',
  });
  const ofDeployer = grants.filter(({ grantee }) => grantee === 'deployer');
  expect(ofDeployer.filter(({ via }) => via === 'cloudformation')).toEqual([]);
  const policy = await readJson<Policy>(out, 'policy.json');
  const arn = `arn:aws:iam::${accountId}:role/deployment/stock-feed-dev`;
  const role = { arn, policy: await readJson<Policy>(out, 'deployment-role.json') };
  expect(await liveByHand(accountId, 'stock-feed', policy, role)).toMatchObject(wholeLife);
});

/**
 * Of each way and each phase one, with the phase in which a life without it fails. The deployment asks for all that `info` asks for, so
 * that nothing is missed there.
 */
const needed = [
  ['client', 'deploy', 'cloudformation:ValidateTemplate'],
  ['cloudformation', 'deploy', 'iam:CreateRole'],
  ['cloudformation', 'update', 'lambda:UpdateFunctionCode'],
  ['cloudformation', 'rollback', 'lambda:UntagResource'],
  ['client', 'remove', 'cloudformation:DeleteStack'],
  ['cloudformation', 'remove', 's3:DeleteBucketPolicy'],
] as const;

test('hello-http: a life by hand passes with the policy, and fails by the very refusal without one of its grants', async () => {
  const { out } = await runs['hello-http'];
  const { grants } = await readJson<RunRecord>(out, 'run.json');
  const policy = parsePolicy(await readFile(join(out, 'policy.template.json'), 'utf8'));
  const testimonies = await witness({
    project: join(projectRoot, 'sandbox-projects', 'hello-http'),
    policy,
    grants: expandPolicy(policy).filter(({ action }) => needed.some(([, , one]) => one === action)),
    jobs: 2,
    signal: AbortSignal.timeout(500_000),
  });
  const told = testimonies.map(({ grant: { action, resource }, missed }) => {
    const found = grants.find((one) => one.action === action && one.resource === resource);
    return [found?.via, missed?.phase, action, missed?.refusal];
  });
  const refused = needed.map(([via, phase, action]) => [
    via,
    phase,
    action,
    expect.stringContaining(`not authorized to perform: ${action} on resource: `),
  ]);
  expect(told).toHaveLength(needed.length);
  expect(told).toEqual(expect.arrayContaining(refused));
});
