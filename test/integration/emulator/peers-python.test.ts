import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, test as base } from 'vitest';
import { createEmulator, type Emulator } from '../../../src/emulator/emulator.ts';
import { createScratchDir } from '../../support/scratch-dir.ts';

/** What Python has of the AWS SDK is not everybody's: who lacks it is told so, and misses nothing else. */
async function isThere(file: string, ...args: string[]): Promise<boolean> {
  const { exitCode } = await execa(file, args, { reject: false, stdin: 'ignore' });
  return exitCode === 0;
}

// Calls nothing, so that the CLI need not wait for it: it looks again after half a minute.
const template = 'Resources:\n  Handle:\n    Type: AWS::CloudFormation::WaitConditionHandle\n';
const trust = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
};

let emulator: Emulator;
let scratch: Awaited<ReturnType<typeof createScratchDir>>;
let hasAwsCli = false;
let hasBoto3 = false;
beforeAll(async () => {
  emulator = await createEmulator();
  scratch = await createScratchDir();
  await writeFile(join(scratch.path, 'template.yml'), template);
  await writeFile(join(scratch.path, 'trust.json'), JSON.stringify(trust));
  [hasAwsCli, hasBoto3] = await Promise.all([
    isThere('aws', '--version'),
    isThere('python3', '-c', 'import boto3'),
  ]);
});
afterAll(async () => {
  await emulator.close();
  await scratch[Symbol.asyncDispose]();
});

/** Of somebody's shell: no other account can be found from there. */
function environment(account: Emulator): Record<string, string | undefined> {
  return {
    PATH: process.env['PATH'],
    HOME: scratch.path,
    AWS_ACCESS_KEY_ID: account.accessKeyId,
    AWS_SECRET_ACCESS_KEY: account.secretAccessKey,
    AWS_DEFAULT_REGION: account.region,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_PAGER: '',
  };
}

/** Each command starts a Python of its own, so that services are asked side by side. */
const test = base.concurrent;

describe('the AWS CLI', () => {
  test.for<readonly [string, readonly (readonly [command: string, expected: string])[]]>([
    ['sts', [['sts get-caller-identity --query Arn', ':user/operator']]],
    [
      's3',
      [
        ['s3 mb s3://peers-of-the-cli', 'make_bucket: peers-of-the-cli'],
        ['s3 cp template.yml s3://peers-of-the-cli/a/', 'upload: ./template.yml to s3://peers-of-the-cli/a/'],
        ['s3 ls s3://peers-of-the-cli/a/', `${template.length} template.yml`],
        ['s3 cp s3://peers-of-the-cli/a/template.yml -', template.trimEnd()],
        ['s3 rb --force s3://peers-of-the-cli', 'remove_bucket: peers-of-the-cli'],
      ],
    ],
    [
      'cloudformation',
      [
        [
          'cloudformation deploy --stack-name cli --template-file template.yml',
          'Successfully created/updated',
        ],
        ['cloudformation describe-stacks --stack-name cli --query Stacks[].StackStatus', 'CREATE_COMPLETE'],
      ],
    ],
    [
      'iam',
      [
        ['iam create-role --role-name cli --assume-role-policy-document file://trust.json', ':role/cli'],
        ['iam get-role --role-name cli --query Role.AssumeRolePolicyDocument', '"sts:AssumeRole"'],
      ],
    ],
    [
      'logs',
      [
        ['logs create-log-group --log-group-name /cli/one', ''],
        ['logs describe-log-groups --log-group-name-prefix /cli', '"logGroupName": "/cli/one"'],
      ],
    ],
    ['lambda', [['lambda list-functions', '"Functions": []']]],
    ['sqs', [['sqs create-queue --queue-name cli', '/cli"']]],
    ['sns', [['sns create-topic --name cli', ':cli"']]],
    ['events', [['events list-rules', '"Rules": []']]],
    ['ssm', [['ssm put-parameter --name /cli/one --value v --type String', '"Version": 1']]],
    [
      'dynamodb',
      [
        [
          'dynamodb create-table --table-name cli --billing-mode PAY_PER_REQUEST --attribute-definitions AttributeName=id,AttributeType=S --key-schema AttributeName=id,KeyType=HASH',
          '"TableStatus": "CREATING"',
        ],
        ['dynamodb wait table-exists --table-name cli', ''],
      ],
    ],
    ['apigateway', [['apigateway create-rest-api --name cli', '"rootResourceId"']]],
  ])('%s', { timeout: 120_000 }, async ([, steps], { expect, skip }) => {
    if (!hasAwsCli) skip('awscli is not installed');
    for (const [command, expected] of steps) {
      const { all } = await execa('aws', ['--endpoint-url', emulator.endpoint, ...command.split(' ')], {
        cwd: scratch.path,
        env: environment(emulator),
        extendEnv: false,
        stdin: 'ignore',
        all: true,
      });
      expect(all).toContain(expected);
    }
  });
});

test('the AWS SDK for Python', { timeout: 120_000 }, async ({ expect, skip }) => {
  if (!hasBoto3) skip('boto3 is not installed');
  await using own = await createEmulator();
  const { stdout } = await execa('python3', [join(import.meta.dirname, '../../fixtures/python/peers.py')], {
    env: {
      ...environment(own),
      PEERS_ENDPOINT: own.endpoint,
      PEERS_PROXY: own.proxyUrl,
      PEERS_CA_FILE: own.caFile,
    },
    extendEnv: false,
    stdin: 'ignore',
  });
  expect(JSON.parse(stdout)).toEqual({
    account: own.accountId,
    users: ['anna', 'berta', 'carla'],
    again: 'EntityAlreadyExists',
    policy: true,
    keys: [2, 2, 1],
    metadata: { nr: '3' },
    missing: ['404', 'NoSuchKey', '404'],
    presigned: 'text',
    stack: [
      'CREATE_COMPLETE',
      'CREATE_COMPLETE',
      'CREATE_IN_PROGRESS',
      'CREATE_IN_PROGRESS',
      'CREATE_IN_PROGRESS',
    ],
    'no stack': 'ValidationError',
    tables: ['peers'],
    queue: 'true',
    'no queue': 'AWS.SimpleQueueService.NonExistentQueue',
    topic: true,
    rules: ['peers'],
    parameter: '1',
    'log groups': ['/peers/one'],
    apis: ['peers'],
    'http apis': [],
    functions: [],
    'no function': 'ResourceNotFoundException',
    trail: null,
    'through the proxy': [own.accountId, 'text'],
  });
});
