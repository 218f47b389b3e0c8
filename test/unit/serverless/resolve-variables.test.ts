import { describe, expect, it } from 'vitest';
import { resolveVariables } from '../../../src/serverless/service/resolve-variables.ts';

const config = {
  service: 'orders',
  provider: { stage: "${opt:stage, 'dev'}", region: 'eu-west-1' },
  params: { default: { tier: 'small' }, prod: { tier: 'large' } },
  custom: {
    names: { dev: 'orders-dev', qa: '${self:service}-qa' },
    pointer: '${self:custom.names}',
    circle: '${self:custom.circle}',
    list: ['a', 'b'],
  },
};
const files: Readonly<Record<string, unknown>> = { './names.yml': { qa: { stack: 'from-${sls:stage}' } } };
const context = {
  config,
  stage: 'qa',
  env: { TEAM: 'finance' },
  readFile: (file: string) => files[file],
};

describe('resolveVariables', () => {
  it.each([
    ['plain', 'plain'],
    ['${opt:stage}', 'qa'],
    ['${sls:stage}', 'qa'],
    ["${opt:stage, 'dev'}", 'qa'],
    ["${opt:region, 'us-east-1'}", 'us-east-1'],
    ['${opt:region, self:provider.region}', 'eu-west-1'],
    ['${self:service}-${opt:stage, self:provider.stage}', 'orders-qa'],
    ['${self:provider.stage}', 'qa'],
    ['${self:custom.names.${opt:stage}}', 'orders-qa'],
    ['${self:custom.pointer.dev}', 'orders-dev'],
    ['${self:custom.list.1}', 'b'],
    ['${env:TEAM}', 'finance'],
    ["${env:NOBODY, 'none'}", 'none'],
    ['${env:NOBODY, ""}', ''],
    ['${param:tier}', 'small'],
    ['${file(./names.yml):${sls:stage}.stack}', 'from-qa'],
    ["${file(./missing.yml):x, 'else'}", 'else'],
    ["${self:custom.missing, ''}x", 'x'],
    ['${self:custom.none, 5}', 5],
    ['${self:custom.none, false}', false],
    ['${self:custom.none}', undefined],
    ["'${sls:stage}'", "'qa'"],
  ])('%s', (text, value) => {
    expect(resolveVariables(text, context)).toEqual({ kind: 'resolved', value });
  });

  it.each([
    ['${ssm:/orders/name}', 'ssm:/orders/name'],
    ["${cf:base.Name, 'x'}", 'cf:base.Name'],
    ['x-${aws:accountId}', 'aws:accountId'],
    ['${file(./names.js):stack}', 'file(./names.js):stack'],
    ['${sls:instanceId}', 'sls:instanceId'],
    ['x-${self:custom.names}', '${self:custom.names}'],
  ])('%s is for Serverless alone to tell', (text, variable) => {
    expect(resolveVariables(text, context)).toEqual({ kind: 'unresolvable', variable });
  });

  it('ends where variables lead in a circle', () => {
    expect(resolveVariables('${self:custom.circle}', context)).toMatchObject({ kind: 'unresolvable' });
  });

  it('leaves what is not text', () => {
    const value = { Ref: 'Bucket' };
    expect(resolveVariables(value, context)).toEqual({ kind: 'resolved', value });
  });
});
