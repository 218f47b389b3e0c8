import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { osls, startBin, type BinOptions } from '../support/built-bin.ts';
import { nothing, startEmulatedAccount, type EmulatedAccount } from '../support/emulated-account.ts';
import { createScratchDir } from '../support/scratch-dir.ts';
import { startSilentEndpoint } from '../support/silent-endpoint.ts';
import { writeFiles } from '../support/write-files.ts';

const service = { 'service/serverless.yml': 'service: small\nprovider:\n  name: aws\n' };
const keys = { AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE', AWS_SECRET_ACCESS_KEY: 'none' };
const somewhere = ['--account', '123456789012', '--region', 'eu-central-1'];

let place: Awaited<ReturnType<typeof createScratchDir>>;
let account: EmulatedAccount;
beforeAll(async () => {
  place = await createScratchDir();
  account = await startEmulatedAccount(place.path, ['--account-id', '111122223333']);
});
afterAll(async () => {
  await account[Symbol.asyncDispose]();
  await place[Symbol.asyncDispose]();
});

interface Told {
  readonly exitCode: number | undefined;
  readonly stdout: string;
  /** Directories and ports replaced. */
  readonly stderr: string;
}

/** Runs a command beside a directory `service` and shows that it writes nothing there, and makes nothing. */
async function runWrong(
  argv: readonly string[],
  {
    files = service,
    env,
  }: { readonly files?: Readonly<Record<string, string>>; readonly env?: BinOptions['env'] } = {},
): Promise<Told> {
  await using dir = await createScratchDir();
  await writeFiles(dir.path, files);
  const bin = startBin(argv, { cwd: dir.path, env: env ?? account.env });
  const { exitCode, stdout, stderr } = await bin;
  await expectUntouched(dir.path, files);
  expect(await account.takeInventory()).toEqual(nothing);
  const hide = (text: string): string =>
    text.replaceAll(dir.path, '<cwd>').replaceAll(account.endpoint, '<endpoint>');
  return { exitCode, stdout: hide(stdout), stderr: hide(stderr) };
}

async function expectUntouched(dir: string, files: Readonly<Record<string, string>>): Promise<void> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const found = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  expect(found.toSorted()).toEqual(
    Object.keys(files)
      .map((name) => join(dir, name))
      .toSorted(),
  );
  for (const [name, text] of Object.entries(files)) {
    expect(await readFile(join(dir, name), 'utf8')).toBe(text);
  }
}

test('a directory that is not there', async () => {
  expect(await runWrong(['run', 'servce', ...account.argv])).toMatchInlineSnapshot(`
    {
      "exitCode": 2,
      "stderr": "error: "servce" does not exist, expected the directory of a service
    hint: Give the directory that holds serverless.yml.",
      "stdout": "",
    }
  `);
});

test('a directory without a configuration of Serverless', async () => {
  const files = { 'service/readme.md': 'nothing\n' };
  expect(await runWrong(['run', 'service', ...account.argv], { files })).toMatchInlineSnapshot(`
    {
      "exitCode": 2,
      "stderr": "error: <cwd>/service holds no serverless.yml; expected the directory of a service
    hint: Name the directory that holds one of serverless.yml, serverless.yaml, serverless.json, serverless.js, serverless.mjs, serverless.cjs, serverless.ts.",
      "stdout": "",
    }
  `);
});

test('a configuration that is no YAML', async () => {
  const files = { 'service/serverless.yml': 'service: small\nprovider:\n  name: aws\n bad: [\n' };
  const argv = ['run', 'service', ...account.argv, '--sls', osls];
  expect(await runWrong(argv, { files })).toMatchInlineSnapshot(`
    {
      "exitCode": 2,
      "stderr": "error: <cwd>/service/serverless.yml cannot be read: All mapping items must start at the same column at line 4",
      "stdout": "",
    }
  `);
});

test('an endpoint where nobody listens', async () => {
  const argv = ['run', 'service', ...somewhere, '--endpoint-url', 'http://127.0.0.1:9', '--sls', osls];
  expect(await runWrong(argv, { env: keys })).toMatchInlineSnapshot(`
    {
      "exitCode": 2,
      "stderr": "error: reading the operator's identity at http://127.0.0.1:9 failed: Error: connect ECONNREFUSED 127.0.0.1:9
    hint: Check the network, the region and --endpoint-url.",
      "stdout": "",
    }
  `);
});

test('an endpoint that accepts and never answers', async () => {
  await using endpoint = await startSilentEndpoint();
  const argv = ['run', 'service', ...somewhere, '--endpoint-url', endpoint.url, '--sls', osls];
  const startedAt = performance.now();
  const told = await runWrong(argv, { env: keys });
  expect(performance.now() - startedAt).toBeLessThan(60_000);
  expect({ ...told, stderr: told.stderr.replaceAll(endpoint.url, '<url>') }).toMatchInlineSnapshot(`
    {
      "exitCode": 2,
      "stderr": "error: reading the operator's identity at <url> failed: TimeoutError: @smithy/node-http-handler - [ERROR] a request has exceeded the configured 5000 ms requestTimeout.
    hint: Check the network, the region and --endpoint-url.",
      "stdout": "",
    }
  `);
});

test('another account than the one that was named', async () => {
  const argv = ['--account', '999999999999', ...account.argv.slice(2), '--sls', osls];
  expect(await runWrong(['run', 'service', ...argv])).toMatchInlineSnapshot(`
    {
      "exitCode": 2,
      "stderr": "error: the credentials belong to account 111122223333, not to 999999999999, the one named as a sandbox
    hint: Use credentials of account 999999999999, or name 111122223333 with --account if it really is a sandbox.",
      "stdout": "",
    }
  `);
});

test('no account named', async () => {
  expect(await runWrong(['run', 'service', ...account.argv.slice(2)])).toMatchInlineSnapshot(`
    {
      "exitCode": 2,
      "stderr": "error: --account: no account is named, name the account that may be used as a sandbox: --account <id>, or account in harness.config.json; or take --emulate, which needs none
    hint: A run makes and deletes users, policies and stacks in that account: take one that is made for it.",
      "stdout": "",
    }
  `);
});

test('no credentials', async () => {
  expect(await runWrong(['run', 'service', ...somewhere], { env: {} })).toMatchInlineSnapshot(`
    {
      "exitCode": 2,
      "stderr": "error: no AWS credentials were found in the environment, the shared files or the metadata service
    hint: Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, give --profile, or take --emulate, which needs none (the AWS SDK says: Could not load credentials from any providers).",
      "stdout": "",
    }
  `);
});

test('credentials that the account does not know', async () => {
  const argv = ['run', 'service', ...account.argv, '--sls', osls];
  expect(await runWrong(argv, { env: keys })).toMatchInlineSnapshot(`
    {
      "exitCode": 2,
      "stderr": "error: reading the operator's identity at <endpoint> failed: InvalidClientTokenId: The security token included in the request is invalid.
    hint: Check which credentials the environment holds (aws sts get-caller-identity).",
      "stdout": "",
    }
  `);
});

test('an option that is mistyped', async () => {
  expect(await runWrong(['run', 'service', '--acount', '111122223333'])).toMatchInlineSnapshot(`
    {
      "exitCode": 2,
      "stderr": "error: unknown option '--acount'
    (Did you mean --account?)
    (harness --help lists every command and option)",
      "stdout": "",
    }
  `);
});

test('a configuration of harness with several mistakes', async () => {
  const files = { ...service, 'service/harness.config.yml': 'acount: "111122223333"\nmaxAttempts: many\n' };
  expect(await runWrong(['run', 'service', ...account.argv], { files })).toMatchInlineSnapshot(`
    {
      "exitCode": 2,
      "stderr": "error: 2 problems in the configuration
      harness.config.yml: maxAttempts: "many" is not a whole number from 1 to 10000
      harness.config.yml: acount: there is no such setting, did you mean account?
    hint: See harness run --help for every option and its form.",
      "stdout": "",
    }
  `);
});

test('no CLI of Serverless anywhere', async () => {
  const env = { ...account.env, PATH: '/var/empty' };
  expect(await runWrong(['run', 'service', ...account.argv], { env })).toMatchInlineSnapshot(`
    {
      "exitCode": 2,
      "stderr": "error: no osls, serverless or sls command was found for <cwd>/service
    hint: Install it with the service (npm i -D osls) or name it with --sls PATH.",
      "stdout": "",
    }
  `);
});

test('a CLI that is not there', async () => {
  const argv = ['run', 'service', ...account.argv, '--sls', './nowhere/sls'];
  expect(await runWrong(argv)).toMatchInlineSnapshot(`
    {
      "exitCode": 2,
      "stderr": "error: <cwd>/nowhere/sls is no executable file; expected the Serverless Framework's command
    hint: Give the path of an osls, serverless or sls command.",
      "stdout": "",
    }
  `);
});

test('an artifact directory that cannot be written', async () => {
  const files = { ...service, taken: 'a file\n' };
  const argv = ['run', 'service', ...account.argv, '--sls', osls, '--out', 'taken/artifact'];
  expect(await runWrong(argv, { files })).toMatchInlineSnapshot(`
    {
      "exitCode": 2,
      "stderr": "error: cannot write <cwd>/taken/artifact/evidence.jsonl: a file stands where a directory was expected
    hint: Make room or permission there, or choose another directory with --out.",
      "stdout": "",
    }
  `);
});

test('a clean of what nobody made', async () => {
  expect(await runWrong(['clean', 'service', ...account.argv])).toMatchInlineSnapshot(`
    {
      "exitCode": 0,
      "stderr": "",
      "stdout": "nothing to clean: <cwd>/service/.harness tells of no run that did not end",
    }
  `);
});
