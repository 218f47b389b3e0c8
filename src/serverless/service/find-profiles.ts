import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';

/** A configuration names a few files; more are a circle or a mistake. */
const mostFiles = 100;

/**
 * Every text that may name an AWS profile: in the configuration, in the files it refers to and in `.env` files.
 * One too many does no harm; one missed ends an attempt with a profile that is not found.
 */
export async function findProfiles(
  serviceDir: string,
  config: unknown,
  configFile: string,
): Promise<string[]> {
  const profiles = new Set<string>();
  collect(config, false, profiles);
  const seen = new Set<string>();
  const waiting = [configFile, ...(await environmentFiles(serviceDir))];
  for (let file = waiting.pop(); file !== undefined && seen.size < mostFiles; file = waiting.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    const text = await readFile(file, 'utf8').catch(() => '');
    if (path.basename(file).startsWith('.env')) collectEnvironment(text, profiles);
    else if (/\.(?:ya?ml|json)$/.test(file)) collect(parseSafely(text), false, profiles);
    waiting.push(...(await referredFiles(serviceDir, text)));
  }
  return [...profiles].toSorted();
}

/** Everything below a key that speaks of profiles. */
function collect(value: unknown, named: boolean, into: Set<string>): void {
  if (typeof value === 'string') {
    if (named) for (const name of readNames(value)) into.add(name);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      collect(inner, named || /profile/i.test(key), into);
    }
  }
}

/** A plain value, or the literal fallbacks of a variable. */
function readNames(text: string): string[] {
  if (!text.includes('${')) return [text];
  return [...text.matchAll(/'([^']+)'|"([^"]+)"/g)].flatMap(([, single, double]) => single ?? double ?? []);
}

function collectEnvironment(text: string, into: Set<string>): void {
  for (const [, name] of text.matchAll(/^\s*(?:export\s+)?AWS_\w*PROFILE\s*=\s*["']?([^"'\r\n#]+)/gm)) {
    if (name !== undefined) into.add(name.trim());
  }
}

async function environmentFiles(serviceDir: string): Promise<string[]> {
  const names = await readdir(serviceDir).catch(() => []);
  return names.filter((name) => /^\.env(?:\.|$)/.test(name)).map((name) => path.join(serviceDir, name));
}

/** `${file(./config.${sls:stage}.yml)}` may be any of them. */
async function referredFiles(serviceDir: string, text: string): Promise<string[]> {
  const files: string[] = [];
  for (const [, written = ''] of text.matchAll(/\$\{\s*file\(((?:\$\{[^}]*\}|[^)])*)\)/g)) {
    const file = path.resolve(serviceDir, written.trim());
    if (!file.includes('${')) files.push(file);
    else if (!path.dirname(file).includes('${')) {
      const literal = path.basename(file).split(/\$\{[^}]*\}/);
      const pattern = new RegExp(`^${literal.map((part) => escapeForRegExp(part)).join('.*')}$`);
      const names = await readdir(path.dirname(file)).catch(() => []);
      files.push(
        ...names.filter((name) => pattern.test(name)).map((name) => path.join(path.dirname(file), name)),
      );
    }
  }
  return files;
}

function parseSafely(text: string): unknown {
  try {
    return parse(text, { logLevel: 'silent', merge: true }) as unknown;
  } catch {
    return undefined;
  }
}

function escapeForRegExp(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
}
