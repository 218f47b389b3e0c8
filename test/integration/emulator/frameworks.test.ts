import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CloudFormationClient, ListStacksCommand } from '@aws-sdk/client-cloudformation';
import { GetFunctionCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { execa } from 'execa';
import { expect, test } from 'vitest';
import { createEmulator, type Emulator } from '../../../src/emulator/emulator.ts';
import { osls, projectRoot } from '../../support/built-bin.ts';
import { createScratchDir } from '../../support/scratch-dir.ts';

/** Installed by scripts/setup. */
const serverless3 = join(projectRoot, 'sandbox-projects/parcels/node_modules/.bin/serverless');

const service = `
service: probe
configValidationMode: warn
provider:
  name: aws
  runtime: nodejs22.x
  environment:
    QUEUE_URL: !Ref Queue
functions:
  hello:
    handler: handler.hello
    events:
      - httpApi: GET /hello
      - sqs:
          arn: !GetAtt Queue.Arn
      - schedule: rate(1 hour)
resources:
  Resources:
    Queue:
      Type: AWS::SQS::Queue
`;

type Way = (emulator: Emulator) => Readonly<Record<string, string>>;
const endpoint: Way = (emulator) => ({ AWS_ENDPOINT_URL: emulator.endpoint });
const proxy: Way = (emulator) => ({
  HTTPS_PROXY: emulator.proxyUrl,
  NODE_EXTRA_CA_CERTS: emulator.caFile,
});

test.each([
  ['osls', 'its endpoint', osls, endpoint],
  ['osls', 'the proxy', osls, proxy],
  ['serverless 3.40', 'the proxy', serverless3, proxy],
])('%s lives a whole life through %s', { timeout: 120_000 }, async (_, __, cli, way) => {
  await using emulator = await createEmulator();
  await using scratch = await createScratchDir();
  const cwd = join(scratch.path, 'probe');
  const home = join(scratch.path, 'home');
  await mkdir(cwd);
  await mkdir(home);
  await writeFile(join(cwd, 'serverless.yml'), service);
  const writeHandler = (value: number): Promise<void> =>
    writeFile(join(cwd, 'handler.js'), `exports.hello = async () => ({ statusCode: ${value} });\n`);
  const run = async (...args: string[]): Promise<string> => {
    const { all } = await execa(cli, args, {
      cwd,
      all: true,
      extendEnv: false,
      env: {
        PATH: process.env['PATH'],
        HOME: home,
        TMPDIR: home,
        AWS_ACCESS_KEY_ID: emulator.accessKeyId,
        AWS_SECRET_ACCESS_KEY: emulator.secretAccessKey,
        SLS_AWS_MONITORING_FREQUENCY: '100',
        SLS_TELEMETRY_DISABLED: '1',
        SLS_NOTIFICATIONS_MODE: 'off',
        CI: '1',
        ...way(emulator),
      },
    });
    return all;
  };
  const client = { endpoint: emulator.endpoint, region: emulator.region, credentials: emulator };
  const hashOfCode = async (): Promise<string | undefined> => {
    const { Configuration } = await new LambdaClient(client).send(
      new GetFunctionCommand({ FunctionName: 'probe-dev-hello' }),
    );
    return Configuration?.CodeSha256;
  };

  await writeHandler(200);
  expect(await run('deploy')).toContain('hello: probe-dev-hello');
  const first = await hashOfCode();
  expect(await run('deploy')).toContain('No changes to deploy. Deployment skipped.');
  await writeHandler(204);
  expect(await run('deploy')).toContain('hello: probe-dev-hello');
  expect(await hashOfCode()).not.toBe(first);
  expect(await run('info')).toContain('probe-dev');
  await run('remove');

  const { StackSummaries } = await new CloudFormationClient(client).send(new ListStacksCommand({}));
  expect(StackSummaries?.map(({ StackName, StackStatus }) => [StackName, StackStatus])).toEqual([
    ['probe-dev', 'DELETE_COMPLETE'],
  ]);
});
