import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { collectRights } from '../../../src/policy/boundary/collect-rights.ts';
import { scopesOf } from '../../../src/policy/boundary/scopes-of.ts';
import { applyChange } from '../../../src/serverless/change/apply-change.ts';
import { boundRoles } from '../../../src/serverless/change/bound-roles.ts';
import { readPackagedTemplates } from '../../../src/serverless/packaged-templates.ts';
import { createWorkspace, type Workspace } from '../../../src/serverless/workspace.ts';
import { runPackage } from '../../support/package-service.ts';
import { createScratchDir } from '../../support/scratch-dir.ts';
import { writeFiles } from '../../support/write-files.ts';

const boundary = 'arn:aws:iam::111122223333:policy/harness/harness-r1-boundary-1';
const own = 'arn:aws:iam::111122223333:policy/own';

/** Moves roles into a template of their own, at the moment when plugins that split a stack do. */
const splitter = `const fs = require('node:fs');
module.exports = class {
  constructor(serverless) {
    this.hooks = {
      'after:aws:package:finalize:mergeCustomProviderResources': () => {
        const template = serverless.service.provider.compiledCloudFormationTemplate;
        const { Moved, ...Resources } = template.Resources;
        template.Resources = Resources;
        fs.mkdirSync(serverless.serviceDir + '/.serverless', { recursive: true });
        fs.writeFileSync(
          serverless.serviceDir + '/.serverless/cloudformation-template-Roles-nested-stack.json',
          JSON.stringify({ Resources: { Moved } }),
        );
      },
    };
  }
};
`;

const trust = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
};
const role = (action: string) => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: trust,
    PermissionsBoundary: own,
    Policies: [
      {
        PolicyName: 'p',
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: action, Resource: '*' }],
        },
      },
    ],
  },
});
const service = {
  service: 'shop',
  provider: { name: 'aws', runtime: 'nodejs22.x' },
  plugins: ['./splitter.js'],
  functions: { hello: { handler: 'index.handler' } },
  resources: { Resources: { Other: role('sqs:SendMessage'), Moved: role('sns:Publish') } },
};

let schemas = '';
beforeAll(async () => {
  const scratch = await createScratchDir();
  schemas = scratch.path;
  return () => scratch[Symbol.asyncDispose]();
});

async function readRoles(workspace: Workspace): Promise<Readonly<Record<string, unknown>>> {
  const templates = await readPackagedTemplates(workspace);
  const roles = templates.flatMap(({ resources }) =>
    [...resources].filter(([, { type }]) => type === 'AWS::IAM::Role'),
  );
  return Object.fromEntries(roles.map(([id, { properties }]) => [id, properties['PermissionsBoundary']]));
}

describe('the boundary of the roles of a service', () => {
  it.each([
    ['JSON', 'serverless.json', JSON.stringify(service)],
    ['a program', 'serverless.js', `module.exports = ${JSON.stringify(service)};`],
  ])(
    'is given to each of them in %s, in every template, before and after a change',
    async (_, file, text) => {
      await using scratch = await createScratchDir();
      await writeFiles(scratch.path, {
        'service/index.js': 'exports.handler = async () => {};',
        'service/splitter.js': splitter,
        [`service/${file}`]: text,
      });
      await using workspace = await createWorkspace({
        serviceDir: `${scratch.path}/service`,
        root: scratch.path,
      });
      await runPackage(workspace, schemas);
      expect(await readRoles(workspace)).toEqual({
        IamRoleLambdaExecution: undefined,
        Other: own,
        Moved: own,
      });
      await boundRoles(workspace, boundary);
      const all = { IamRoleLambdaExecution: boundary, Other: boundary, Moved: boundary };
      await runPackage(workspace, schemas);
      expect(await readRoles(workspace)).toEqual(all);
      await applyChange(workspace, { value: 'update-a', fails: true });
      await runPackage(workspace, schemas);
      expect(await readRoles(workspace)).toEqual(all);
      expect(await readFile(`${scratch.path}/service/${file}`, 'utf8')).toBe(text);

      const known = { stackName: 'shop-${Stage}', partition: 'aws', parameterise: (one: string) => one };
      const rights = collectRights(scopesOf(await readPackagedTemplates(workspace), known));
      expect(rights.unread).toEqual([]);
      expect(rights.open).toEqual([]);
      expect([...new Set(rights.statements.flatMap(({ Action = [] }) => Action))].toSorted()).toEqual([
        'logs:CreateLogGroup',
        'logs:CreateLogStream',
        'logs:PutLogEvents',
        'logs:TagResource',
        'sns:Publish',
        'sqs:SendMessage',
      ]);
    },
  );
});
