import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readArtifactDirectory } from '../../../src/serverless/artifact-directory.ts';
import { rollbackMarker } from '../../../src/serverless/change/apply-change.ts';
import { readPackagedTemplate } from '../../../src/serverless/packaged-template.ts';
import { deploy } from '../../../src/serverless/phases/deploy.ts';
import { lifecycle } from '../../../src/serverless/phases/lifecycle.ts';
import { rollback } from '../../../src/serverless/phases/rollback.ts';
import { update } from '../../../src/serverless/phases/update.ts';
import { createWorkspace } from '../../../src/serverless/workspace.ts';
import { packageService } from '../../support/package-service.ts';
import { createScratchDir } from '../../support/scratch-dir.ts';
import { writeFiles } from '../../support/write-files.ts';

const life = { number: 1, purpose: 'discovery', stage: 'qa' } as const;

/** Osls compiles its schema once for all of them. */
let schemas = '';
beforeAll(async () => {
  const scratch = await createScratchDir();
  schemas = scratch.path;
  return () => scratch[Symbol.asyncDispose]();
});

const handler = 'exports.handler = async () => "ok";\n';
const provider = { name: 'aws', runtime: 'nodejs22.x', environment: { TABLE: { Ref: 'Queue' } } };
const config = {
  service: 'orders',
  provider,
  functions: { create: { handler: 'src/create.handler' } },
  resources: { Resources: { Queue: { Type: 'AWS::SQS::Queue' } } },
};
const yaml = [
  'service: orders',
  'provider:',
  '  name: aws',
  '  runtime: nodejs22.x',
  '  environment:',
  '    TABLE: !Ref Queue',
  'functions:',
  '  create:',
  '    handler: src/create.handler',
  'resources:',
  '  Resources:',
  '    Queue: { Type: AWS::SQS::Queue }',
  '',
].join('\n');
const other = 'module.exports = class { constructor() { this.hooks = {}; } };\n';

const forms: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ['YAML', { 'serverless.yml': yaml }],
  ['YAML with plugins', { 'serverless.yml': `${yaml}plugins:\n  - ./other.js\n`, 'other.js': other }],
  [
    'YAML with an object of plugins',
    { 'serverless.yml': `${yaml}plugins:\n  modules: [./other.js]\n`, 'other.js': other },
  ],
  ['JSON', { 'serverless.json': JSON.stringify(config) }],
  ['a program', { 'serverless.js': `module.exports = ${JSON.stringify(config)};` }],
  ['a promise', { 'serverless.js': `module.exports = Promise.resolve(${JSON.stringify(config)});` }],
  [
    'TypeScript',
    { 'serverless.ts': `const config: object = ${JSON.stringify(config)};\nmodule.exports = config;\n` },
  ],
  ['an ECMAScript module', { 'serverless.mjs': `export default ${JSON.stringify(config)};` }],
];

describe('a service written as', () => {
  it.each(forms)('%s changes, fails on purpose and is what it was again', async (_, files) => {
    await using scratch = await createScratchDir();
    await writeFiles(path.join(scratch.path, 'service'), { ...files, 'src/create.js': handler });
    await using workspace = await createWorkspace({
      serviceDir: path.join(scratch.path, 'service'),
      root: scratch.path,
    });
    const listed = (await readdir(workspace.dir)).toSorted();

    await rollback.prepare(workspace, { attempt: 7, life });
    const resources = await packageService(workspace, schemas);
    expect(resources['CreateLambdaFunction']?.Properties).toMatchObject({
      Environment: { Variables: { TABLE: { Ref: 'Queue' }, HARNESS_CHANGE: 'rollback-b' } },
    });
    expect(await readFile(path.join(workspace.dir, 'src/create.js'), 'utf8')).toBe(
      `${handler};Object.assign(globalThis, { harnessChange: "rollback-b" }); // harness-change\n`,
    );
    const real = Object.keys(resources).filter((id) => !id.startsWith(rollbackMarker));
    expect(real).toContain('Queue');
    expect(resources[rollbackMarker]).toEqual({
      Type: 'AWS::CloudFormation::WaitCondition',
      DependsOn: real,
      Properties: { Handle: { Ref: `${rollbackMarker}Handle` }, Timeout: '1', Count: 1 },
    });

    await deploy.prepare(workspace, { attempt: 8, life });
    expect(await readFile(path.join(workspace.dir, 'src/create.js'), 'utf8')).toBe(handler);
    for (const [name, text] of Object.entries(files)) {
      expect(await readFile(path.join(workspace.dir, name), 'utf8')).toBe(text);
    }
    const left = (await readdir(workspace.dir)).filter((entry) => entry !== '.serverless');
    expect(left.toSorted()).toEqual(listed);
  });
});

describe('update', () => {
  it('makes another change each time, in handlers of every language', async () => {
    await using scratch = await createScratchDir();
    await writeFiles(path.join(scratch.path, 'service'), {
      'serverless.yml': [
        'service: orders',
        'provider: { name: aws, runtime: nodejs22.x, stackTags: { team: a } }',
        'functions:',
        '  module: { handler: src/module.handler }',
        '  typed: { handler: src/typed.handler }',
        '  python: { handler: src/python.handler, runtime: python3.13 }',
        '  ruby: { handler: src/ruby.handler, runtime: ruby3.4 }',
        '  absent: { handler: dist/absent.handler }',
        '',
      ].join('\n'),
      'src/module.mjs': 'export const handler = async () => 1;',
      'src/typed.ts': 'export const handler = async (): Promise<number> => 1;\n',
      'src/python.py': 'def handler(event, context):\n    return 1',
      'src/ruby.rb': 'def handler(event:, context:)\n  1\nend\n',
    });
    await using workspace = await createWorkspace({
      serviceDir: path.join(scratch.path, 'service'),
      root: scratch.path,
    });
    const before = await packageService(workspace, schemas);
    await update.prepare(workspace, { attempt: 1, life });
    const between = await packageService(workspace, schemas);
    await update.prepare(workspace, { attempt: 2, life });
    const after = await packageService(workspace, schemas);
    const read = (name: string) => readFile(path.join(workspace.dir, 'src', name), 'utf8');
    expect(await read('module.mjs')).toBe(
      'export const handler = async () => 1;\n;Object.assign(globalThis, { harnessChange: "update-a" }); // harness-change\n',
    );
    expect(await read('typed.ts')).toMatch(/^export .*\n;Object\.assign.*"update-a".*\n$/);
    expect(await read('python.py')).toMatch(/return 1\nHARNESS_CHANGE = "update-a" {2}# harness-change\n$/);
    expect(await read('ruby.rb')).toMatch(/end\n\$harness_change = "update-a" # harness-change\n$/);
    const versions = (resources: typeof before) =>
      Object.keys(resources).filter((id) => id.startsWith('ModuleLambdaVersion'));
    expect(new Set([before, between, after].flatMap(versions)).size).toBe(3);
    expect(after).not.toHaveProperty(rollbackMarker);
    expect(await readArtifactDirectory(workspace)).toMatch(/^serverless\/orders\/qa\/\d+-/);
    expect((await readPackagedTemplate(workspace)).get('ModuleLambdaFunction')).toMatchObject({
      type: 'AWS::Lambda::Function',
      properties: { FunctionName: expect.stringContaining('orders-qa-') },
    });
  });
});

describe('lifecycle', () => {
  it('runs these commands in this order', () => {
    const target = { stage: 'qa', region: 'eu-west-1' };
    expect(lifecycle.map((phase) => `${phase.name}: ${phase.args(target).join(' ')} -> ${phase.expects}`))
      .toMatchInlineSnapshot(`
        [
          "deploy: deploy --stage qa --region eu-west-1 -> stack-up",
          "update: deploy --stage qa --region eu-west-1 -> stack-up",
          "info: info --stage qa --region eu-west-1 -> stack-unchanged",
          "rollback: deploy --stage qa --region eu-west-1 -> update-fails",
          "remove: remove --stage qa --region eu-west-1 -> stack-gone",
        ]
      `);
  });
});
