import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RunRecord } from '../../src/artifact/run-record.ts';
import { projectRoot, startBin } from '../support/built-bin.ts';
import { commitLackingPolicy, readCommittedTemplate } from '../support/committed-artifact.ts';
import { nothing, startEmulatedAccount, type EmulatedAccount } from '../support/emulated-account.ts';
import { createScratchDir } from '../support/scratch-dir.ts';

const service = join(projectRoot, 'sandbox-projects', 'parcels');

let place: Awaited<ReturnType<typeof createScratchDir>>;
let account: EmulatedAccount;
beforeAll(async () => {
  place = await createScratchDir();
  account = await startEmulatedAccount(place.path);
});
afterAll(async () => {
  await account[Symbol.asyncDispose]();
  await place[Symbol.asyncDispose]();
});

async function run(out: string, argv: readonly string[]) {
  const { exitCode, stdout, stderr } = await startBin(
    ['run', service, ...argv, '--json', '--out', join(place.path, out)],
    { cwd: place.path, env: account.env },
  );
  return { exitCode, stdout, stderr };
}

test('a service on serverless 3 is refused where it would reach AWS itself', async () => {
  expect(await run('refused', account.argv)).toEqual({
    exitCode: 2,
    stdout: '',
    stderr: expect.stringMatching(
      /^error: a service on serverless 3\.40\.0 would reach AWS itself instead of http:\S+, expected --proxy beside the endpoint\n/,
    ),
  });
});

test('a service on serverless 3 is proven behind a proxy that leads to the account', async () => {
  const { proxyUrl, caFile } = account;
  const lacking = ['iam:PassRole', 'lambda:CreateFunction', 'sqs:CreateQueue', 'sqs:DeleteQueue'];
  await commitLackingPolicy('parcels', join(place.path, 'proven'), lacking);
  const ended = await run('proven', [
    ...account.argv,
    '--proof',
    'sufficient',
    '--lives',
    '1',
    '--proxy',
    proxyUrl,
    '--ca-file',
    caFile,
  ]);
  expect(ended.stderr).toContain('✔ proven in ');
  expect(ended.exitCode).toBe(0);
  const record = JSON.parse(ended.stdout) as RunRecord;
  expect(record.tools.serverless).toBe('serverless 3.40.0');
  expect(record.proof.sufficient).toMatchObject({ passed: true });
  const found = new Set(record.baseline?.missing.map(({ action }) => action));
  expect([...found].toSorted()).toEqual(lacking);
  expect(JSON.parse(await readFile(join(place.path, 'proven', 'policy.template.json'), 'utf8'))).toEqual(
    JSON.parse(await readCommittedTemplate('parcels')),
  );
  expect(await account.takeInventory()).toEqual(nothing);
});
