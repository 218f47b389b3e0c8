import { describe, expect, test } from 'vitest';

import { resolveValue, type Scope } from '../../../../../src/emulator/cloudformation/template/resolve.ts';

const scope: Scope = {
  pseudo: {
    accountId: '111122223333',
    region: 'eu-west-1',
    stackName: 'app',
    stackId: 'arn:aws:cloudformation:eu-west-1:111122223333:stack/app/id',
    notificationArns: [],
  },
  parameters: new Map<string, string | readonly string[]>([
    ['Stage', 'dev'],
    ['Zones', ['a', 'b']],
  ]),
  mappings: { Sizes: { dev: { memory: 128 } } },
  isTrue: (condition) => condition === 'Yes',
  ref: (logicalId) => `ref-${logicalId}`,
  attribute: (logicalId, name) => `att-${logicalId}-${name}`,
  importValue: (name) => `import-${name}`,
};

describe('resolveValue', () => {
  test.each([
    ['a parameter', { Ref: 'Stage' }, 'dev'],
    ['a list parameter', { Ref: 'Zones' }, ['a', 'b']],
    ['a pseudo parameter', { Ref: 'AWS::Region' }, 'eu-west-1'],
    ['a resource', { Ref: 'Queue' }, 'ref-Queue'],
    ['an attribute by list', { 'Fn::GetAtt': ['Queue', 'Arn'] }, 'att-Queue-Arn'],
    ['an attribute by text', { 'Fn::GetAtt': 'Queue.Endpoint.Port' }, 'att-Queue-Endpoint.Port'],
    [
      'Sub with everything',
      { 'Fn::Sub': '${Stage}-${AWS::AccountId}-${Queue}-${Queue.Arn}-${!Literal}' },
      'dev-111122223333-ref-Queue-att-Queue-Arn-${Literal}',
    ],
    ['Sub with own variables', { 'Fn::Sub': ['${a}/${a}$&', { a: { Ref: 'Stage' } }] }, 'dev/dev$&'],
    ['Join', { 'Fn::Join': ['-', ['x', { Ref: 'Stage' }, 7]] }, 'x-dev-7'],
    ['Split and Select', { 'Fn::Select': [1, { 'Fn::Split': [',', 'a,b,c'] }] }, 'b'],
    ['If, taken', { 'Fn::If': ['Yes', 1, 2] }, 1],
    ['If, not taken', { 'Fn::If': ['No', 1, 2] }, 2],
    [
      'NoValue in a map and a list',
      { a: { Ref: 'AWS::NoValue' }, b: [{ 'Fn::If': ['No', 1, { Ref: 'AWS::NoValue' }] }, 2] },
      { b: [2] },
    ],
    ['FindInMap', { 'Fn::FindInMap': ['Sizes', { Ref: 'Stage' }, 'memory'] }, 128],
    ['Base64', { 'Fn::Base64': 'abc' }, 'YWJj'],
    ['ImportValue', { 'Fn::ImportValue': { 'Fn::Sub': '${Stage}-vpc' } }, 'import-dev-vpc'],
    ['GetAZs', { 'Fn::GetAZs': '' }, ['eu-west-1a', 'eu-west-1b', 'eu-west-1c']],
    [
      'GetAZs of another region',
      { 'Fn::GetAZs': 'us-west-2' },
      ['us-west-2a', 'us-west-2b', 'us-west-2c', 'us-west-2d'],
    ],
    ['Cidr', { 'Fn::Cidr': ['10.0.0.0/16', 2, 8] }, ['10.0.0.0/24', '10.0.1.0/24']],
    [
      'conditions',
      { 'Fn::And': [{ Condition: 'Yes' }, { 'Fn::Not': [{ 'Fn::Equals': ['a', 'b'] }] }] },
      true,
    ],
    [
      'a policy condition is no function',
      { Condition: { StringEquals: { 'a:b': { Ref: 'Stage' } } } },
      { Condition: { StringEquals: { 'a:b': 'dev' } } },
    ],
  ])('%s', (_title, value, expected) => {
    expect(resolveValue(value, scope)).toEqual(expected);
  });

  test.each([
    [{ 'Fn::FindInMap': ['Sizes', 'prod', 'memory'] }, 'Unable to get mapping for Sizes::prod::memory'],
    [{ 'Fn::Select': [3, ['a']] }, 'Fn::Select cannot select nonexistent value at index 3'],
    [{ 'Fn::Nonsense': 1 }, 'Unrecognized intrinsic function Fn::Nonsense'],
  ])('refuses %j', (value, message) => {
    expect(() => resolveValue(value, scope)).toThrow(message);
  });
});
