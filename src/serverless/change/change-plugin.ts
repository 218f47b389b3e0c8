export const pluginFile = 'harness-change.cjs';
export const changeFile = 'harness-change.json';
/** Which sources the plugin edited, for the way back. */
export const editedFile = 'harness-change.edited.json';
/** Ends each line that the plugin appends to a source. */
export const lineMark = 'harness-change';

/**
 * A Serverless plugin (osls 4, serverless 3), written into the workspace copy. It works on the resolved
 * configuration inside the child, since only there every form of configuration is read the same way.
 *
 * - Handlers get a statement with a side effect, which no bundler drops.
 * - The stack tag is there only while the stack is updated: a `stackTags` in the packaged state would make
 *   Serverless adjust the stage of a REST API by itself, which the service does not ask for.
 * - The update that fails brings a tag of its own, so that its rollback takes it away: else it would depend on which
 *   attempts happened to fail in the middle whether that was ever tried.
 * - The wait condition calls no service as the caller and always times out.
 *   Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-cloudformation-waitcondition.html
 * @param failingId logical id of the resource whose creation must fail
 */
export const renderPlugin = (failingId: string): string => String.raw`'use strict';
// Made by harness in its own copy of the service.
const fs = require('node:fs');
const path = require('node:path');
const change = require('./${changeFile}');

const statement = (value) => ';Object.assign(globalThis, { harnessChange: ' + value + ' }); // ${lineMark}';
const statements = {
  '.py': (value) => 'HARNESS_CHANGE = ' + value + '  # ${lineMark}',
  '.rb': (value) => '$harness_change = ' + value + ' # ${lineMark}',
};
for (const extension of ['.mjs', '.js', '.cjs', '.mts', '.ts', '.cts', '.tsx', '.jsx']) {
  statements[extension] = statement;
}

function editHandler(serviceDir, handler) {
  const base = path.resolve(serviceDir, handler.slice(0, handler.lastIndexOf('.')));
  for (const [extension, write] of Object.entries(statements)) {
    const file = base + extension;
    if (!file.startsWith(serviceDir + path.sep) || !fs.existsSync(file)) continue;
    const lines = fs.readFileSync(file, 'utf8').split('\n');
    const kept = lines.filter((line) => !line.endsWith(' ${lineMark}')).join('\n');
    fs.writeFileSync(file, kept.replace(/\n*$/, '\n') + write(JSON.stringify(change.value)) + '\n');
    return file;
  }
  return undefined;
}

module.exports = class HarnessChange {
  constructor(serverless) {
    this.serverless = serverless;
    this.hooks = {};
    if (!['deploy', 'package'].includes(serverless.processedInput.commands[0])) return;
    this.changeFunctions();
    this.hooks = {
      'after:aws:package:finalize:mergeCustomProviderResources': () => this.addFailure(),
      'before:aws:deploy:deploy:updateStack': () => this.addTag(),
      'after:aws:deploy:deploy:updateStack': () => this.removeTag(),
    };
  }

  changeFunctions() {
    const { service, serviceDir } = this.serverless;
    const functions = [service.functions].flat().flatMap((group) => Object.values(group || {}));
    const edited = new Set();
    for (const definition of functions) {
      if (!definition || typeof definition.handler !== 'string') continue;
      const file = editHandler(serviceDir, definition.handler);
      if (file) edited.add(file);
    }
    fs.writeFileSync(path.join(__dirname, '${editedFile}'), JSON.stringify([...edited]));
    const environment = service.provider.environment;
    if (environment === undefined || environment === null) {
      service.provider.environment = { HARNESS_CHANGE: change.value };
    } else if (typeof environment === 'object') environment.HARNESS_CHANGE = change.value;
  }

  addFailure() {
    if (!change.fails) return;
    const template = this.serverless.service.provider.compiledCloudFormationTemplate;
    const real = Object.entries(template.Resources)
      .filter(([, resource]) => resource && typeof resource.Type === 'string')
      .map(([logicalId]) => logicalId);
    template.Resources.${failingId}Handle = { Type: 'AWS::CloudFormation::WaitConditionHandle' };
    template.Resources.${failingId} = {
      Type: 'AWS::CloudFormation::WaitCondition',
      DependsOn: real,
      Properties: { Handle: { Ref: '${failingId}Handle' }, Timeout: '1', Count: 1 },
    };
  }

  addTag() {
    const provider = this.serverless.service.provider;
    this.stackTags = provider.stackTags;
    provider.stackTags = {
      ...provider.stackTags,
      'harness-change': change.value,
      ...(change.fails && { 'harness-rollback': change.value }),
    };
  }

  removeTag() {
    const provider = this.serverless.service.provider;
    if (this.stackTags === undefined) delete provider.stackTags;
    else provider.stackTags = this.stackTags;
  }
};
`;
