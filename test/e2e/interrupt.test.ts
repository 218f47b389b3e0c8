import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { expect, test, vi } from 'vitest';
import type { RunRecord } from '../../src/artifact/run-record.ts';
import { awaitLine, osls, startBin, type StartedBin } from '../support/built-bin.ts';
import { nothing, startEmulatedAccount, type EmulatedAccount } from '../support/emulated-account.ts';
import { createScratchDir } from '../support/scratch-dir.ts';
import { startSilentEndpoint } from '../support/silent-endpoint.ts';
import { writeFiles } from '../support/write-files.ts';

const service = { 'service/serverless.yml': 'service: small\nprovider:\n  name: aws\n' };

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly group: number;
}

async function listProcesses(): Promise<Process[]> {
  const { stdout } = await execa('ps', ['-A', '-o', 'pid=,ppid=,pgid=,stat=']);
  return stdout.split('\n').flatMap((line) => {
    const [pid, parent, group, state = ''] = line.trim().split(/\s+/);
    // What has ended and waits for its parent to ask is gone.
    return state.startsWith('Z') ? [] : [{ pid: Number(pid), parent: Number(parent), group: Number(group) }];
  });
}

const countOf = async (group: number): Promise<number> =>
  (await listProcesses()).filter((one) => one.group === group).length;

/** The process group of the CLI that the command runs, once such things are in the account. */
async function awaitMiddleOfDeploy(
  bin: StartedBin,
  account: EmulatedAccount,
  awaited: 'stacks' | 'buckets',
): Promise<number> {
  const group = await vi.waitUntil(
    async () => {
      if ((await account.takeInventory())[awaited].length === 0) return undefined;
      return (await listProcesses()).find(({ parent, pid, group }) => parent === bin.pid && pid === group)
        ?.group;
    },
    { timeout: 120_000, interval: 50 },
  );
  return group ?? 0;
}

async function startRun() {
  const dir = await createScratchDir();
  await writeFiles(dir.path, service);
  const account = await startEmulatedAccount(dir.path);
  const out = join(dir.path, 'artifact');
  const tmp = join(dir.path, 'tmp');
  await writeFiles(tmp, { '.keep': '' });
  const argv = ['service', ...account.argv, '--out', out];
  const options = { cwd: dir.path, env: { ...account.env, TMPDIR: tmp } };
  const bin = startBin(['run', ...argv, '--sls', osls], options);
  return {
    bin,
    account,
    out,
    clean: (...more: readonly string[]) => startBin(['clean', ...argv, ...more], options),
    journals: async () => (await readdir(out)).filter((name) => name.startsWith('journal-')),
    workspaces: async () => (await readdir(tmp)).filter((name) => name.startsWith('harness-')),
    readRecord: async () => JSON.parse(await readFile(join(out, 'run.json'), 'utf8')) as RunRecord,
    async [Symbol.asyncDispose]() {
      bin.kill('SIGKILL');
      await bin;
      await account[Symbol.asyncDispose]();
      await dir[Symbol.asyncDispose]();
    },
  };
}

test.each([
  ['SIGINT', 130, 'buckets'],
  ['SIGTERM', 143, 'stacks'],
] as const)('%s in a deploy: all is removed, and the exit code is %i', async (signal, code, awaited) => {
  await using run = await startRun();
  const group = await awaitMiddleOfDeploy(run.bin, run.account, awaited);
  run.bin.kill(signal);
  const { exitCode, stdout, stderr } = await run.bin;
  expect(stderr).toContain(
    `${signal}: ending in order and removing what the run made; once more to leave at once`,
  );
  expect(stderr).toMatch(new RegExp(`^! interrupted by ${signal} after `, 'm'));
  expect({ exitCode, stdout }).toEqual({ exitCode: code, stdout: '' });
  expect(await countOf(group)).toBe(0);
  expect(await run.account.takeInventory()).toEqual(nothing);
  const { outcome, leftovers } = await run.readRecord();
  expect({ outcome, leftovers }).toEqual({ outcome: { kind: 'interrupted', signal }, leftovers: [] });
  expect(await run.journals()).toEqual([]);
  expect(await run.workspaces()).toEqual([]);
});

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('%s before anything is made ends at once with %i and leaves no file', async (signal, code) => {
  await using dir = await createScratchDir();
  await using endpoint = await startSilentEndpoint();
  await writeFiles(dir.path, service);
  const account = ['--account', '111122223333', '--region', 'us-east-1', '--endpoint-url', endpoint.url];
  const env = { AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE', AWS_SECRET_ACCESS_KEY: 'none' };
  const bin = startBin(['run', 'service', ...account, '--sls', osls], { cwd: dir.path, env });
  await endpoint.connected;
  const stoppedAt = performance.now();
  bin.kill(signal);
  const { exitCode, stderr } = await bin;
  expect(performance.now() - stoppedAt).toBeLessThan(4000);
  expect(exitCode).toBe(code);
  expect(stderr).toMatch(new RegExp(`^error: stopped by ${signal} before anything was made$`, 'm'));
  expect(await readdir(join(dir.path, 'service'))).toEqual(['serverless.yml']);
});

test('a second SIGINT ends at once, and clean removes what is left', async () => {
  await using run = await startRun();
  const group = await awaitMiddleOfDeploy(run.bin, run.account, 'stacks');
  const told = awaitLine(run.bin, /^SIGINT: ending in order/);
  run.bin.kill('SIGINT');
  await told;
  run.bin.kill('SIGINT');
  const { exitCode, stderr } = await run.bin;
  expect(exitCode).toBe(130);
  expect(stderr).toMatch(/left at once: remove what is left in the account with harness clean$/);
  expect(await run.journals()).toHaveLength(1);
  // Who leaves at once does not wait for what it has killed.
  await expect.poll(() => countOf(group)).toBe(0);
  expect(await run.clean()).toMatchObject({ exitCode: 0 });
  expect(await run.account.takeInventory()).toEqual(nothing);
});

test('SIGKILL in the middle of a deploy: the journal is left, and clean removes everything', async () => {
  await using run = await startRun();
  const group = await awaitMiddleOfDeploy(run.bin, run.account, 'buckets');
  run.bin.kill('SIGKILL');
  expect(await run.bin).toMatchObject({ signal: 'SIGKILL' });
  expect(await run.journals()).toHaveLength(1);
  expect(await run.account.takeInventory()).not.toEqual(nothing);

  const elsewhere = await run.clean('--region', 'eu-central-1');
  expect(elsewhere.stdout).toMatch(/left {4}run \w{10}: it was made in us-east-1: name that with --region$/);
  expect(elsewhere.exitCode).toBe(3);
  expect(await run.journals()).toHaveLength(1);

  const cleaned = await run.clean();
  expect(cleaned).toMatchObject({ exitCode: 0, stderr: '' });
  const hidden = cleaned.stdout
    .replaceAll(/\bh[a-z0-9]{10}\b/g, '<stage>')
    .replaceAll(/\b(run |harness-)[a-z0-9]{10}\b/g, '$1<id>')
    .replaceAll(/(serverlessdeploymentbucket)-\w+/g, '$1-<id>')
    .replaceAll(/\S*\/harness-\w{6}$/gm, '<workspace>');
  expect(hidden).toMatchInlineSnapshot(`
    "run <id>: 3 things removed, 0 leftovers
      removed stack small-<stage>
      removed user harness-<id>-1
      removed workspace <workspace>"
  `);
  expect(await run.account.takeInventory()).toEqual(nothing);
  expect(await run.journals()).toEqual([]);
  expect(await run.workspaces()).toEqual([]);
  expect(await countOf(group)).toBe(0);
  expect(existsSync(run.out)).toBe(true);
});
