import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { locateCli } from '../../../src/serverless/locate-cli.ts';
import { readService } from '../../../src/serverless/service/read-service.ts';
import { createScratchDir } from '../../support/scratch-dir.ts';
import { writeFiles } from '../../support/write-files.ts';

const repository = path.resolve(import.meta.dirname, '../../..');

/** What is read, with the names for one stage. */
async function read(files: Readonly<Record<string, string>>) {
  await using scratch = await createScratchDir();
  await writeFiles(scratch.path, files);
  const cli = await locateCli({ serviceDir: repository, path: '' });
  const facts = await readService({ serviceDir: scratch.path, cli });
  return {
    name: facts.name,
    ownStage: facts.ownStage,
    stack: facts.stackName('qa'),
    bucket: facts.deploymentBucketName('qa'),
    profiles: facts.profiles,
    hasDeploymentRole: facts.hasDeploymentRole,
    frameworkVersion: facts.frameworkVersion,
  };
}

const plain = {
  name: 'a',
  ownStage: 'dev',
  stack: 'a-qa',
  bucket: undefined,
  profiles: [],
  hasDeploymentRole: false,
};

describe('readService', () => {
  it.each([
    ['yml', { 'serverless.yml': 'service: a\nprovider:\n  name: aws\n' }],
    ['yaml', { 'serverless.yaml': 'service: a\nprovider: { name: aws }\n' }],
    ['json', { 'serverless.json': '{"service":"a","provider":{"name":"aws"}}' }],
    ['js', { 'serverless.js': 'module.exports = { service: "a", provider: { name: "aws" } };' }],
    ['a promise', { 'serverless.js': 'module.exports = Promise.resolve({ service: "a", provider: {} });' }],
    ['mjs', { 'serverless.mjs': 'console.log("hi"); export default { service: "a", provider: {} };' }],
    ['version 3', { 'serverless.yml': 'service:\n  name: a\nprovider: {}\n' }],
  ])('reads %s', async (_, files) => {
    expect(await read(files)).toMatchObject(plain);
  });

  it.each([
    ['named', 'iam: { deploymentRole: arn:aws:iam::111122223333:role/cfn }', true],
    ['under its old name', 'cfnRole: arn:aws:iam::111122223333:role/cfn', true],
    ['told by AWS alone', "iam: { deploymentRole: '${ssm:/deployment/role}' }", true],
    ['empty', 'iam: { deploymentRole: }', false],
    ["another one, the functions' own", 'iam: { role: arn:aws:iam::111122223333:role/run }', false],
  ])('a deployment role that is %s', async (_, role, hasDeploymentRole) => {
    const file = `service: a\nprovider:\n  name: aws\n  ${role}\n`;
    expect(await read({ 'serverless.yml': file })).toMatchObject({ hasDeploymentRole });
  });

  it('reads TypeScript where tsx is there', async () => {
    const facts = await read({
      'node_modules/tsx': `->${path.join(repository, 'node_modules/tsx')}`,
      'serverless.ts':
        'const config: { service: string } = { service: "a", provider: {} };\nmodule.exports = config;\n',
    });
    expect(facts).toMatchObject(plain);
  });

  it('reads TypeScript by the tsx of the Serverless Framework that was named', async () => {
    const facts = await read({
      'serverless.ts': 'export default { service: "a", provider: {} } as const;\n',
    });
    expect(facts).toMatchObject(plain);
  });

  it('resolves the names that stand behind variables', async () => {
    const facts = await read({
      'serverless.yml': [
        'service: ${file(./names.yml):service}',
        "frameworkVersion: '4'",
        'provider:',
        '  name: aws',
        "  stage: ${opt:stage, 'test'}",
        '  stackName: ${self:service}-stack-${sls:stage}',
        '  deploymentBucket:',
        '    name: artifacts-${self:provider.stage}',
        'resources:',
        '  Outputs:',
        '    Name: { Value: !Sub "${AWS::StackName}" }',
        '',
      ].join('\n'),
      'names.yml': 'service: orders\n',
    });
    expect(facts).toEqual({
      name: 'orders',
      ownStage: 'dev',
      stack: 'orders-stack-qa',
      bucket: 'artifacts-qa',
      hasDeploymentRole: false,
      profiles: [],
      frameworkVersion: '4',
    });
  });

  it('finds every profile the service may ask for', async () => {
    const { profiles } = await read({
      'serverless.yml': [
        'service: a',
        'provider:',
        '  name: aws',
        "  profile: ${opt:aws-profile, self:custom.profiles.${sls:stage}, 'last-resort'}",
        'custom:',
        '  profiles: { dev: company-dev, prod: company-prod }',
        '  domain: { awsProfile: dns }',
        '  more: ${file(./config.${sls:stage}.yml)}',
        '',
      ].join('\n'),
      'config.dev.yml': 's3Sync:\n  profile: uploads-dev\nnext: ${file(./third.json):x}\n',
      'config.prod.yml': 's3Sync:\n  profile: uploads-prod\n',
      'third.json': '{"profile":"third"}',
      '.env': 'AWS_PROFILE=dotenv\n',
      '.env.prod': 'export AWS_PROD_PROFILE="dotenv-prod"\n',
    });
    expect(profiles.toSorted()).toEqual([
      'company-dev',
      'company-prod',
      'dns',
      'dotenv',
      'dotenv-prod',
      'last-resort',
      'third',
      'uploads-dev',
      'uploads-prod',
    ]);
  });

  it('asks the service’s own CLI for a name that only a program can tell', async () => {
    const facts = await read({
      'serverless.yml':
        'service: ${file(./name.js):service}\nprovider:\n  name: aws\n  runtime: nodejs22.x\n',
      'name.js': "module.exports = { service: 'computed' };\n",
    });
    expect(facts).toMatchObject({ name: 'computed', stack: 'computed-qa' });
  });

  it.each([
    ['no configuration', { 'README.md': '' }, 'service-not-found', /holds no serverless\.yml/],
    [
      'a syntax error',
      { 'serverless.yml': 'service: a\nprovider:\n  name: aws\n bad: [1\n' },
      'service-unreadable',
      /serverless\.yml cannot be read: .* at line 4$/,
    ],
    [
      'half a JSON',
      { 'serverless.json': '{"service"' },
      'service-unreadable',
      /serverless\.json cannot be read/,
    ],
    ['a list', { 'serverless.yml': '- a\n' }, 'service-unreadable', /holds no object/],
    ['no name', { 'serverless.yml': 'provider: { name: aws }\n' }, 'service-unreadable', /names no service/],
    [
      'a program that throws',
      { 'serverless.js': 'throw new TypeError("no such thing");' },
      'service-unreadable',
      /TypeError: no such thing/,
    ],
    [
      'a variable that needs AWS',
      { 'serverless.yml': 'service: ${ssm:/name}\nprovider:\n  name: aws\n' },
      'service-unreadable',
      /ssm/,
    ],
  ])('says so for %s', async (_, files, code, message) => {
    await expect(read(files)).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
  });
});
