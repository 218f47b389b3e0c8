import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CreateStackCommand } from '@aws-sdk/client-cloudformation';
import { DescribeParametersCommand } from '@aws-sdk/client-ssm';
import { expect, test } from 'vitest';
import { readEvidence } from '../../src/artifact/read-evidence.ts';
import type { RunRecord } from '../../src/artifact/run-record.ts';
import { awaitLine, osls, projectRoot, startBin } from '../support/built-bin.ts';
import { readLackingTemplate } from '../support/committed-artifact.ts';
import { nothing, startEmulatedAccount } from '../support/emulated-account.ts';
import { createScratchDir } from '../support/scratch-dir.ts';
import { writeFiles } from '../support/write-files.ts';

const notices = join(projectRoot, 'sandbox-projects', 'notices');
const small = { 'service/serverless.yml': 'service: small\nprovider:\n  name: aws\n' };
const token = 'token-that-nobody-else-may-see';

const exporting = [
  'Resources:',
  '  Queue:',
  '    Type: AWS::SQS::Queue',
  'Outputs:',
  '  Arn:',
  '    Value: !GetAtt Queue.Arn',
  '    Export:',
  '      Name: shared-queue',
  '',
].join('\n');
const importing = {
  Resources: {
    Copy: {
      Type: 'AWS::SSM::Parameter',
      Properties: { Type: 'String', Name: '/copy', Value: { 'Fn::ImportValue': 'shared-queue' } },
    },
  },
};
/** Is not made for twelve hours: a while in an account whose time passes. */
const endless = [
  'Resources:',
  '  Handle:',
  '    Type: AWS::CloudFormation::WaitConditionHandle',
  '  Wait:',
  '    Type: AWS::CloudFormation::WaitCondition',
  "    Properties: { Handle: !Ref Handle, Timeout: '43200' }",
  '',
].join('\n');

/** So fast, twelve hours take six seconds; where nothing waits, they are over at once. */
const passingTime = ['--speed', '7200'];

/**
 * A run in an account of its own.
 * @param accountArgv of `harness emulate`
 */
async function startRun(
  files: Readonly<Record<string, string>>,
  argv: readonly string[],
  env: Readonly<Record<string, string>> = {},
  accountArgv: readonly string[] = [],
) {
  const dir = await createScratchDir();
  await writeFiles(dir.path, files);
  const account = await startEmulatedAccount(dir.path, accountArgv);
  const out = join(dir.path, 'artifact');
  const options = { cwd: dir.path, env: { ...account.env, ...env } };
  const common = [...account.argv, '--out', out];
  const bin = startBin(['run', ...argv, ...common, '--lives', '1', '--sls', osls], options);
  return {
    account,
    bin,
    out,
    clean: () => startBin(['clean', 'service', ...common], options),
    listParameters: async () => {
      const { Parameters = [] } = await account.clients.ssm.send(new DescribeParametersCommand({}));
      return Parameters.map(({ Name }) => Name);
    },
    async [Symbol.asyncDispose]() {
      bin.kill('SIGKILL');
      await bin;
      await account[Symbol.asyncDispose]();
      await dir[Symbol.asyncDispose]();
    },
  };
}

test('a service that expects parameters, a stack and a bucket finds them in each life, also in two side by side', async () => {
  const list = [
    `- ${notices}/prerequisites/sender.yml`,
    `- template: ${notices}/prerequisites/archive.yml`,
    '  stackName: archive-${Stage}',
    '- secureString: /notices/${Stage}/token',
    '  value: { env: NOTICES_TOKEN }',
    '',
  ].join('\n');
  const lacking = ['ssm:GetParameter', 'ssm:PutParameter', 'cloudformation:DescribeStacks'];
  const placed = {
    'list.yml': list,
    'artifact/policy.template.json': await readLackingTemplate('notices', lacking),
  };
  const full = ['--proof', 'full', '--jobs', '2'];
  await using run = await startRun(placed, [notices, '--prerequisites', 'list.yml', ...full], {
    NOTICES_TOKEN: token,
  });
  const { exitCode, stdout, stderr } = await run.bin;
  expect(stderr).toContain('✔ proven in ');
  expect(exitCode).toBe(0);
  expect(stderr).toMatch(
    /making what the service expects: stack harness-\w{10}-prerequisite-1 of sender\.yml\n/,
  );
  expect(stderr).toMatch(/SecureString \/notices\/h\w{10}\/token is removed\n/);
  expect(await run.account.takeInventory()).toEqual(nothing);
  expect(await run.listParameters()).toEqual([]);
  const record = JSON.parse(await readFile(join(run.out, 'run.json'), 'utf8')) as RunRecord;
  expect(record).toMatchObject({ outcome: { kind: 'proven' }, leftovers: [] });
  expect(record.proof.minimal).toEqual({ passed: true, tested: record.grants.length, unneeded: [] });
  expect(record.grants.filter((grant) => grant.proof !== 'removal')).toEqual([]);
  const attempts = record.attempts.map(({ attempt }) => attempt);
  expect(new Set(attempts).size).toBe(attempts.length);
  const told = await readEvidence(join(run.out, 'evidence.jsonl'));
  const removals = told.flatMap((line) =>
    (line.type === 'life.started' || line.type === 'life.ended') && line.purpose === 'removal'
      ? [line.type]
      : [],
  );
  expect(removals.slice(0, 4)).toEqual(['life.started', 'life.started', 'life.ended', 'life.ended']);
  const granted = record.grants.map(({ action, resource }) => `${action} ${resource}`);
  expect(granted).toEqual(
    expect.arrayContaining([
      'ssm:GetParameter arn:aws:ssm:${Region}:${AccountId}:parameter/notices/sender',
      'ssm:GetParameter arn:aws:ssm:${Region}:${AccountId}:parameter/notices/${Stage}/token',
      'cloudformation:DescribeStacks arn:aws:cloudformation:${Region}:${AccountId}:stack/archive-${Stage}/*',
    ]),
  );
  const files = await readdir(run.out, { recursive: true, withFileTypes: true });
  const texts = await Promise.all(
    files.filter((file) => file.isFile()).map((file) => readFile(join(file.parentPath, file.name), 'utf8')),
  );
  expect(texts.length).toBeGreaterThan(5);
  expect([stdout, stderr, ...texts].filter((text) => text.includes(token))).toEqual([]);
});

test('a template that cannot be made: its first failures, exit code 2, and nothing is left', async () => {
  const broken = [
    'Resources:',
    '  Queue:',
    '    Type: AWS::SQS::Queue',
    '  Function:',
    '    Type: AWS::Lambda::Function',
    '    DependsOn: Queue',
    '    Properties:',
    '      Runtime: nodejs16.x',
    '      Handler: index.handler',
    '      Role: !Sub arn:aws:iam::${AWS::AccountId}:role/nobody',
    '      Code: { ZipFile: exports.handler = () => 1 }',
    '',
  ].join('\n');
  await using run = await startRun({ ...small, 'broken.yml': broken }, [
    'service',
    '--prerequisites',
    'broken.yml',
  ]);
  const { exitCode, stdout, stderr } = await run.bin;
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  expect(stderr).toMatch(
    /error: the stack harness-\w{10}-prerequisite-1 of broken\.yml ended as CREATE_FAILED\n {2}Function \(AWS::Lambda::Function\) CREATE_FAILED: /,
  );
  expect(await run.account.takeInventory()).toEqual(nothing);
});

test('what is wrong with them is told before anything is made', async () => {
  const list = '- nowhere.yml\n- secureString: /token\n  value: { env: NOTICES_TOKEN }\n';
  await using run = await startRun({ ...small, 'list.yml': list }, [
    'service',
    '--prerequisites',
    'list.yml',
  ]);
  const { exitCode, stderr } = await run.bin;
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(
    /^error: 2 problems in the configuration\n {2}--prerequisites: ".*\/nowhere\.yml" does not exist, expected a CloudFormation template\n {2}--prerequisites: the environment variable NOTICES_TOKEN is not set, expected a value$/m,
  );
});

const making = /making what the service expects: stack harness-\w{10}-prerequisite-1 of endless\.yml/;

test('Ctrl-C while they are being made: they are given up and removed', async () => {
  const argv = ['service', '--prerequisites', 'endless.yml'];
  await using run = await startRun({ ...small, 'endless.yml': endless }, argv, {}, passingTime);
  await awaitLine(run.bin, making);
  run.bin.kill('SIGINT');
  const { exitCode, stderr } = await run.bin;
  expect(stderr).toMatch(/^! interrupted by SIGINT after /m);
  expect(exitCode).toBe(130);
  expect(await run.account.takeInventory()).toEqual(nothing);
});

test('a run that is killed while they are being made: clean removes them', async () => {
  const argv = ['service', '--prerequisites', 'endless.yml'];
  await using run = await startRun({ ...small, 'endless.yml': endless }, argv, {}, passingTime);
  await awaitLine(run.bin, making);
  await expect
    .poll(async () => (await run.account.takeInventory()).stacks.length, { timeout: 5_000, interval: 50 })
    .toBe(1);
  run.bin.kill('SIGKILL');
  await run.bin;
  const { exitCode, stdout } = await run.clean();
  expect(stdout).toMatch(/ {2}removed stack harness-\w{10}-prerequisite-1$/m);
  expect(exitCode).toBe(0);
  expect(await run.account.takeInventory()).toEqual(nothing);
});

test('what somebody uses cannot be removed: it is named, and the exit code is 3', async () => {
  const files = { ...small, 'exporting.yml': exporting, 'endless.yml': endless };
  const prerequisites = ['--prerequisites', 'exporting.yml', 'endless.yml'];
  const argv = ['service', ...prerequisites, '--timeout', '10s'];
  await using run = await startRun(files, argv, {}, passingTime);
  await awaitLine(run.bin, /prerequisite-2 of endless\.yml/);
  await run.account.clients.cloudFormation.send(
    new CreateStackCommand({ StackName: 'theirs', TemplateBody: JSON.stringify(importing) }),
  );
  const { exitCode, stderr } = await run.bin;
  expect(stderr).toMatch(/^! 1 leftover could not be removed:\n {2}stack harness-\w{10}-prerequisite-1: /m);
  expect(exitCode).toBe(3);
});
