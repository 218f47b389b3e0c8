import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, extname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse as parseYaml } from 'yaml';
import { HarnessError } from '../errors.ts';

const names = ['json', 'yml', 'yaml', 'js', 'mjs'].map((extension) => `harness.config.${extension}`);

export interface ConfigFile {
  /** As shown to people. */
  readonly name: string;
  /** Absolute. */
  readonly path: string;
  readonly content: unknown;
}

/**
 * The file that was named (relative to `cwd`), else the only `harness.config.*` of the service; undefined where there is none.
 * @throws usage when the file is missing, cannot be read, or is one of several
 */
export async function readConfigFile(place: {
  readonly named: string | undefined;
  readonly cwd: string;
  readonly serviceDir: string;
}): Promise<ConfigFile | undefined> {
  const path = place.named === undefined ? find(place.serviceDir) : resolve(place.cwd, place.named);
  if (path === undefined) return undefined;
  if (!existsSync(path)) throw unreadable(`--config: "${place.named}" does not exist, expected a file`);
  return { name: basename(path), path, content: await load(path) };
}

function find(serviceDir: string): string | undefined {
  const found = names.filter((name) => existsSync(join(serviceDir, name)));
  if (found.length > 1) {
    throw unreadable(`${found.join(' and ')} stand side by side, expected one of them or --config`);
  }
  const [name] = found;
  return name === undefined ? undefined : join(serviceDir, name);
}

async function load(path: string): Promise<unknown> {
  const name = basename(path);
  try {
    switch (extname(path)) {
      case '.json':
        return JSON.parse(await readFile(path, 'utf8')) as unknown;
      case '.yml':
      case '.yaml':
        return parseYaml(await readFile(path, 'utf8')) as unknown;
      case '.js':
      case '.mjs': {
        const module = (await import(pathToFileURL(path).href)) as { default?: unknown };
        return module.default;
      }
    }
  } catch (cause) {
    const why = cause instanceof Error ? cause.message.split('\n')[0] : String(cause);
    throw unreadable(`${name}: the file cannot be read: ${why}`, cause);
  }
  throw unreadable(`${name}: the file has no known form, expected .json, .yml, .yaml, .js or .mjs`);
}

function unreadable(message: string, cause?: unknown): HarnessError {
  return new HarnessError(message, { code: 'usage', fault: 'user', cause });
}
