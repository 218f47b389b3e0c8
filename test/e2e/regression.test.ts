import { cp, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { RunRecord } from '../../src/artifact/run-record.ts';
import { osls, projectRoot, startBin } from '../support/built-bin.ts';
import { commitArtifact } from '../support/committed-artifact.ts';
import { createScratchDir } from '../support/scratch-dir.ts';

const project = join(projectRoot, 'sandbox-projects', 'hello-http');
const plugins = join(projectRoot, 'test', 'fixtures', 'plugins', 'node_modules');

/** hello-http with its artifact, as a team has committed both, and plugins installed that it does not use yet. */
async function checkOut() {
  const dir = await createScratchDir();
  const service = join(dir.path, 'hello-http');
  await cp(project, service, {
    recursive: true,
    filter: (path) => !/\/(node_modules|\.serverless|\.harness)$/.test(path),
  });
  await commitArtifact('hello-http', join(service, '.harness'));
  await symlink(plugins, join(service, 'node_modules'));
  const start = async (command: string, argv: readonly string[] = []) => {
    const common = ['--emulate', '--sls', osls, '--quiet', '--json', ...argv];
    const { exitCode, stdout, stderr } = await startBin([command, service, ...common], { cwd: dir.path });
    if (stdout === '') throw new Error(stderr);
    return { exitCode, record: JSON.parse(stdout) as RunRecord };
  };
  const config = join(service, 'serverless.yml');
  return {
    config,
    /** What stands there before a plugin is added. */
    plain: await readFile(config, 'utf8'),
    start,
    readTemplate: () => readFile(join(service, '.harness', 'policy.template.json'), 'utf8'),
    [Symbol.asyncDispose]: () => dir[Symbol.asyncDispose](),
  };
}

type Differences = NonNullable<RunRecord['baseline']>['unneeded'];

function actionsOf(differences: Differences | null | undefined): string[] {
  return [...new Set(differences?.flatMap(({ action }) => action ?? []))].toSorted();
}

interface Added {
  readonly plugin: string;
  readonly version: string;
  /** What of serverless.yml becomes what, besides the plugin's own line at the end. */
  readonly change: (config: string) => string;
  /** What it makes the service need, and what the service then needs no longer. */
  readonly missing: readonly string[];
  readonly unneeded: readonly string[];
  /** The resources that ask for it. */
  readonly askedBy: readonly string[];
}

const logRetention: Added = {
  plugin: 'serverless-plugin-log-retention',
  version: '2.1.0',
  change: (config) => `${config}\ncustom:\n  logRetentionInDays: 30\nresources:\n  Resources: {}\n`,
  missing: ['logs:PutRetentionPolicy'],
  unneeded: [],
  askedBy: ['HelloLogGroup'],
};

const alerts: Added = {
  plugin: 'serverless-plugin-aws-alerts',
  version: 'v1.7.5',
  change: (config) => `${config}\ncustom:\n  alerts:\n    alarms:\n      - functionErrors\n`,
  missing: [
    'cloudwatch:DeleteAlarms',
    'cloudwatch:DescribeAlarms',
    'cloudwatch:PutMetricAlarm',
    'cloudwatch:TagResource',
    'cloudwatch:UntagResource',
  ],
  unneeded: [],
  askedBy: ['HelloFunctionErrorsAlarm'],
};

const roles: Added = {
  plugin: 'serverless-iam-roles-per-function',
  version: '3.2.0',
  change: (config) =>
    config.replace(
      '    handler: handler.hello\n',
      `$&    iamRoleStatements: [{ Effect: Allow, Action: 'sqs:SendMessage', Resource: '*' }]\n`,
    ),
  missing: [
    'iam:CreateRole',
    'iam:DeleteRole',
    'iam:DeleteRolePolicy',
    'iam:GetRole',
    'iam:GetRolePolicy',
    'iam:PassRole',
    'iam:PutRolePolicy',
    'iam:TagRole',
    'iam:UntagRole',
  ],
  // The function no longer has the role that all functions share, which Serverless makes all the same.
  unneeded: ['iam:GetRolePolicy', 'iam:PassRole'],
  askedBy: ['HelloIamRoleLambdaExecution', 'HelloLambdaFunction'],
};

type Team = Awaited<ReturnType<typeof checkOut>>;

/** Adds the plugin; what the check tells of it, and what it should. */
async function addPlugin(team: Team, { plugin, version, change, ...expected }: Added) {
  const before = await team.readTemplate();
  await writeFile(team.config, `${change(team.plain)}\nplugins:\n  - ${plugin}\n`);
  const { exitCode, record } = await team.start('check');
  const { missing, unneeded, changes } = record.baseline ?? {};
  const askers = missing?.flatMap(({ askedBy }) => askedBy.map(({ logicalId = 'the command' }) => logicalId));
  return {
    told: {
      exitCode,
      missing: actionsOf(missing),
      unneeded: actionsOf(unneeded),
      askedBy: [...new Set(askers)].toSorted(),
      plugins: changes?.filter(({ kind }) => kind === 'plugin'),
      template: await team.readTemplate(),
    },
    expected: {
      ...expected,
      exitCode: 1,
      plugins: [{ kind: 'plugin', name: plugin, now: version }],
      template: before,
    },
  };
}

test.each([logRetention, roles])('$plugin is added: the check names what it needs', async (added) => {
  await using team = await checkOut();
  const { told, expected } = await addPlugin(team, added);
  expect(told).toEqual(expected);
});

test(`${alerts.plugin} is added, the run brings the policy up to date, and it goes again`, async () => {
  await using team = await checkOut();
  const { told, expected } = await addPlugin(team, alerts);
  expect(told).toEqual(expected);

  const updated = await team.start('run', ['--lives', '1']);
  expect(updated.record.outcome).toEqual({ kind: 'proven' });
  expect(actionsOf(updated.record.baseline?.missing)).toEqual(alerts.missing);
  expect((await team.start('check')).exitCode).toBe(0);

  await writeFile(team.config, team.plain);
  const { exitCode, record } = await team.start('check');
  expect(exitCode).toBe(1);
  expect(actionsOf(record.baseline?.unneeded)).toEqual(alerts.missing);
  expect(actionsOf(record.baseline?.missing)).toEqual([]);
});
