import { describe, expect, test } from 'vitest';
import { hostileModes } from '../../../src/config/hostile-modes.ts';
import { parseFileSettings, parseFlagSettings } from '../../../src/config/parse-settings.ts';

describe('flags', () => {
  test('become settings of their own kind', () => {
    const { settings, problems } = parseFlagSettings({
      account: '123456789012',
      maxAttempts: '7',
      timeout: '90m',
      propagationMs: '0',
      passEnv: ['NPM_TOKEN'],
    });
    expect({ settings, problems }).toEqual({
      settings: {
        account: '123456789012',
        maxAttempts: 7,
        timeout: 5_400_000,
        propagationMs: 0,
        passEnv: ['NPM_TOKEN'],
      },
      problems: [],
    });
  });

  test.each([
    [{ account: '12' }, '--account', '"12" is not an AWS account id of 12 digits'],
    [{ account: '12345678901a' }, '--account', '"12345678901a" is not an AWS account id of 12 digits'],
    [{ region: 'europe' }, '--region', '"europe" is not an AWS region such as eu-central-1'],
    [
      { stagePrefix: 'Test' },
      '--stage-prefix',
      '"Test" is not 1 to 8 lower-case letters and digits that start with a letter',
    ],
    [
      { stagePrefix: '1a' },
      '--stage-prefix',
      '"1a" is not 1 to 8 lower-case letters and digits that start with a letter',
    ],
    [{ endpointUrl: 'localhost:4566' }, '--endpoint-url', '"localhost:4566" is not an http or https URL'],
    [{ endpointUrl: 'ftp://a' }, '--endpoint-url', '"ftp://a" is not an http or https URL'],
    [{ proxy: 'proxy:3128' }, '--proxy', '"proxy:3128" is not an http or https URL'],
    [{ caFile: ' ' }, '--ca-file', '" " is not a path'],
    [{ maxAttempts: '0' }, '--max-attempts', '0 is not a whole number from 1 to 10000'],
    [{ maxAttempts: '1.5' }, '--max-attempts', '"1.5" is not a whole number from 1 to 10000'],
    [{ maxAttempts: '1e3' }, '--max-attempts', '"1e3" is not a whole number from 1 to 10000'],
    [{ timeout: '90' }, '--timeout', '"90" is not a span of time with its unit, such as 90m, 30s or 2h'],
    [{ timeout: '0m' }, '--timeout', '"0m" is not a span of time with its unit, such as 90m, 30s or 2h'],
    [{ policyStage: 'my_stage' }, '--policy-stage', '"my_stage" is not a stage: letters, digits and hyphens'],
    [{ passEnv: ['A B'] }, '--pass-env.0', '"A B" is not the name of an environment variable'],
    [
      { hostile: 'loud,small-pages' },
      '--hostile',
      '"loud" is not among uneven-iam, cached-refusals, small-pages, throttling, vague-wording, encoded-messages, authorization-ids, random-order, late-events, late-trail, silent-clean-up, dying-key',
    ],
    [{ seed: '-1' }, '--seed', '"-1" is not a whole number from 0 to 4294967295'],
    [{ seed: '4294967296' }, '--seed', '4294967296 is not a whole number from 0 to 4294967295'],
    [{ speed: '0' }, '--speed', '"0" is not a number above 0, such as 60'],
    [{ speed: 'fast' }, '--speed', '"fast" is not a number above 0, such as 60'],
    [{ logLevel: 'loud' }, '--log-level', '"loud" is not one of trace, debug, info, warn, error, fatal'],
  ])('%j is refused', (flags, path, message) => {
    expect(parseFlagSettings(flags).problems).toEqual([{ path, message }]);
  });
});

test.each(['./my-service', 'team/orders', '/', 'a b', 'orders-${Region}'])(
  'a boundary may not be %j',
  (boundary) => {
    const message = `"${boundary}" is not the name of a managed policy, such as orders-boundary or /team/orders-\${Stage}`;
    expect(parseFlagSettings({ boundary }).problems).toEqual([{ path: '--boundary', message }]);
  },
);

test.each([true, false, 'orders-boundary', '/team/a.b/orders', '/orders-${Stage}', '${Stage}-b'])(
  'a boundary may be %j',
  (boundary) => {
    expect(parseFlagSettings({ boundary })).toMatchObject({ settings: { boundary }, problems: [] });
  },
);

describe('a hard account', () => {
  test.each([
    [true, hostileModes],
    ['all', hostileModes],
    ['small-pages', ['small-pages']],
    ['throttling, uneven-iam', ['uneven-iam', 'throttling']],
  ])('by flags: %j', (hostile, modes) => {
    const { settings, problems } = parseFlagSettings({ hostile, seed: '7', speed: '2.5' });
    expect({ settings, problems }).toEqual({
      settings: { hostile: modes, seed: 7, speed: 2.5 },
      problems: [],
    });
  });

  test.each([
    [true, hostileModes],
    [false, []],
    [
      ['throttling', 'uneven-iam'],
      ['uneven-iam', 'throttling'],
    ],
  ])('by file: %j', (hostile, modes) => {
    const { settings, problems } = parseFileSettings('f', { hostile, seed: 7, speed: 60 });
    expect({ settings, problems }).toEqual({
      settings: { hostile: modes, seed: 7, speed: 60 },
      problems: [],
    });
  });

  test.each([
    [{ hostile: 'throttling' }, 'f: hostile', /^"throttling" is not true, false or a list of names$/],
    [{ hostile: ['loud'] }, 'f: hostile', /^"loud" is not among uneven-iam/],
    [{ seed: 1.5 }, 'f: seed', /^1\.5 is not a whole number from 0 to 4294967295$/],
    [{ speed: 0 }, 'f: speed', /^0 is not a number above 0, such as 60$/],
  ])('%j of a file is refused', (file, path, message) => {
    const { problems } = parseFileSettings('f', file);
    expect(problems).toEqual([{ path, message: expect.stringMatching(message) }]);
  });
});

describe('prerequisites', () => {
  test('by flags are files', () => {
    const { settings, problems } = parseFlagSettings({ prerequisites: ['a.yml', 'b.yml'] });
    expect({ settings, problems }).toEqual({
      settings: {
        prerequisites: [
          { kind: 'file', file: 'a.yml' },
          { kind: 'file', file: 'b.yml' },
        ],
      },
      problems: [],
    });
  });

  test.each<[unknown, object]>([
    ['network.yml', { kind: 'file', file: 'network.yml' }],
    [{ template: 'a.yml' }, { kind: 'stack', template: 'a.yml', parameters: {} }],
    [
      { template: 'a.yml', stackName: '${Stage}-a', parameters: { Key: { env: 'K' }, Size: 'small' } },
      {
        kind: 'stack',
        template: 'a.yml',
        stackName: '${Stage}-a',
        parameters: { Key: { kind: 'env', name: 'K' }, Size: { kind: 'text', text: 'small' } },
      },
    ],
    [
      { secureString: '/orders/${Stage}/token', value: { file: 'token' }, keyId: 'alias/orders' },
      {
        kind: 'secure-string',
        name: '/orders/${Stage}/token',
        value: { kind: 'file', file: 'token' },
        keyId: 'alias/orders',
      },
    ],
    [
      { object: 'a/b.json', bucket: 'orders-${AccountId}', text: '' },
      { kind: 'object', bucket: 'orders-${AccountId}', key: 'a/b.json', content: { kind: 'text', text: '' } },
    ],
  ])('by file: %j', (entry, expected) => {
    const { settings, problems } = parseFileSettings('f', { prerequisites: [entry] });
    expect({ settings, problems }).toEqual({ settings: { prerequisites: [expected] }, problems: [] });
  });

  test.each<[unknown, string, string]>([
    ['a.yml', '', '"a.yml" is no list of prerequisites'],
    [
      [5],
      '.0',
      '5 is no prerequisite, expected the path of a template, or a table with template, secureString, object',
    ],
    [
      [{ stack: 'a.yml' }],
      '.0',
      '{"stack":"a.yml"} is no prerequisite, expected the path of a template, or a table with template, secureString, object',
    ],
    [
      [{ template: 'a', stackname: 'b' }],
      '.0.stackname',
      'there is no such setting, did you mean stackName?',
    ],
    [[{ template: 'a', stackName: '1b' }], '.0.stackName', '"1b" is not the name of a stack'],
    [
      [{ template: 'a', stackName: 'b-${sls:stage}' }],
      '.0.stackName',
      '"b-${sls:stage}" holds another variable than ${Stage}, ${AccountId} and ${Region}',
    ],
    [
      [{ template: 'a', parameters: { Size: 5 } }],
      '.0.parameters.Size',
      'expected a text, { env: NAME } or { file: PATH }',
    ],
    [
      [{ secureString: 'a b', value: 'x' }],
      '.0.secureString',
      '"a b" is not the name of a parameter such as /orders/${Stage}/token',
    ],
    [
      [{ secureString: '/a', value: { env: 'A', file: 'b' } }],
      '.0.value',
      'expected a text, { env: NAME } or { file: PATH }',
    ],
    [[{ object: 'k', bucket: 'B', text: '' }], '.0.bucket', '"B" is not the name of a bucket'],
    [
      [{ object: 'k', bucket: 'b' }],
      '.0',
      'an object is made of a file or of a text, expected one of the two',
    ],
    [
      [{ object: 'k', bucket: 'b', file: 'f', text: 't' }],
      '.0',
      'an object is made of a file or of a text, expected one of the two',
    ],
  ])('%j is refused', (prerequisites, path, message) => {
    const { problems } = parseFileSettings('f', { prerequisites });
    expect(problems).toEqual([{ path: `f: prerequisites${path}`, message }]);
  });
});

describe('a file', () => {
  test('tells all its problems at once, and the rest is kept', () => {
    const parsed = parseFileSettings('harness.config.json', {
      acount: '123456789012',
      colour: true,
      maxAttempts: '7',
      region: 'eu-central-1',
      sandboxAccounts: ['123456789012', 5],
    });
    expect(parsed.settings).toEqual({ region: 'eu-central-1' });
    expect([...parsed.faulty].toSorted()).toEqual(['acount', 'colour', 'maxAttempts', 'sandboxAccounts']);
    expect(parsed.problems.map(({ path, message }) => `${path}: ${message}`).join('\n'))
      .toMatchInlineSnapshot(`
        "harness.config.json: sandboxAccounts.1: 5 is not an AWS account id of 12 digits
        harness.config.json: maxAttempts: "7" is not a whole number from 1 to 10000
        harness.config.json: acount: there is no such setting, did you mean account?
        harness.config.json: colour: there is no such setting, expected one of account, region, stagePrefix, out, endpointUrl, proxy, caFile, emulate, profile, proof, harden, boundary, sls, timeout, attemptTimeout, trailTimeout, policyStage, passEnv, sandboxAccounts, propagationMs, hostile, seed, speed, maxAttempts, lives, jobs, prerequisites"
      `);
  });

  test.each([[[]], [null], ['text'], [undefined], [5]])('that holds %j is refused', (content) => {
    expect(parseFileSettings('harness.config.mjs', content).problems).toEqual([
      { path: 'harness.config.mjs', message: 'the file holds no settings, expected an object of them' },
    ]);
  });

  test.each(['json', 'quiet', 'logLevel', 'config'])('may not set %s, which is of one invocation', (name) => {
    expect(parseFileSettings('harness.config.json', { [name]: 'x' }).faulty).toEqual(new Set([name]));
  });
});
