import { describe, expect, it } from 'vitest';
import {
  type AskedBy,
  type Change,
  cutVolatile,
  findChanges,
  type Fingerprint,
  isInDoubt,
} from '../../../src/proof/fingerprint.ts';

const before: Fingerprint = {
  serverless: 'osls 4.3.1',
  plugins: { 'serverless-old': '1.0.0' },
  lifecycle: ['deploy', 'remove'],
  settings: { 'custom.prune': 'aa', 'provider.name': 'bb' },
  resources: {
    Table: { type: 'AWS::DynamoDB::Table', shape: '01' },
    Queue: { type: 'AWS::SQS::Queue', shape: '02' },
  },
};

describe('changes of a service', () => {
  it.each<[string, Partial<Fingerprint>, readonly Change[]]>([
    ['none', {}, []],
    [
      'another version of Serverless',
      { serverless: 'osls 4.4.0' },
      [{ kind: 'tool', name: 'osls', before: '4.3.1', now: '4.4.0' }],
    ],
    [
      'another tool',
      { serverless: 'serverless 3.40.0' },
      [
        { kind: 'tool', name: 'osls', before: '4.3.1' },
        { kind: 'tool', name: 'serverless', now: '3.40.0' },
      ],
    ],
    [
      'one plugin in the place of another',
      { plugins: { 'serverless-new': '2.0.0' } },
      [
        { kind: 'plugin', name: 'serverless-new', now: '2.0.0' },
        { kind: 'plugin', name: 'serverless-old', before: '1.0.0' },
      ],
    ],
    ['another life', { lifecycle: ['deploy'] }, [{ kind: 'lifecycle' }]],
    [
      'settings',
      { settings: { 'custom.prune': 'cc', 'provider.tracing': 'dd' } },
      [
        { kind: 'setting', how: 'changed', name: 'custom.prune' },
        { kind: 'setting', how: 'removed', name: 'provider.name' },
        { kind: 'setting', how: 'added', name: 'provider.tracing' },
      ],
    ],
    [
      'nothing of a value by a digest of another length, which an earlier version has made',
      {
        settings: { 'custom.prune': 'c', 'provider.name': 'd' },
        resources: {
          Table: { type: 'AWS::DynamoDB::Table', shape: '1' },
          Queue: { type: 'AWS::SQS::QueuePolicy', shape: '2' },
        },
      },
      [{ kind: 'resource', how: 'changed', logicalId: 'Queue', type: 'AWS::SQS::QueuePolicy' }],
    ],
    [
      'resources',
      {
        resources: {
          Queue: { type: 'AWS::SQS::Queue', shape: '03' },
          Topic: { type: 'AWS::SNS::Topic', shape: '04' },
        },
      },
      [
        { kind: 'resource', how: 'changed', logicalId: 'Queue', type: 'AWS::SQS::Queue' },
        { kind: 'resource', how: 'removed', logicalId: 'Table', type: 'AWS::DynamoDB::Table' },
        { kind: 'resource', how: 'added', logicalId: 'Topic', type: 'AWS::SNS::Topic' },
      ],
    ],
  ])('%s', (_, changed, expected) => {
    expect(findChanges(before, { ...before, ...changed })).toEqual(expected);
  });
});

describe('a grant of an earlier run', () => {
  const gone: Change = {
    kind: 'resource',
    how: 'removed',
    logicalId: 'Table',
    type: 'AWS::DynamoDB::Table',
  };
  const plugin: Change = { kind: 'plugin', name: 'serverless-new', now: '2.0.0' };

  it.each<[string, readonly AskedBy[], readonly Change[], boolean]>([
    ['of a resource, where nothing changed', [{ logicalId: 'Table' }], [], false],
    ['of a resource that is gone', [{ logicalId: 'Table' }], [gone], true],
    ['of a resource that is new', [{ logicalId: 'Table' }], [{ ...gone, how: 'added' }], false],
    [
      'of one that is gone and one that is not',
      [{ logicalId: 'Table' }, { logicalId: 'Queue' }],
      [gone],
      false,
    ],
    ['of a resource, where a plugin came', [{ logicalId: 'Queue' }], [plugin], false],
    ['of the command, where a plugin came', [{}], [plugin], false],
    ['of the command, where a plugin changed', [{}], [{ ...plugin, before: '1.0.0' }], true],
    ['of the command, where a plugin went', [{}], [{ kind: 'plugin', name: 'a', before: '1.0.0' }], true],
    ['of the command, where a setting came', [{}], [{ kind: 'setting', how: 'added', name: 'a' }], false],
    ['of the command, where a setting changed', [{}], [{ kind: 'setting', how: 'changed', name: 'a' }], true],
    ['of the command, where Serverless changed', [{}], [{ kind: 'tool', name: 'osls', now: '5.0.0' }], true],
    ['of the command, where a resource went', [{}], [gone], false],
    [
      'of the command, where a plugin went that it had',
      [{ with: ['a', 'b'] }],
      [{ kind: 'plugin', name: 'a', before: '1.0.0' }],
      true,
    ],
    [
      'of the command, where a plugin went that came later',
      [{ with: ['b'] }],
      [{ kind: 'plugin', name: 'a', before: '1.0.0' }],
      false,
    ],
    [
      'of the command, where a setting went that came later',
      [{ with: ['b'] }],
      [{ kind: 'setting', how: 'removed', name: 'custom.a' }],
      false,
    ],
    ['of nobody that is known', [], [], true],
  ])('%s', (_, askedBy, changes, expected) => {
    expect(isInDoubt(askedBy, changes)).toBe(expected);
  });
});

it.each([
  ['HelloLambdaVersion8kBvPq1JXYZabcdef0123456789ABCDEFGHIJKLM', 'HelloLambdaVersion'],
  ['ApiGatewayDeployment1763834400000', 'ApiGatewayDeployment'],
  ['Orders2', 'Orders2'],
])('the logical id %s stays %s', (logicalId, expected) => {
  expect(cutVolatile(logicalId)).toBe(expected);
});
