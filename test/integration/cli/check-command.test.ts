import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { RunRecord } from '../../../src/artifact/run-record.ts';
import type { Config } from '../../../src/config/config.ts';
import { runProgram } from '../../../src/cli/program.ts';
import { fakeDependencies, policy } from '../../support/run-cli.ts';
import { makeRunRecord } from '../../support/run-record.ts';
import { createScratchDir } from '../../support/scratch-dir.ts';
import { createTestIo } from '../../support/test-io.ts';
import { writeFiles } from '../../support/write-files.ts';

const missing: NonNullable<RunRecord['baseline']>['missing'] = [
  { grantee: 'deployer', action: 'sns:CreateTopic', resource: '*', askedBy: [{ logicalId: 'Alerts' }] },
];

function recordOf(outcome: RunRecord['outcome'], found: typeof missing = []): RunRecord {
  const baseline = { file: 'policy.template.json', grants: 1, missing: found, unneeded: [], changes: [] };
  return makeRunRecord({ goal: 'check', outcome, baseline });
}

const unchanged = recordOf({ kind: 'unchanged' });
const changed = recordOf({ kind: 'changed', message: '1 grant is missing' }, missing);

/** One command line in a service's directory, in an account that ends as the record tells. */
async function start(
  argv: readonly string[],
  record: RunRecord,
  env: (dir: string) => Record<string, string> = () => ({}),
) {
  const dir = await createScratchDir();
  await writeFiles(dir.path, { 'serverless.yml': 'service: orders\n', 'summary.md': 'before\n' });
  const configs: Config[] = [];
  const world = createTestIo({ cwd: dir.path, env: env(dir.path) });
  const dependencies = fakeDependencies({
    runHarness: ({ config }) => {
      configs.push(config);
      return Promise.resolve({ record, policy, template: policy, outDir: config.outDir });
    },
  });
  const account = ['--account', '123456789012', '--region', 'eu-central-1'];
  const code = await runProgram([...argv, ...account], world.io, dependencies);
  return {
    code,
    stdout: world.stdout(),
    stderr: world.stderr(),
    config: configs[0],
    read: (name: string) => readFile(join(dir.path, name), 'utf8'),
    [Symbol.asyncDispose]: () => dir[Symbol.asyncDispose](),
  };
}

test('a policy that holds: exit code 0, and the artifact is only read', async () => {
  await using ended = await start(['check'], unchanged);
  expect(ended).toMatchObject({ code: 0, stdout: '', stderr: expect.stringContaining('✔ unchanged') });
  expect(ended.config).toMatchObject({
    goal: 'check',
    artifactDir: expect.stringMatching(/\/\.harness$/),
    outDir: expect.stringMatching(/\/\.harness\/check$/),
  });
});

test('one that does not: exit code 1, and what is missing on stdout', async () => {
  await using ended = await start(['check', '--quiet'], changed);
  expect(ended).toMatchObject({ code: 1, stdout: expect.stringContaining('+ sns:CreateTopic') });
  expect(ended.stderr).toContain('✖ changed');
});

test('--update: the same as a run', async () => {
  await using ended = await start(['check', '--update'], makeRunRecord());
  expect(ended.code).toBe(0);
  expect(ended.config).toMatchObject({ goal: 'run', outDir: expect.stringMatching(/\/\.harness$/) });
});

test.each([[['--json']], [['--format', 'json']]])('%j: the record alone on stdout', async (flags) => {
  await using ended = await start(['check', ...flags], changed);
  expect(JSON.parse(ended.stdout)).toEqual(changed);
});

test('--format github: annotations, and the summary of the job after what is there', async () => {
  const env = (dir: string) => ({ GITHUB_WORKSPACE: dir, GITHUB_STEP_SUMMARY: join(dir, 'summary.md') });
  await using ended = await start(['check', '--format', 'github'], changed, env);
  expect(ended.stdout).toMatch(/^::error file=serverless\.yml,title=missing from the deploy policy::sns:/);
  expect(await ended.read('summary.md')).toMatch(/^before\n## Deploy policy of orders: changed/);
});

test('--format github with a summary that cannot be written says so', async () => {
  const env = () => ({ GITHUB_STEP_SUMMARY: '/nowhere/summary.md' });
  await using ended = await start(['check', '--format', 'github'], changed, env);
  expect(ended.code).toBe(2);
  expect(ended.stderr).toContain('/nowhere/summary.md: the summary of the job cannot be written');
});

test('--junit: the file, besides the rest', async () => {
  await using ended = await start(['check', '--junit', 'out/harness.xml'], changed);
  expect(await ended.read('out/harness.xml')).toContain('message="sns:CreateTopic on *"');
  expect(ended.stdout).toContain('+ sns:CreateTopic');
});

test('prove: the policy of the command line is the one that is judged', async () => {
  const record = {
    ...recordOf({ kind: 'refuted', message: '1 grant is missing' }, missing),
    goal: 'prove',
  } as const;
  await using ended = await start(['prove', '--policy', 'theirs.json'], record);
  expect(ended).toMatchObject({ code: 1, stdout: expect.stringContaining('+ sns:CreateTopic') });
  expect(ended.config).toMatchObject({
    goal: 'prove',
    policyFile: expect.stringMatching(/\/theirs\.json$/),
    outDir: expect.stringMatching(/\/\.harness\/prove$/),
  });
});
