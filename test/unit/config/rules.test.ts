import { describe, expect, test } from 'vitest';
import { normaliseConfig, type ConfigSources } from '../../../src/config/normalise-config.ts';
import { judgeConfig } from '../../../src/config/rules.ts';

const named = '123456789012';
const emulated = '999999999999';

function judge(sources: Partial<ConfigSources>, faulty: readonly string[] = []) {
  const whole: ConfigSources = {
    goal: 'run',
    flags: {},
    file: {},
    serviceDir: '/home/me/service',
    cwd: '/home/me',
    fileDir: '/home/me/config',
    env: {},
    cores: 8,
    emulatedAccountId: emulated,
    ...sources,
  };
  return judgeConfig(normaliseConfig(whole), whole, new Set(faulty));
}

describe('the config', () => {
  test('has defaults for all that may be left out', () => {
    expect(judge({ flags: { account: named, region: 'eu-central-1' } })).toEqual({
      kind: 'valid',
      config: {
        goal: 'run',
        serviceDir: '/home/me/service',
        outDir: '/home/me/service/.harness',
        artifactDir: '/home/me/service/.harness',
        fresh: false,
        accountId: named,
        region: 'eu-central-1',
        stagePrefix: 'h',
        maxAttempts: 250,
        proof: 'doubtful',
        sufficientLives: 2,
        jobs: 4,
        harden: false,
        timeoutMs: 7_200_000,
        attemptTimeoutMs: 1_200_000,
        trailTimeoutMs: 1_200_000,
        prerequisites: [],
        passEnv: [],
        json: false,
        quiet: false,
      },
    });
  });

  const base = { account: named, region: 'eu-central-1' };
  test.each<[string, Partial<ConfigSources>, object]>([
    [
      'flags over the file',
      { flags: { ...base, stagePrefix: 'a' }, file: { stagePrefix: 'b' } },
      { stagePrefix: 'a' },
    ],
    ['the file over defaults', { flags: base, file: { maxAttempts: 5 } }, { maxAttempts: 5 }],
    ['as many jobs as cores', { flags: base, cores: 2 }, { jobs: 2 }],
    ['as many jobs as were asked for', { flags: { ...base, jobs: 9 }, cores: 2 }, { jobs: 9 }],
    ['a boundary of the usual name', { flags: { ...base, boundary: true } }, { boundary: {} }],
    [
      "a boundary of a name of one's own",
      { flags: base, file: { boundary: '/team/b-${Stage}' } },
      { boundary: { name: '/team/b-${Stage}' } },
    ],
    [
      'paths of flags from where one stands',
      { flags: { ...base, out: 'o', sls: 'bin/sls' } },
      { outDir: '/home/me/o', slsPath: '/home/me/bin/sls' },
    ],
    [
      'paths of the file from beside it',
      { flags: base, file: { out: 'o', sls: '/sls' } },
      { outDir: '/home/me/config/o', slsPath: '/sls' },
    ],
    [
      'prerequisites of flags from where one stands, in the place of those of the file',
      {
        flags: { ...base, prerequisites: [{ kind: 'file', file: 'a.yml' }] },
        file: { prerequisites: [{ kind: 'file', file: 'b.yml' }] },
      },
      { prerequisites: [{ kind: 'file', file: '/home/me/a.yml' }] },
    ],
    [
      'prerequisites of the file from beside it',
      {
        flags: base,
        file: {
          prerequisites: [
            {
              kind: 'stack',
              template: 'a.yml',
              parameters: { Key: { kind: 'file', file: 'key' }, Size: { kind: 'text', text: 'small' } },
            },
            { kind: 'secure-string', name: '/a', value: { kind: 'file', file: '/a' } },
            { kind: 'object', bucket: 'b', key: 'k', content: { kind: 'file', file: 'c' } },
          ],
        },
      },
      {
        prerequisites: [
          {
            kind: 'stack',
            template: '/home/me/config/a.yml',
            parameters: {
              Key: { kind: 'file', file: '/home/me/config/key' },
              Size: { kind: 'text', text: 'small' },
            },
          },
          { kind: 'secure-string', name: '/a', value: { kind: 'file', file: '/a' } },
          { kind: 'object', bucket: 'b', key: 'k', content: { kind: 'file', file: '/home/me/config/c' } },
        ],
      },
    ],
    [
      'variables of both',
      { flags: { ...base, passEnv: ['A', 'B'] }, file: { passEnv: ['B', 'C'] } },
      { passEnv: ['B', 'C', 'A'] },
    ],
    ['AWS_REGION', { flags: { account: named }, env: { AWS_REGION: 'eu-west-1' } }, { region: 'eu-west-1' }],
    [
      'AWS_DEFAULT_REGION',
      { flags: { account: named }, env: { AWS_REGION: '', AWS_DEFAULT_REGION: 'eu-west-2' } },
      { region: 'eu-west-2' },
    ],
    [
      'AWS_ENDPOINT_URL',
      { flags: base, env: { AWS_ENDPOINT_URL: 'http://127.0.0.1:1' } },
      { endpointUrl: 'http://127.0.0.1:1' },
    ],
    [
      'a proxy and an authority of the file, the flags above them',
      {
        flags: { ...base, proxy: 'http://127.0.0.1:2' },
        file: { proxy: 'http://127.0.0.1:1', caFile: 'ca.pem' },
      },
      { proxyUrl: 'http://127.0.0.1:2', caFile: '/home/me/config/ca.pem' },
    ],
    [
      'the only sandbox account',
      { flags: { region: 'eu-central-1' }, file: { sandboxAccounts: [named] } },
      { accountId: named },
    ],
    [
      'one of several by --account',
      { flags: base, file: { sandboxAccounts: ['111111111111', named] } },
      { accountId: named },
    ],
    [
      'an emulated account of its own',
      { flags: { emulate: true }, file: { account: named } },
      { accountId: emulated, region: 'us-east-1', emulate: { propagationMs: 0 } },
    ],
    [
      'an emulated account of a given id',
      { flags: { emulate: true, account: named, propagationMs: 20 } },
      { accountId: named, emulate: { propagationMs: 20 } },
    ],
    [
      'an emulated account by file',
      { file: { emulate: true, propagationMs: 7 } },
      { emulate: { propagationMs: 7 } },
    ],
    [
      'a hard account, flags over the file',
      { flags: { emulate: true, seed: 3 }, file: { hostile: ['throttling'], seed: 1, speed: 60 } },
      { emulate: { propagationMs: 0, hostile: ['throttling'], seed: 3, speed: 60 } },
    ],
  ])('takes %s', (_, sources, expected) => {
    expect(judge(sources)).toMatchObject({ kind: 'valid', config: expected });
  });

  test.each<[string, Partial<ConfigSources>]>([
    ['where it is not asked for', { file: { boundary: false } }],
    [
      'where the command line does without',
      { flags: { ...base, boundary: false }, file: { boundary: true } },
    ],
    ['for what judges a policy', { goal: 'check', file: { boundary: true } }],
  ])('has no boundary %s', (_, sources) => {
    expect(judge({ flags: base, ...sources })).not.toHaveProperty('config.boundary');
  });

  test('an emulated account takes no way to AWS from the file', () => {
    const judged = judge({
      flags: { emulate: true },
      file: { proxy: 'http://127.0.0.1:1', caFile: 'ca.pem' },
    });
    expect(judged).toMatchObject({
      kind: 'valid',
      config: expect.not.objectContaining({ proxyUrl: expect.anything(), caFile: expect.anything() }),
    });
  });

  test('an emulated account takes no endpoint from the environment', () => {
    const judged = judge({ flags: { emulate: true }, env: { AWS_ENDPOINT_URL: 'http://127.0.0.1:1' } });
    expect(judged).toMatchObject({
      kind: 'valid',
      config: expect.not.objectContaining({ endpointUrl: expect.anything() }),
    });
  });

  test('an endpoint on the command line answers an emulated account of the file', () => {
    const judged = judge({ flags: { ...base, endpointUrl: 'http://127.0.0.1:1' }, file: { emulate: true } });
    expect(judged).toMatchObject({
      kind: 'valid',
      config: { accountId: named, endpointUrl: 'http://127.0.0.1:1' },
    });
  });
});

describe('the rules refuse', () => {
  const base = { account: named, region: 'eu-central-1' };
  test.each<[string, Partial<ConfigSources>, string, RegExp]>([
    ['no account', { flags: { region: 'eu-central-1' } }, '--account', /no account is named/],
    [
      'several accounts',
      { flags: { region: 'eu-central-1' }, file: { sandboxAccounts: [named, emulated] } },
      '--account',
      /123456789012, 999999999999: say which/,
    ],
    [
      'an account that is no sandbox',
      { flags: base, file: { sandboxAccounts: [emulated] } },
      '--account',
      /"123456789012" is not among sandboxAccounts: 999999999999/,
    ],
    ['no region', { flags: { account: named } }, '--region', /no region is given/],
    [
      'two endpoints',
      { flags: { emulate: true, endpointUrl: 'http://127.0.0.1:1' } },
      '--emulate',
      /its own endpoint/,
    ],
    [
      'a slow account that is not emulated',
      { flags: { ...base, propagationMs: 5 } },
      '--propagation-ms',
      /expected --emulate/,
    ],
    [
      'a hard account that is not emulated',
      { flags: { ...base, hostile: ['throttling'] } },
      '--hostile',
      /expected --emulate/,
    ],
    ['chance without an emulated account', { flags: { ...base, seed: 5 } }, '--seed', /expected --emulate/],
    ['a clock that is not emulated', { flags: { ...base, speed: 5 } }, '--speed', /expected --emulate/],
    [
      'an attempt longer than the run',
      { flags: { ...base, timeout: 1000, attemptTimeout: 2000 } },
      '--attempt-timeout',
      /expected less/,
    ],
    [
      'credentials for the service',
      { flags: { ...base, passEnv: ['A', 'AWS_PROFILE', 'aws_x', 'SERVERLESS_ACCESS_KEY'] } },
      '--pass-env',
      /^AWS_PROFILE, aws_x, SERVERLESS_ACCESS_KEY would change/,
    ],
    [
      'a proxy beside an emulated account',
      { flags: { ...base, emulate: true, proxy: 'http://127.0.0.1:3128' } },
      '--emulate',
      /^an emulated account brings its own way to it/,
    ],
    [
      'an authority beside an emulated account',
      { flags: { ...base, emulate: true, caFile: 'ca.pem' } },
      '--emulate',
      /expected neither --proxy nor --ca-file$/,
    ],
    [
      'a broken AWS_ENDPOINT_URL',
      { flags: base, env: { AWS_ENDPOINT_URL: 'nowhere' } },
      'AWS_ENDPOINT_URL',
      /"nowhere" is not/,
    ],
  ])('%s', (_, sources, path, message) => {
    expect(judge(sources)).toEqual({
      kind: 'invalid',
      problems: [{ path, message: expect.stringMatching(message) }],
    });
  });

  test('nothing twice: a setting that could not be read has its problem already', () => {
    expect(judge({ flags: {} }, ['account', 'region'])).toEqual({ kind: 'invalid', problems: [] });
  });

  test('a short run, but not for the default time of an attempt', () => {
    expect(judge({ flags: { ...base, timeout: 60_000 } })).toMatchObject({ kind: 'valid' });
  });
});
