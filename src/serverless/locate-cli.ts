import { constants } from 'node:fs';
import { access, readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { execa } from 'execa';
import { z } from 'zod';
import { HarnessError } from '../errors.ts';

/** In the order of preference: a service that has osls installed was moved to it. */
const commandNames = ['osls', 'serverless', 'sls'] as const;

export interface Cli {
  /** Of the script or executable itself, links resolved. */
  readonly path: string;
  /** Of the package: `osls`, `serverless`. */
  readonly name: string;
  readonly version: string;
}

export interface LocateCliOptions {
  readonly serviceDir: string;
  /** `--sls` or the configuration: nothing else is looked at. */
  readonly slsPath?: string | undefined;
  /** The PATH variable. */
  readonly path: string;
}

/**
 * The service's own Serverless Framework: what was named, else what is installed with the service or above
 * it, else what is on the PATH.
 * @throws HarnessError `cli-not-found`
 */
export async function locateCli({ serviceDir, slsPath, path: searchPath }: LocateCliOptions): Promise<Cli> {
  if (slsPath !== undefined) {
    const named = path.resolve(slsPath);
    if (!(await isExecutable(named))) {
      throw new HarnessError(`${named} is no executable file; expected the Serverless Framework's command`, {
        code: 'cli-not-found',
        fault: 'user',
        hint: 'Give the path of an osls, serverless or sls command.',
      });
    }
    return identify(named);
  }
  const directories = [
    ...ancestors(path.resolve(serviceDir)).map((directory) => path.join(directory, 'node_modules', '.bin')),
    ...searchPath.split(path.delimiter).filter((directory) => path.isAbsolute(directory)),
  ];
  for (const directory of directories) {
    for (const name of commandNames) {
      const candidate = path.join(directory, name);
      if (await isExecutable(candidate)) return identify(candidate);
    }
  }
  throw new HarnessError(`no osls, serverless or sls command was found for ${serviceDir}`, {
    code: 'cli-not-found',
    fault: 'user',
    hint: 'Install it with the service (npm i -D osls) or name it with --sls PATH.',
  });
}

function ancestors(directory: string): string[] {
  const parent = path.dirname(directory);
  return parent === directory ? [directory] : [directory, ...ancestors(parent)];
}

async function isExecutable(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return (await stat(file)).isFile();
  } catch {
    return false;
  }
}

const packageSchema = z.object({ name: z.string(), version: z.string() });

async function identify(found: string): Promise<Cli> {
  const real = await realpath(found);
  for (const directory of ancestors(path.dirname(real)).slice(0, 3)) {
    const parsed = packageSchema.safeParse(await readJson(path.join(directory, 'package.json')));
    // pnpm's commands are shell scripts beside no package of their own.
    if (parsed.success && /^(osls|serverless)$/.test(parsed.data.name)) return { path: real, ...parsed.data };
  }
  return { path: real, name: path.basename(found), version: await askVersion(real) };
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    return undefined;
  }
}

async function askVersion(file: string): Promise<string> {
  const result = await execa(file, ['--version'], {
    reject: false,
    stdin: 'ignore',
    timeout: 30_000,
    extendEnv: false,
    env: { PATH: process.env['PATH'] ?? '' },
  });
  return /\d+\.\d+\.\d+[\w.+-]*/.exec(result.stdout)?.[0] ?? 'unknown';
}
