import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readConfig } from '../../../src/config/read-config.ts';
import { createScratchDir } from '../../support/scratch-dir.ts';

const flags = { account: '123456789012', region: 'eu-central-1' };

describe('a configuration file', () => {
  test.each([
    ['harness.config.json', '{"stagePrefix": "abc"}'],
    ['harness.config.yml', 'stagePrefix: abc\n'],
    ['harness.config.yaml', 'stagePrefix: abc\n'],
    ['harness.config.mjs', 'export default { stagePrefix: "abc" };\n'],
    ['harness.config.js', 'module.exports = { stagePrefix: "abc" };\n'],
  ])('%s of the service is read', async (name, text) => {
    await using dir = await createScratchDir();
    await writeFile(join(dir.path, name), text);
    const config = await readConfig({ dir: '.', flags, cwd: dir.path, env: {} });
    expect(config).toMatchObject({ stagePrefix: 'abc', serviceDir: dir.path });
  });

  test('that is named is read from where one stands, and its paths from beside it', async () => {
    await using dir = await createScratchDir();
    await mkdir(join(dir.path, 'ci'));
    await mkdir(join(dir.path, 'service'));
    await writeFile(join(dir.path, 'ci', 'sandbox.json'), '{"out": "artifact"}');
    await writeFile(join(dir.path, 'service', 'harness.config.json'), 'never read');
    const config = await readConfig({
      dir: 'service',
      flags: { ...flags, config: 'ci/sandbox.json' },
      cwd: dir.path,
      env: {},
    });
    expect(config.outDir).toBe(join(dir.path, 'ci', 'artifact'));
  });

  test.each([
    ['is half', { 'harness.config.json': '{"a"' }, /^harness\.config\.json: the file cannot be read: /],
    [
      'throws',
      { 'harness.config.mjs': 'throw new Error("no");' },
      /^harness\.config\.mjs: the file cannot be read: no$/,
    ],
    [
      'has a twin',
      { 'harness.config.json': '{}', 'harness.config.yml': '' },
      /^harness\.config\.json and harness\.config\.yml stand side by side/,
    ],
    ['is empty', { 'harness.config.yml': '' }, /^harness\.config\.yml: the file holds no settings/],
  ])('that %s is told', async (_, files: Record<string, string>, message) => {
    await using dir = await createScratchDir();
    for (const [name, text] of Object.entries(files)) await writeFile(join(dir.path, name), text);
    await expect(readConfig({ dir: dir.path, flags, cwd: '/', env: {} })).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringMatching(message),
    });
  });

  test('that was named and is not there is told', async () => {
    await using dir = await createScratchDir();
    const reading = readConfig({ dir: '.', flags: { ...flags, config: 'no.json' }, cwd: dir.path, env: {} });
    await expect(reading).rejects.toMatchObject({
      code: 'usage',
      message: '--config: "no.json" does not exist, expected a file',
    });
  });
});

test('every problem of flags and file is told at once', async () => {
  await using dir = await createScratchDir();
  await writeFile(join(dir.path, 'harness.config.json'), '{"acount": "1", "passEnv": ["AWS_PROFILE"]}');
  const reading = readConfig({ dir: '.', flags: { timeout: '5' }, cwd: dir.path, env: {} });
  await expect(reading).rejects.toThrowErrorMatchingInlineSnapshot(`
    [HarnessError: 5 problems in the configuration
      --timeout: "5" is not a span of time with its unit, such as 90m, 30s or 2h
      harness.config.json: acount: there is no such setting, did you mean account?
      --account: no account is named, name the account that may be used as a sandbox: --account <id>, or account in harness.config.json; or take --emulate, which needs none
      --region: no region is given, expected --region, region in the configuration or AWS_REGION
      --pass-env: AWS_PROFILE would change who the service is deployed as, expected no AWS_ variable and no SERVERLESS_ACCESS_KEY]
  `);
});

test.each([
  ['missing.pem', /^--ca-file: ".*missing\.pem" cannot be read, expected a PEM file of certificates$/],
  ['key.pem', /^--ca-file: ".*key\.pem" holds no certificate, expected a PEM file of certificates$/],
])('an authority in %s is told before anything is done', async (caFile, message) => {
  await using dir = await createScratchDir();
  await writeFile(join(dir.path, 'key.pem'), '-----BEGIN PRIVATE KEY-----\n');
  const reading = readConfig({ dir: '.', flags: { ...flags, caFile }, cwd: dir.path, env: {} });
  await expect(reading).rejects.toMatchObject({ code: 'usage', message: expect.stringMatching(message) });
});

test('an account that was not named is an error of its own, with a hint', async () => {
  await using dir = await createScratchDir();
  const reading = readConfig({ dir: '.', flags: { region: 'eu-central-1' }, cwd: dir.path, env: {} });
  await expect(reading).rejects.toMatchObject({
    code: 'account-not-named',
    hint: expect.stringContaining('made for it'),
  });
});

test.each([
  ['missing', /"missing" does not exist/],
  ['file', /"file" is a file/],
])('a directory that is %s is told', async (name, message) => {
  await using dir = await createScratchDir();
  await writeFile(join(dir.path, 'file'), '');
  await expect(readConfig({ dir: name, flags, cwd: dir.path, env: {} })).rejects.toMatchObject({
    code: 'service-not-found',
    message: expect.stringMatching(message),
  });
});
