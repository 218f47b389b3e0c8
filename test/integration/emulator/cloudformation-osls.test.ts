import { CloudFormationClient, ListStacksCommand } from '@aws-sdk/client-cloudformation';
import { execa } from 'execa';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';

import { createEmulator } from '../../../src/emulator/emulator.ts';
import { createScratchDir } from '../../support/scratch-dir.ts';

const osls = join(import.meta.dirname, '../../../node_modules/.bin/osls');

const service = `
service: probe
provider:
  name: aws
  runtime: nodejs22.x
functions:
  hello:
    handler: handler.hello
    events:
      - httpApi: GET /hello
`;

test('the real CLI deploys, deploys again and removes a service', async () => {
  await using emulator = await createEmulator();
  await using scratch = await createScratchDir();
  const cwd = join(scratch.path, 'probe');
  const home = join(scratch.path, 'home');
  await mkdir(cwd);
  await mkdir(home);
  await writeFile(join(cwd, 'serverless.yml'), service);
  await writeFile(join(cwd, 'handler.js'), 'exports.hello = async () => ({ statusCode: 200 });\n');
  const run = async (...args: string[]): Promise<string> => {
    const { stdout } = await execa(osls, args, {
      cwd,
      extendEnv: false,
      env: {
        PATH: process.env['PATH'],
        HOME: home,
        TMPDIR: home,
        AWS_ACCESS_KEY_ID: emulator.accessKeyId,
        AWS_SECRET_ACCESS_KEY: emulator.secretAccessKey,
        AWS_ENDPOINT_URL: emulator.endpoint,
        SLS_AWS_MONITORING_FREQUENCY: '100',
      },
    });
    return stdout;
  };

  expect(await run('deploy')).toContain('hello: probe-dev-hello');
  expect(await run('deploy', '--force')).toContain('hello: probe-dev-hello');
  await run('remove');

  const client = new CloudFormationClient({
    endpoint: emulator.endpoint,
    region: emulator.region,
    credentials: emulator,
  });
  const { StackSummaries } = await client.send(new ListStacksCommand({}));
  expect(StackSummaries?.map(({ StackName, StackStatus }) => [StackName, StackStatus])).toEqual([
    ['probe-dev', 'DELETE_COMPLETE'],
  ]);
});
