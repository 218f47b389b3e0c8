import { copyFile, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { isMap, isScalar, isSeq, parseDocument } from 'yaml';
import { HarnessError } from '../../errors.ts';

export interface AddPluginOptions {
  /** The configuration file to write. */
  readonly config: string;
  /** A copy of it as the user wrote it. */
  readonly original: string;
  readonly plugin: string;
  /** Under which name, without extension, a configuration that is a program is kept beside the one that takes its place. */
  readonly keepAs: string;
}

/** Writes the configuration again, with one more plugin, loaded last. */
export async function addPlugin({ config, original, plugin, keepAs }: AddPluginOptions): Promise<void> {
  const text = await readFile(original, 'utf8');
  switch (path.extname(config)) {
    case '.yml':
    case '.yaml':
      return writeFile(config, addToYaml(text, plugin));
    case '.json':
      return writeFile(config, JSON.stringify(addToObject(JSON.parse(text), plugin), null, 2));
    default:
      await copyFile(original, path.join(path.dirname(config), `${keepAs}${path.extname(config)}`));
      return writeFile(config, wrap(text, config, plugin, keepAs));
  }
}

/** The document is edited, not written anew: tags, anchors and the spelling of values stay. */
export function addToYaml(text: string, plugin: string): string {
  const document = parseDocument(text, { merge: true, logLevel: 'silent' });
  const plugins: unknown = document.get('plugins', true);
  if (plugins === undefined || isNothing(plugins)) document.set('plugins', [plugin]);
  else if (isSeq(plugins)) document.addIn(['plugins'], plugin);
  else if (isMap(plugins)) {
    const modules: unknown = plugins.get('modules', true);
    if (isSeq(modules)) document.addIn(['plugins', 'modules'], plugin);
    else if (modules === undefined || isNothing(modules)) document.setIn(['plugins', 'modules'], [plugin]);
    else throw unreadablePlugins();
  } else throw unreadablePlugins();
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

/** A key with nothing behind it. */
function isNothing(node: unknown): boolean {
  return isScalar(node) && node.value === null;
}

function addToObject(config: Record<string, unknown>, plugin: string): Record<string, unknown> {
  const plugins = config['plugins'] as string[] | { modules?: string[] } | undefined;
  if (plugins === undefined || plugins === null) return { ...config, plugins: [plugin] };
  if (Array.isArray(plugins)) return { ...config, plugins: [...plugins, plugin] };
  if (typeof plugins !== 'object') throw unreadablePlugins();
  return { ...config, plugins: { ...plugins, modules: [...(plugins.modules ?? []), plugin] } };
}

/** A configuration that is a program is asked, and what it answers is added to. */
function wrap(text: string, config: string, plugin: string, keepAs: string): string {
  const extension = path.extname(config);
  const commonJs = extension === '.cjs' || (extension === '.js' && !/^\s*(?:export\s|import\s)/m.test(text));
  const original = `./${keepAs}${extension === '.ts' ? '' : extension}`;
  return [
    ...(extension === '.ts' ? ['// @ts-nocheck'] : []),
    ...(commonJs
      ? [`const original = require('${original}');`]
      : [`import * as original from '${original}';`]),
    wrapper.replaceAll('PLUGIN', JSON.stringify(plugin)),
    commonJs ? 'module.exports = extended;' : 'export default extended;',
    '',
  ].join('\n');
}

const wrapper = `const add = (config) => {
  const plugins = config.plugins ?? [];
  return Array.isArray(plugins)
    ? { ...config, plugins: [...plugins, PLUGIN] }
    : { ...config, plugins: { ...plugins, modules: [...(plugins.modules ?? []), PLUGIN] } };
};
const outer = original.default ?? original;
const config = outer.default ?? outer;
const extended = typeof config.then === 'function' ? config.then(add) : add(config);`;

function unreadablePlugins(): HarnessError {
  return new HarnessError('the list of plugins stands behind a variable; expected a list', {
    code: 'service-unreadable',
    fault: 'user',
    hint: 'Write the list of plugins into the configuration file itself.',
  });
}
