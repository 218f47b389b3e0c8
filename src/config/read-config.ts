import { randomInt } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { readFile, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { HarnessError } from '../errors.ts';
import type { Goal } from '../life.ts';
import type { Config } from './config.ts';
import { ConfigError, type Problem } from './config-error.ts';
import { normaliseConfig, type ConfigSources } from './normalise-config.ts';
import { parseFileSettings, parseFlagSettings } from './parse-settings.ts';
import { readConfigFile } from './read-config-file.ts';
import { judgeConfig } from './rules.ts';

export interface Invocation {
  /** Absent: to run. */
  readonly goal?: Goal;
  /** Of the service, relative to `cwd`. */
  readonly dir: string;
  /** Options as commander gives them: camelCase, not yet looked at. */
  readonly flags: Readonly<Record<string, unknown>>;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * Flags, the service's `harness.config.*`, the environment and defaults as one valid Config.
 * @throws service-not-found when there is no such directory
 * @throws usage with every problem at once; account-not-named where that is the only one
 */
export async function readConfig({ goal = 'run', dir, flags, cwd, env }: Invocation): Promise<Config> {
  const serviceDir = resolve(cwd, dir);
  await assertDirectory(dir, serviceDir);
  const fromFlags = parseFlagSettings(flags);
  const file = await readConfigFile({ named: fromFlags.settings.config, cwd, serviceDir });
  const fromFile =
    file === undefined
      ? { settings: {}, problems: [], faulty: new Set<string>() }
      : parseFileSettings(file.name, file.content);
  const sources: ConfigSources = {
    goal,
    flags: fromFlags.settings,
    file: fromFile.settings,
    serviceDir,
    cwd,
    fileDir: file === undefined ? serviceDir : dirname(file.path),
    env,
    cores: availableParallelism(),
    emulatedAccountId: String(randomInt(100_000_000_000, 1_000_000_000_000 - 1)),
  };
  const judged = judgeConfig(
    normaliseConfig(sources),
    sources,
    new Set([...fromFlags.faulty, ...fromFile.faulty]),
  );
  const parsing = [...fromFlags.problems, ...fromFile.problems];
  if (judged.kind === 'valid') parsing.push(...(await findUnreadable(judged.config)));
  if (judged.kind === 'valid' && parsing.length === 0) return judged.config;
  const ruled = judged.kind === 'invalid' ? judged.problems : [];
  const accountAlone = parsing.length === 0 && ruled.length === 1 && ruled[0]?.path === '--account';
  throw new ConfigError(
    [...parsing, ...ruled],
    accountAlone
      ? {
          code: 'account-not-named',
          hint: 'A run makes and deletes users, policies and stacks in that account: take one that is made for it.',
        }
      : undefined,
  );
}

/** Found out before anything is done: what trusts an authority reads its file in the middle of a run. */
async function findUnreadable({ caFile }: Config): Promise<Problem[]> {
  if (caFile === undefined) return [];
  const text = await readFile(caFile, 'utf8').catch(() => undefined);
  if (text?.includes('-----BEGIN CERTIFICATE-----') === true) return [];
  const what = text === undefined ? 'cannot be read' : 'holds no certificate';
  return [{ path: '--ca-file', message: `"${caFile}" ${what}, expected a PEM file of certificates` }];
}

async function assertDirectory(dir: string, path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory() === true) return;
  throw new HarnessError(
    found === undefined
      ? `"${dir}" does not exist, expected the directory of a service`
      : `"${dir}" is a file, expected the directory of a service`,
    {
      code: 'service-not-found',
      fault: 'user',
      hint: 'Give the directory that holds serverless.yml.',
    },
  );
}
