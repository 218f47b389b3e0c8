import { describe, expect, test } from 'vitest';
import { runProgram } from '../../../src/cli/program.ts';
import { fakeDependencies, operator, runCli } from '../../support/run-cli.ts';
import { createScratchDir } from '../../support/scratch-dir.ts';
import { createTestIo } from '../../support/test-io.ts';

const account = ['--account', '123456789012', '--region', 'eu-central-1'];

describe('the command line', () => {
  test.each([
    [['--help'], 0, 'stdout', /^Usage: harness/],
    [['run', '--help'], 0, 'stdout', /Examples:[^]*Exit codes:/],
    [['help', 'clean'], 0, 'stdout', /^Usage: harness clean/],
    [['--version'], 0, 'stdout', /^\d+\.\d+\.\d+/],
    [[], 2, 'stderr', /^Usage: harness/],
    [['runn'], 2, 'stderr', /unknown command 'runn'\n\(Did you mean run\?\)/],
    [['run', '--acount', '1'], 2, 'stderr', /unknown option '--acount'\n\(Did you mean --account\?\)/],
    [['run', 'a', 'b'], 2, 'stderr', /too many arguments/],
    [['run', '--region'], 2, 'stderr', /argument missing/],
    [['check', 'service', '--any'], 2, 'stderr', /^error: unknown option '--any'/],
    [['check', '--format', 'xml'], 2, 'stderr', /^error: --format: "xml" is not one of text, json, github/],
    [['check', '--help'], 0, 'stdout', /--format says[^]*Exit codes:[^]*Examples:/],
    [['prove', 'service', ...account], 2, 'stderr', /--policy: no policy is named, expected the JSON file/],
    [['prove', '--help'], 0, 'stdout', /NotAction[^]*Exit codes:[^]*Examples:/],
    [['run', 'service', ...account, '--lives', '0'], 2, 'stderr', /--lives: 0 is not a whole number from 1/],
    [['explain', 'nowhere.log'], 2, 'stderr', /^error: "nowhere.log" cannot be read: ENOENT/],
    [['explain', '--deployer', 'me'], 2, 'stderr', /^error: --deployer: "me" is not the ARN/],
    [['run', 'service'], 2, 'stderr', /^error: 2 problems in the configuration\n  --account: /],
    [['run', 'nowhere', ...account], 2, 'stderr', /^error: "nowhere" does not exist/],
    [['clean', 'service', '--emulate'], 2, 'stderr', /unknown option '--emulate'/],
    [
      ['emulate', '--port', 'x', '--account-id', '1'],
      2,
      'stderr',
      /--port: "x" is not .*\n--account-id: "1" is not /,
    ],
    [['emulate', '--json'], 2, 'stderr', /--json: what an account prints is JSON already, expected --list/],
    [
      ['run', 'service', ...account, '--prerequisites', ' '],
      2,
      'stderr',
      /^error: --prerequisites\.0: " " is no prerequisite, expected the path of a template/,
    ],
    [
      ['run', '--help'],
      0,
      'stdout',
      /--prerequisites FILE… makes[^]*secureString: \/orders\/\$\{Stage\}\/token/,
    ],
    [['emulate', '--hostile', 'loud'], 2, 'stderr', /--hostile: "loud" is not among uneven-iam, /],
    [['emulate', '--seed', 'x'], 2, 'stderr', /--seed: "x" is not a whole number from 0 to 4294967295/],
    [['emulate', '--speed', '0'], 2, 'stderr', /--speed: "0" is not a number above 0, such as 60/],
    [['diff', '--help'], 0, 'stdout', /"added"[^]*Exit codes:[^]*Examples:/],
    [['diff', 'a.json'], 2, 'stderr', /missing required argument 'after'/],
    [['export', '--help'], 0, 'stdout', /Formats:[^]*Exit codes:[^]*Examples:/],
    [['run', '--help'], 0, 'stdout', /--hostile takes names[^]*small-pages[^]*dying-key/],
    [['emulate', '--help'], 0, 'stdout', /--hostile takes names[^]*POST \/_emulator\/fail-next/],
  ] as const)('%j ends with %i', async (argv, code, stream, text) => {
    await using result = await runCli(argv, fakeDependencies({}));
    expect(result[stream]).toMatch(text);
    expect(result.code).toBe(code);
  });
});

describe('emulate --list', () => {
  const coverage = {
    services: [{ id: 'sts', name: 'Sts', operations: ['GetCallerIdentity'] }],
    resourceTypes: ['AWS::S3::Bucket'],
  };
  const dependencies = fakeDependencies({ readCoverage: () => Promise.resolve(coverage) });

  test('prints what is covered, and starts nothing', async () => {
    await using result = await runCli(['emulate', '--list'], dependencies);
    expect(result).toMatchObject({ code: 0, stderr: '' });
    expect(result.stdout).toMatch(/^1 service, 1 operation\n[^]*sts[^]*AWS::S3::Bucket/);
  });

  test('with --json prints it as JSON', async () => {
    await using result = await runCli(['emulate', '--list', '--json'], dependencies);
    expect(result).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(result.stdout)).toEqual(coverage);
  });
});

describe('emulate', () => {
  test.each(['SIGINT', 'SIGTERM'])('prints where it is as one line, and ends well on %s', async (signal) => {
    await using dir = await createScratchDir();
    const io = createTestIo({ cwd: dir.path });
    const told: unknown[] = [];
    const hard = ['--hostile', 'throttling,uneven-iam', '--seed', '7', '--speed', '60'];
    const ended = runProgram(
      ['emulate', '--port', '4600', '--account-id', '123456789012', '--propagation-ms', '5', ...hard],
      io.io,
      fakeDependencies({
        createEmulator(options) {
          told.push(options);
          const close = (): Promise<void> => Promise.resolve(void told.push('closed'));
          return Promise.resolve({
            endpoint: 'http://127.0.0.1:4600',
            proxyUrl: 'http://127.0.0.1:4600',
            caFile: '/tmp/ca.pem',
            accountId: '123456789012',
            region: 'us-east-1',
            ...operator,
            close,
          });
        },
      }),
    );
    expect(JSON.parse(await io.firstLine())).toEqual({
      endpoint: 'http://127.0.0.1:4600',
      proxyUrl: 'http://127.0.0.1:4600',
      caFile: '/tmp/ca.pem',
      accountId: '123456789012',
      region: 'us-east-1',
      ...operator,
    });
    io.signals.emit(signal, signal);
    expect(await ended).toBe(0);
    expect(told).toEqual([
      {
        port: 4600,
        accountId: '123456789012',
        propagationMs: 5,
        hostile: ['uneven-iam', 'throttling'],
        seed: 7,
        speed: 60,
      },
      'closed',
    ]);
    expect(io.stdout().split('\n')).toHaveLength(2);
  });
});

describe('clean', () => {
  test('says what was removed and what was not', async () => {
    const dependencies = fakeDependencies({
      cleanRuns: () =>
        Promise.resolve([
          { runId: 'r1', removed: ['user u', 'stack s'], leftovers: [] },
          { runId: 'r2', removed: [], leftovers: [{ what: 'stack t', why: 'DELETE_FAILED' }] },
        ]),
    });
    await using result = await runCli(['clean', 'service', ...account], dependencies);
    expect(result.code).toBe(3);
    expect(result.stdout).toMatchInlineSnapshot(`
      "run r1: 2 things removed, 0 leftovers
        removed user u
        removed stack s
      run r2: 0 things removed, 1 leftover
        left    stack t: DELETE_FAILED
      "
    `);
  });

  test('has nothing to do', async () => {
    await using result = await runCli(
      ['clean', 'service', ...account],
      fakeDependencies({ cleanRuns: () => Promise.resolve([]) }),
    );
    expect(result).toMatchObject({
      code: 0,
      stdout: 'nothing to clean: <cwd>/service/.harness tells of no run that did not end\n',
    });
  });

  test('does nothing in an account that was not named', async () => {
    await using result = await runCli(['clean', 'service', '--region', 'eu-central-1'], fakeDependencies({}));
    expect(result).toMatchObject({ code: 2, stderr: expect.stringMatching(/no account is named/) });
  });
});
