import { beforeAll, describe, expect, it } from 'vitest';
import { applyChange, removeChange } from '../../../src/serverless/change/apply-change.ts';
import { readOwnRole, useStandInRole } from '../../../src/serverless/change/stand-in-role.ts';
import { createWorkspace } from '../../../src/serverless/workspace.ts';
import { runPackage } from '../../support/package-service.ts';
import { createScratchDir } from '../../support/scratch-dir.ts';
import { writeFiles } from '../../support/write-files.ts';

const standIn = 'arn:aws:iam::111122223333:role/harness/harness-r1-role-1';
const inConfig = 'arn:aws:iam::111122223333:role/cfn-${sls:stage}';
const own = 'arn:aws:iam::111122223333:role/cfn-qa';

/** A plugin of the service that tells which role Serverless would use. */
const teller = `module.exports = class {
  constructor(serverless) {
    const tell = () => console.log('role=' + serverless.getProvider('aws').getCustomDeploymentRole());
    this.hooks = { 'after:package:initialize': tell };
  }
};
`;

/** Osls compiles its schema once for all of them. */
let schemas = '';
beforeAll(async () => {
  const scratch = await createScratchDir();
  schemas = scratch.path;
  return () => scratch[Symbol.asyncDispose]();
});

const provider = { name: 'aws', runtime: 'nodejs22.x' };
const config = (role: object) => ({
  service: 'shop',
  provider: { ...provider, ...role },
  plugins: ['./teller.js'],
});
const deploymentRole = config({ iam: { deploymentRole: inConfig } });

describe('the role that stands in for the one that the service names', () => {
  it.each([
    ['JSON', 'serverless.json', JSON.stringify(deploymentRole)],
    ['a program', 'serverless.js', `module.exports = ${JSON.stringify(deploymentRole)};`],
    ['its old place', 'serverless.json', JSON.stringify(config({ cfnRole: inConfig }))],
  ])('is used in %s, before, while and after the service is changed', async (_, file, text) => {
    await using scratch = await createScratchDir();
    await writeFiles(scratch.path, { 'service/teller.js': teller, [`service/${file}`]: text });
    await using workspace = await createWorkspace({
      serviceDir: `${scratch.path}/service`,
      root: scratch.path,
    });
    await useStandInRole(workspace, standIn);
    const used = async () => /^role=(.*)$/m.exec((await runPackage(workspace, schemas)).output)?.[1];
    expect(await used()).toBe(standIn);
    expect(await readOwnRole(workspace)).toBe(own);
    await applyChange(workspace, { value: 'update-a', fails: false });
    expect(await used()).toBe(standIn);
    await removeChange(workspace);
    expect(await used()).toBe(standIn);
    expect(await readOwnRole(workspace)).toBe(own);
  });

  it('is not used where the service names none after all', async () => {
    await using scratch = await createScratchDir();
    const text = JSON.stringify(config({}));
    await writeFiles(scratch.path, { 'service/teller.js': teller, 'service/serverless.json': text });
    await using workspace = await createWorkspace({
      serviceDir: `${scratch.path}/service`,
      root: scratch.path,
    });
    await useStandInRole(workspace, standIn);
    expect((await runPackage(workspace, schemas)).output).toContain('role=undefined');
    expect(await readOwnRole(workspace)).toBeUndefined();
  });
});
