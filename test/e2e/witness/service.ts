import { cp, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { isSeq, parseDocument } from 'yaml';

const pluginFile = 'witness.cjs';
const changeFile = 'witness.json';

/** Logical id of what cannot be made. */
export const brokenId = 'WitnessBroken';

export interface Change {
  readonly value: string;
  /** The stack is given something that cannot be made, after all else has changed. */
  readonly breaks: boolean;
}

/**
 * A copy of the service, to which changes can be made: a plugin of the copy reads which.
 * @throws Error for a service that is not configured in serverless.yml, or brings a framework of its own
 */
export async function copyService(project: string, copy: string): Promise<void> {
  const config = path.join(project, 'serverless.yml');
  if (!(await exists(config))) throw new Error(`${project} has no serverless.yml, expected one`);
  const document = parseDocument(await readFile(config, 'utf8'), { logLevel: 'silent' });
  if (document.get('frameworkVersion') === '3') {
    throw new Error(`${project} asks for Serverless Framework 3, expected a service for osls 4`);
  }
  await cp(project, copy, {
    recursive: true,
    filter: (from) => !/\/(?:\.harness|\.serverless|node_modules)$/.test(from),
  });
  const modules = path.join(project, 'node_modules');
  if (await exists(modules)) await symlink(modules, path.join(copy, 'node_modules'));
  if (isSeq(document.get('plugins'))) document.addIn(['plugins'], `./${pluginFile}`);
  else document.set('plugins', [`./${pluginFile}`]);
  await writeFile(path.join(copy, 'serverless.yml'), document.toString({ lineWidth: 0 }));
  await writeFile(path.join(copy, pluginFile), plugin);
  await writeFile(path.join(copy, changeFile), 'null');
}

/** Other code, another environment value and another stack tag; a change that breaks brings a further tag. */
export async function changeService(copy: string, change: Change): Promise<void> {
  await writeFile(path.join(copy, changeFile), JSON.stringify(change));
  const value = JSON.stringify(change.value);
  for (const entry of await readdir(copy, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.name === pluginFile) continue;
    const file = path.join(entry.parentPath, entry.name);
    if (/\.(?:[cm]?js|ts)$/.test(entry.name)) await append(file, `globalThis.witness = ${value};`);
    if (entry.name.endsWith('.py')) await append(file, `WITNESS = ${value}`);
  }
}

async function append(file: string, line: string): Promise<void> {
  await writeFile(file, `${await readFile(file, 'utf8')}\n${line}\n`);
}

async function exists(file: string): Promise<boolean> {
  return (await stat(file).catch(() => undefined)) !== undefined;
}

/**
 * The tag is there for the call that updates the stack only: in the packaged state it would let Serverless look after the stage of a
 * REST API, for which the service did not ask. The provider is looked up each time: once all variables are resolved it may be another
 * object. A wait condition that nobody signals fails without any call as the user; it comes last.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-waitcondition.html
 */
const plugin = String.raw`'use strict';
const change = require('./${changeFile}');

module.exports = class Witness {
  constructor({ service }) {
    this.hooks = {};
    if (!change) return;
    let tags;
    const more = { witness: change.value, ...(change.breaks && { 'witness-broken': 'yes' }) };
    this.hooks.initialize = () => {
      const { environment } = service.provider;
      service.provider.environment = { ...environment, WITNESS: change.value };
    };
    this.hooks['before:aws:deploy:deploy:updateStack'] = () => {
      tags = service.provider.stackTags;
      service.provider.stackTags = { ...tags, ...more };
    };
    this.hooks['after:aws:deploy:deploy:updateStack'] = () => {
      service.provider.stackTags = tags;
    };
    if (!change.breaks) return;
    this.hooks['before:aws:package:finalize:saveServiceState'] = () => {
      const { Resources } = service.provider.compiledCloudFormationTemplate;
      const DependsOn = Object.keys(Resources);
      Resources.WitnessHandle = { Type: 'AWS::CloudFormation::WaitConditionHandle' };
      const Properties = { Handle: { Ref: 'WitnessHandle' }, Timeout: '1', Count: 1 };
      Resources.${brokenId} = { Type: 'AWS::CloudFormation::WaitCondition', DependsOn, Properties };
    };
  }
};
`;
