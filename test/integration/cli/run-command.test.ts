import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Dependencies } from '../../../src/cli/dependencies.ts';
import { runProgram } from '../../../src/cli/program.ts';
import { HarnessError } from '../../../src/errors.ts';
import { fakeDependencies, operator, policy, runCli, running } from '../../support/run-cli.ts';
import { makeRunRecord } from '../../support/run-record.ts';
import { createScratchDir } from '../../support/scratch-dir.ts';
import { createTestIo } from '../../support/test-io.ts';

const account = ['--account', '123456789012', '--region', 'eu-central-1'];

function rejecting(thrown: Error): () => Promise<never> {
  return () => Promise.reject(thrown);
}

describe('run', () => {
  test('proven: the policy alone on stdout, everything else on stderr', async () => {
    await using result = await runCli(['run', 'service', ...account], running(makeRunRecord()));
    expect(result.code).toBe(0);
    expect(JSON.parse(result.stdout)).toEqual(policy);
    expect(result.stderr).toMatch(/left over: a thing[^]*✔ proven in 2m 05s/);
  });

  test('--json: the record alone on stdout', async () => {
    const record = makeRunRecord({ outcome: { kind: 'stuck', message: 'm', seen: [] } });
    await using result = await runCli(['run', 'service', ...account, '--json'], running(record));
    expect(result.code).toBe(1);
    expect(JSON.parse(result.stdout)).toEqual(record);
  });

  test('not proven: stdout stays empty, so that nobody takes what was found for an answer', async () => {
    const record = makeRunRecord({ outcome: { kind: 'stuck', message: 'nothing new', seen: ['Denied'] } });
    await using result = await runCli(['run', 'service', ...account], running(record));
    expect(result).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(/✖ stuck after/) });
  });

  test('--quiet and proven: nothing on stderr', async () => {
    await using result = await runCli(['run', 'service', ...account, '--quiet'], running(makeRunRecord()));
    expect(result).toMatchObject({ code: 0, stderr: '' });
  });

  test('--quiet and not proven: the reason on stderr', async () => {
    const record = makeRunRecord({ outcome: { kind: 'broken', phase: 'deploy', message: 'a syntax error' } });
    await using result = await runCli(['run', 'service', ...account, '--quiet'], running(record));
    expect(result).toMatchObject({ code: 1, stderr: expect.stringMatching(/^\n✖ broken[^]*a syntax error/) });
  });

  test('leftovers win over proven', async () => {
    const record = makeRunRecord({ leftovers: [{ what: 'user u', why: 'denied' }] });
    await using result = await runCli(['run', 'service', ...account], running(record));
    expect(result).toMatchObject({ code: 3, stderr: expect.stringMatching(/user u: denied/) });
  });

  test.each([
    [
      new HarnessError('no room', { code: 'quota', fault: 'aws', hint: 'Ask.' }),
      2,
      /^error: no room\nhint: Ask\.\n$/,
    ],
    [new HarnessError('odd', { code: 'aws', fault: 'aws' }), 1, /^error: odd\n$/],
    [new TypeError('x is not a function'), 70, /^bug: harness .*\nTypeError: x is not a function\n/],
  ])('what it throws is told: %s', async (error, code, text) => {
    const dependencies = fakeDependencies({ runHarness: rejecting(error) });
    await using result = await runCli(['run', 'service', ...account], dependencies);
    expect(result).toMatchObject({ code, stdout: '', stderr: expect.stringMatching(text) });
  });

  test('the operator is asked for by profile, and handed on with the config', async () => {
    const asked: unknown[] = [];
    const seen: Parameters<Dependencies['runHarness']>[0][] = [];
    const dependencies = {
      ...running(makeRunRecord(), seen),
      readOperatorCredentials(source: unknown) {
        asked.push(source);
        return Promise.resolve(operator);
      },
    };
    await using result = await runCli(
      ['run', 'service', ...account, '--profile', 'sandbox', '--pass-env', 'A', '--pass-env', 'B'],
      dependencies,
    );
    expect(result.code).toBe(0);
    expect(asked).toEqual([{ region: 'eu-central-1', profile: 'sandbox' }]);
    expect(seen[0]).toMatchObject({
      operatorCredentials: operator,
      config: { accountId: '123456789012', serviceDir: join(result.cwd, 'service'), passEnv: ['A', 'B'] },
    });
  });

  test('prerequisites are files, several or repeated', async () => {
    const seen: Parameters<Dependencies['runHarness']>[0][] = [];
    const argv = ['--prerequisites', 'a.yml', 'b.yml', '--prerequisites', 'c.yml'];
    await using result = await runCli(
      ['run', 'service', ...account, ...argv],
      running(makeRunRecord(), seen),
    );
    expect(result.code).toBe(0);
    expect(seen[0]?.config.prerequisites).toEqual(
      ['a.yml', 'b.yml', 'c.yml'].map((file) => ({ kind: 'file', file: join(result.cwd, file) })),
    );
  });

  test('without credentials it does not begin', async () => {
    const dependencies = fakeDependencies({
      readOperatorCredentials: () =>
        Promise.reject(new HarnessError('no AWS credentials', { code: 'credentials', fault: 'user' })),
    });
    await using result = await runCli(['run', 'service', ...account], dependencies);
    expect(result).toMatchObject({ code: 2, stderr: 'error: no AWS credentials\n' });
  });

  test('the configuration of the service counts', async () => {
    const seen: Parameters<Dependencies['runHarness']>[0][] = [];
    const dir = await createScratchDir();
    await using _ = dir;
    await writeFile(join(dir.path, 'harness.config.json'), '{"account": "123456789012", "maxAttempts": 9}');
    const io = createTestIo({ cwd: dir.path, env: { AWS_REGION: 'eu-west-1' } });
    expect(await runProgram(['run'], io.io, running(makeRunRecord(), seen))).toBe(0);
    expect(seen[0]?.config).toMatchObject({ maxAttempts: 9, region: 'eu-west-1', serviceDir: dir.path });
  });
});

function emulating(outcome: 'ends' | 'throws') {
  const told: string[] = [];
  const dependencies = fakeDependencies({
    createEmulator(options) {
      told.push(`started with ${options.propagationMs} ms in ${options.region}`);
      return Promise.resolve({
        endpoint: 'http://127.0.0.1:9',
        proxyUrl: 'http://127.0.0.1:10',
        caFile: '/tmp/ca.pem',
        accountId: options.accountId ?? '',
        region: 'us-east-1',
        ...operator,
        close() {
          told.push('closed');
          return Promise.resolve();
        },
      });
    },
    runHarness({ config, operatorCredentials }) {
      told.push(
        `ran at ${config.endpointUrl} or ${config.proxyUrl} as ${JSON.stringify(operatorCredentials)}`,
      );
      if (outcome === 'throws') return Promise.reject(new HarnessError('odd', { code: 'aws', fault: 'aws' }));
      return Promise.resolve({ record: makeRunRecord(), policy, template: policy, outDir: config.outDir });
    },
    readOperatorCredentials: () => Promise.reject(new Error('no credentials are needed')),
  });
  return { told, dependencies };
}

describe('run --emulate', () => {
  test.each(['ends', 'throws'] as const)(
    'starts an account, and ends it when the run %s',
    async (outcome) => {
      const { told, dependencies } = emulating(outcome);
      await using result = await runCli(
        ['run', 'service', '--emulate', '--propagation-ms', '20'],
        dependencies,
      );
      expect(result.code).toBe(outcome === 'ends' ? 0 : 1);
      expect(told).toEqual([
        'started with 20 ms in us-east-1',
        `ran at http://127.0.0.1:9 or http://127.0.0.1:10 as ${JSON.stringify(operator)}`,
        'closed',
      ]);
    },
  );
});

describe('a signal during a run', () => {
  /** A run that ends as interrupted when it is told to stop. */
  const interruptible = fakeDependencies({
    runHarness: ({ stop, config }) =>
      new Promise((resolve) => {
        stop.addEventListener('abort', () => {
          const { signal } = stop.reason as { signal: string };
          const record = makeRunRecord({ outcome: { kind: 'interrupted', signal } });
          resolve({ record, policy, template: policy, outDir: config.outDir });
        });
      }),
  });

  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ])('%s: told to the run, said to the person, exit code %i', async (signal, code) => {
    await using dir = await createScratchDir();
    const io = createTestIo({ cwd: dir.path });
    io.signals.on('newListener', (name) => {
      if (name === signal) queueMicrotask(() => io.signals.emit(signal, signal));
    });
    expect(await runProgram(['run', ...account], io.io, interruptible)).toBe(code);
    expect(io.stderr()).toMatch(new RegExp(`^${signal}: ending in order`));
    expect(io.stderr()).toMatch(new RegExp(`! interrupted by ${signal}`));
    expect(io.exits).toEqual([]);
  });
});
