import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { describe, expect, test } from 'vitest';
import { createScratchDir } from '../../support/scratch-dir.ts';

const main = fileURLToPath(new URL('../../../src/cli/main.ts', import.meta.url));
const tsx = import.meta.resolve('tsx');

/** The command as a shell starts it, with an environment that holds no credentials and finds none. */
function start(
  argv: readonly string[],
  options: { readonly cwd: string; readonly env?: Record<string, string> },
) {
  return execa(process.execPath, ['--import', tsx, main, ...argv], {
    cwd: options.cwd,
    extendEnv: false,
    env: {
      PATH: process.env['PATH'],
      HOME: options.cwd,
      AWS_EC2_METADATA_DISABLED: 'true',
      ...options.env,
    },
    reject: false,
  });
}

const account = ['--account', '123456789012', '--region', 'eu-central-1'];

test.each([
  [['--version'], 0],
  [['run', '--no-such'], 2],
  [['run', '.', ...account], 2],
  [['run', '.', ...account, '--profile', 'nobody'], 2],
])('%j ends with %i', async (argv, code) => {
  await using dir = await createScratchDir();
  const ended = await start(argv, { cwd: dir.path });
  expect(ended).toMatchObject({ exitCode: code });
});

test('without credentials a run says so, and makes nothing', async () => {
  await using dir = await createScratchDir();
  const ended = await start(['run', '.', ...account], { cwd: dir.path });
  expect(ended.stdout).toBe('');
  expect(ended.stderr).toMatch(/^error: no AWS credentials were found in the environment/);
});

describe('emulate', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)(
    'prints one line of JSON, and ends with 0 on %s',
    async (signal) => {
      await using dir = await createScratchDir();
      const child = start(['emulate', '--account-id', '123456789012', '--region', 'eu-central-1'], {
        cwd: dir.path,
      });
      const [chunk] = (await once(child.stdout, 'data')) as [Buffer];
      const place = JSON.parse(chunk.toString()) as Record<string, string>;
      expect(place).toEqual({
        endpoint: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
        proxyUrl: place['endpoint'],
        caFile: expect.stringMatching(/ca\.pem$/),
        accountId: '123456789012',
        region: 'eu-central-1',
        accessKeyId: expect.any(String),
        secretAccessKey: expect.any(String),
      });
      expect((await fetch(place['endpoint'] ?? '')).status).toBeGreaterThanOrEqual(400);
      child.kill(signal);
      expect(await child).toMatchObject({ exitCode: 0, stderr: '' });
    },
  );

  test('goes on when nobody reads it any more', async () => {
    await using dir = await createScratchDir();
    const child = start(['emulate'], { cwd: dir.path });
    await once(child.stdout, 'data');
    child.stdout.destroy();
    child.kill('SIGTERM');
    expect(await child).toMatchObject({ exitCode: 0, stderr: '' });
  });
});

test('who stops reading early is no bug', async () => {
  await using dir = await createScratchDir();
  const child = start(['run', '--help'], { cwd: dir.path });
  child.stdout.destroy();
  expect(await child).toMatchObject({ exitCode: 0, stderr: '' });
});
