import { CloudWatchLogsClient, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import {
  CreateFunctionCommand,
  GetFunctionCommand,
  InvokeCommand,
  LambdaClient,
  PublishLayerVersionCommand,
} from '@aws-sdk/client-lambda';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';

import { createEmulator } from '../../../src/emulator/emulator.ts';
import { storedZip } from '../../support/stored-zip.ts';

const statement = (Action: string | string[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource: '*' }] });

/** An account with a role for functions; `may` is all that they may do. */
async function createFunctionAccount(may: string | string[] = 'logs:*') {
  const emulator = await createEmulator();
  const client = { endpoint: emulator.endpoint, region: emulator.region, credentials: emulator };
  const [lambda, iam, logs] = [
    new LambdaClient(client),
    new IAMClient(client),
    new CloudWatchLogsClient(client),
  ];
  const trust = { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' };
  const { Role } = await iam.send(
    new CreateRoleCommand({
      RoleName: 'runner',
      AssumeRolePolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: [trust] }),
    }),
  );
  await iam.send(
    new PutRolePolicyCommand({ RoleName: 'runner', PolicyName: 'may', PolicyDocument: statement(may) }),
  );
  return {
    emulator,
    lambda,
    create: (file: string, source: string, more: object = {}) =>
      lambda.send(
        new CreateFunctionCommand({
          FunctionName: 'f',
          Runtime: 'nodejs22.x',
          Handler: 'index.handler',
          Role: Role?.Arn,
          Code: { ZipFile: storedZip(file, source) },
          ...more,
        }),
      ),
    invoke: async (event: unknown = {}, more: object = {}) => {
      const answer = await lambda.send(
        new InvokeCommand({ FunctionName: 'f', Payload: JSON.stringify(event), ...more }),
      );
      const text = Buffer.from(answer.Payload ?? []).toString('utf8');
      return { ...answer, payload: text === '' ? undefined : (JSON.parse(text) as unknown) };
    },
    messages: async (filterPattern?: string): Promise<string[]> => {
      const { events } = await logs.send(
        new FilterLogEventsCommand({ logGroupName: '/aws/lambda/f', filterPattern }),
      );
      return (events ?? []).map(({ message }) => message ?? '');
    },
    [Symbol.asyncDispose]: () => emulator.close(),
  };
}

describe('a function is run', () => {
  it.each<[what: string, file: string, source: string, handler: string]>([
    ['that is asynchronous', 'index.js', 'exports.handler = async (event) => event.n + 1;', 'index.handler'],
    [
      'with a callback',
      'index.js',
      'exports.handler = (event, context, done) => setTimeout(() => done(null, event.n + 1), 1);',
      'index.handler',
    ],
    [
      'that ends its context',
      'index.cjs',
      'exports.handler = (event, context) => context.succeed(event.n + 1);',
      'index.handler',
    ],
    [
      'that is a module',
      'index.mjs',
      'export const handler = async (event) => event.n + 1;',
      'index.handler',
    ],
    ['in a folder', 'src/deep/api.js', 'exports.add = async (event) => event.n + 1;', 'src/deep/api.add'],
    ['inside an object', 'index.js', 'exports.api = { add: async (event) => event.n + 1 };', 'index.api.add'],
  ])('%s', async (_what, file, source, Handler) => {
    await using account = await createFunctionAccount();
    await account.create(file, source, { Handler });
    expect(await account.invoke({ n: 1 })).toMatchObject({
      StatusCode: 200,
      payload: 2,
      ExecutedVersion: '$LATEST',
    });
  });

  it('as its role, in its own environment, with what the runtime brings along', async () => {
    await using account = await createFunctionAccount();
    process.env['SECRET_OF_THE_EMULATOR'] = 'x';
    await account.create(
      'index.js',
      `const { GetCallerIdentityCommand, STSClient } = require('@aws-sdk/client-sts');
       exports.handler = async (event, context) => {
         const { Arn } = await new STSClient().send(new GetCallerIdentityCommand({}));
         const { AWS_LAMBDA_FUNCTION_NAME, GREETING, SECRET_OF_THE_EMULATOR } = process.env;
         return { Arn, AWS_LAMBDA_FUNCTION_NAME, GREETING, SECRET_OF_THE_EMULATOR, arn: context.invokedFunctionArn };
       };`,
      { Environment: { Variables: { GREETING: 'hello' } }, Timeout: 20 },
    );
    const { accountId } = account.emulator;
    expect((await account.invoke()).payload).toEqual({
      Arn: `arn:aws:sts::${accountId}:assumed-role/runner/f`,
      AWS_LAMBDA_FUNCTION_NAME: 'f',
      GREETING: 'hello',
      arn: `arn:aws:lambda:us-east-1:${accountId}:function:f`,
    });
  });

  it('with its layers', async () => {
    await using account = await createFunctionAccount();
    const layer = await account.lambda.send(
      new PublishLayerVersionCommand({
        LayerName: 'tools',
        Content: { ZipFile: storedZip('nodejs/node_modules/tool/index.js', 'module.exports = 42;') },
      }),
    );
    await account.create('index.js', "exports.handler = async () => require('tool');", {
      Layers: [layer.LayerVersionArn],
    });
    expect((await account.invoke()).payload).toBe(42);
  });

  it("and reaches AWS's own hosts, which are this account", async () => {
    await using account = await createFunctionAccount();
    await account.create(
      'index.mjs',
      "export const handler = async () => (await fetch('https://sts.us-east-1.amazonaws.com/')).headers.get('x-amzn-requestid') !== null;",
      { Timeout: 20 },
    );
    expect((await account.invoke()).payload).toBe(true);
  });
});

describe('a function that fails', () => {
  it.each<[what: string, source: string, error: object]>([
    [
      'by throwing',
      'exports.handler = async () => { throw new TypeError("no"); };',
      { errorType: 'TypeError', errorMessage: 'no' },
    ],
    [
      'by its callback',
      'exports.handler = (e, c, done) => done("no");',
      { errorType: 'string', errorMessage: 'no', trace: [] },
    ],
    [
      'by leaving',
      'exports.handler = async () => process.exit(3);',
      {
        errorType: 'Runtime.ExitError',
        errorMessage: expect.stringMatching(
          /^RequestId: [0-9a-f-]{36} Error: Runtime exited with error: exit status 3$/,
        ),
      },
    ],
    [
      'by never ending',
      'exports.handler = async () => new Promise(() => {});',
      { errorType: 'Runtime.NodeJsExit' },
    ],
    [
      'by taking too long',
      'exports.handler = async () => new Promise((r) => setTimeout(r, 60_000));',
      {
        errorType: 'Sandbox.Timedout',
        errorMessage: expect.stringMatching(/ Error: Task timed out after 1\.00 seconds$/),
      },
    ],
    [
      'by never coming back',
      'exports.handler = async () => { for (;;); };',
      { errorType: 'Sandbox.Timedout' },
    ],
    [
      'by not being there',
      'exports.other = 1;',
      { errorType: 'Runtime.HandlerNotFound', errorMessage: 'index.handler is undefined or not exported' },
    ],
    ['by missing a module', "require('no-such-module');", { errorType: 'Runtime.ImportModuleError' }],
    ['by its syntax', 'exports.handler = async () => {', { errorType: 'Runtime.UserCodeSyntaxError' }],
  ])('%s', async (_what, source, error) => {
    await using account = await createFunctionAccount();
    await account.create('index.js', source, { Timeout: 1 });
    const answer = await account.invoke();
    expect(answer).toMatchObject({ StatusCode: 200, FunctionError: 'Unhandled' });
    expect(answer.payload).toMatchObject(error);
  });
});

describe('the log of a function', () => {
  const source = "exports.handler = async () => { console.log('one\\ntwo'); console.error('three'); };";

  it('is written as its role', async () => {
    await using account = await createFunctionAccount();
    await account.create('index.js', source);
    const { LogResult = '' } = await account.invoke({}, { LogType: 'Tail' });
    const messages = await account.messages();
    expect(Buffer.from(LogResult, 'base64').toString('utf8')).toBe(messages.join(''));
    expect(messages[0]).toMatch(/^START RequestId: [0-9a-f-]{36} Version: \$LATEST\n$/);
    expect(messages[1]).toMatch(/\tINFO\tone\ntwo\n$/);
    expect(messages[2]).toMatch(/\tERROR\tthree\n$/);
    expect(messages.at(-1)).toMatch(/^REPORT RequestId: .*\tDuration: [\d.]+ ms\tBilled Duration: \d+ ms\t/);
    expect(await account.messages('ERROR')).toHaveLength(1);
  });

  it('is lost where the role may not write it', async () => {
    await using account = await createFunctionAccount('s3:GetObject');
    await account.create('index.js', source);
    expect(await account.invoke()).toMatchObject({ StatusCode: 200, payload: null });
    await expect(account.messages()).rejects.toThrow('The specified log group does not exist.');
  });
});

describe('Code.Location', () => {
  it('leads to the code, and to nothing without its signature', async () => {
    await using account = await createFunctionAccount();
    await account.create('index.js', 'exports.handler = 1;');
    const { Code } = await account.lambda.send(new GetFunctionCommand({ FunctionName: 'f' }));
    const location = Code?.Location ?? '';
    const code = Buffer.from(await (await fetch(location)).arrayBuffer());
    expect(code.equals(Buffer.from(storedZip('index.js', 'exports.handler = 1;')))).toBe(true);
    expect((await fetch(location.replace(/Signature=.{4}/, 'Signature=0000'))).status).toBe(403);
    expect((await fetch(location.replace(/snapshots/, 'snapshot'))).status).toBe(403);
  });
});

it('an account that ends takes its functions with it, and what they started', async () => {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const account = await createFunctionAccount();
  await account.create(
    'index.js',
    `const { spawn } = require('node:child_process');
     const { get } = require('node:http');
     exports.handler = async () => {
       const child = spawn('sleep', ['600'], { stdio: 'inherit' });
       get('http://127.0.0.1:${port}/' + process.pid + '/' + child.pid + process.cwd());
       await new Promise((resolve) => setTimeout(resolve, 60_000));
     };`,
    { Timeout: 60 },
  );
  await account.invoke({}, { InvocationType: 'Event' });
  const [request] = (await once(server, 'request')) as [IncomingMessage];
  const [, pid, startedPid, ...folder] = (request.url ?? '').split('/');
  await account.emulator.close();
  server.closeAllConnections();
  server.close();
  expect([isRunning(Number(pid)), isRunning(Number(startedPid))]).toEqual([false, false]);
  expect(existsSync(`/${folder.join('/')}`)).toBe(false);
});

/** A process that has ended counts as ended though nobody has asked how. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const stat = `/proc/${pid}/stat`;
  return !existsSync(stat) || !/^\d+ \(.*\) Z/.test(readFileSync(stat, 'utf8'));
}
