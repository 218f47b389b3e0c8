import { describe, expect, it } from 'vitest';
import { readFingerprint } from '../../../src/harness/effects/read-fingerprint.ts';
import { findChanges } from '../../../src/proof/fingerprint.ts';
import { createScratchDir } from '../../support/scratch-dir.ts';
import { writeFiles } from '../../support/write-files.ts';

interface Packaged {
  readonly stage: string;
  /** Of the packaging. */
  readonly time: string;
  readonly plugins?: readonly string[];
  readonly provider?: Readonly<Record<string, unknown>>;
  readonly properties?: Readonly<Record<string, unknown>>;
}

/** The fingerprint of a service that Serverless has packaged so. */
async function fingerprintOf({ stage, time, plugins = [], provider = {}, properties = {} }: Packaged) {
  await using dir = await createScratchDir();
  const template = {
    Resources: {
      [`HelloLambdaVersion${time.repeat(4)}`]: {
        Type: 'AWS::Lambda::Version',
        Properties: { CodeSha256: time },
      },
      HelloLambdaFunction: {
        Type: 'AWS::Lambda::Function',
        Properties: {
          FunctionName: `shop-${stage}-hello`,
          Code: { S3Key: `serverless/shop/${stage}/${time}-2026-11-22T10:00:00.000Z/shop.zip` },
          ...properties,
        },
      },
    },
  };
  const state = { service: { service: 'shop', plugins, provider: { stage, ...provider } }, package: {} };
  await writeFiles(dir.path, {
    'package.json': '{}',
    'audit.cjs': 'module.exports = class {};',
    'node_modules/serverless-alerts/package.json':
      '{"name":"serverless-alerts","version":"1.7.5","exports":"./x.js"}',
    'node_modules/@acme/serverless-audit/package.json': '{"version":"0.1.0"}',
    '.serverless/serverless-state.json': JSON.stringify(state),
    '.serverless/cloudformation-template-update-stack.json': JSON.stringify(template),
  });
  const parameters = { accountId: '111122223333', region: 'us-east-1', stage };
  return await readFingerprint({ dir: dir.path }, { serverless: 'osls 4.3.1', parameters });
}

const first: Packaged = { stage: 'hfirststage0', time: '1763834400000', provider: { memorySize: 256 } };

async function changesFrom(next: Partial<Packaged>) {
  const [before, now] = [await fingerprintOf(first), await fingerprintOf({ ...first, ...next })];
  if (before === undefined || now === undefined) throw new Error('it was not packaged');
  return findChanges(before, now);
}

describe('the fingerprint of a service', () => {
  it('is the same in every packaging and every stage', async () => {
    expect(await changesFrom({ stage: 'hother12345', time: '1763999900000' })).toEqual([]);
  });

  it('holds no secret: other values of its environment are no change, another variable is', async () => {
    const withKey = (variables: object) => ({ properties: { Environment: { Variables: variables } } });
    const a = await fingerprintOf({ ...first, ...withKey({ API_KEY: 'one' }) });
    const b = await fingerprintOf({ ...first, ...withKey({ API_KEY: 'two' }) });
    expect(a).toEqual(b);
  });

  it.each<[string, Partial<Packaged>, readonly object[]]>([
    [
      'another property of a resource',
      { properties: { TracingConfig: { Mode: 'Active' } } },
      [{ kind: 'resource', how: 'changed', logicalId: 'HelloLambdaFunction', type: 'AWS::Lambda::Function' }],
    ],
    [
      'plugins, with their versions',
      { plugins: ['serverless-alerts', '@acme/serverless-audit', './audit.cjs', 'serverless-gone'] },
      [
        { kind: 'plugin', name: './audit.cjs', now: expect.stringMatching(/^[0-9a-f]{16}$/) },
        { kind: 'plugin', name: '@acme/serverless-audit', now: '0.1.0' },
        { kind: 'plugin', name: 'serverless-alerts', now: '1.7.5' },
        { kind: 'plugin', name: 'serverless-gone', now: 'unknown' },
      ],
    ],
    ['none by what the harness itself puts in', { plugins: ['./.harness/harness-change.cjs'] }, []],
    [
      'another value of a setting',
      { provider: { deploymentMethod: 'direct', memorySize: 128 } },
      [
        { kind: 'setting', how: 'added', name: 'provider.deploymentMethod' },
        { kind: 'setting', how: 'changed', name: 'provider.memorySize' },
      ],
    ],
    [
      'a setting of the provider',
      { provider: { memorySize: 256, deploymentMethod: 'direct' } },
      [{ kind: 'setting', how: 'added', name: 'provider.deploymentMethod' }],
    ],
  ])('tells %s', async (_, next, expected) => {
    expect(await changesFrom(next)).toEqual(expected);
  });

  it('is not known before the first packaging', async () => {
    await using dir = await createScratchDir();
    const parameters = { accountId: '111122223333', region: 'us-east-1', stage: 'dev' };
    expect(
      await readFingerprint({ dir: dir.path }, { serverless: 'osls 4.3.1', parameters }),
    ).toBeUndefined();
  });
});
