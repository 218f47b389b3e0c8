import { resolve } from 'node:path';
import type { Goal } from '../life.ts';
import type { Config } from './config.ts';
import { resolvePrerequisite } from './prerequisites.ts';
import type { FileSettings, FlagSettings } from './settings.ts';

/** Everything that a configuration is made of. */
export interface ConfigSources {
  readonly goal: Goal;
  readonly flags: FlagSettings;
  readonly file: FileSettings;
  /** Absolute. */
  readonly serviceDir: string;
  /** Paths of the command line are relative to it. */
  readonly cwd: string;
  /** Paths in the configuration file are relative to its directory. */
  readonly fileDir: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Of this machine: so many commands of a service run at their full speed at the same time. */
  readonly cores: number;
  /** 12 digits, for an emulated account that was given no id. */
  readonly emulatedAccountId: string;
}

/** A configuration whose account and region may still be missing: the rules tell. */
export type NormalisedConfig = Omit<Config, 'accountId' | 'region'> & {
  readonly accountId: string | undefined;
  readonly region: string | undefined;
};

/** Unasked no more than these: each is one more stack in the account, under the same quotas. */
const mostJobs = 4;

/** Flags over the file over the environment over defaults; all paths absolute. */
export function normaliseConfig(sources: ConfigSources): NormalisedConfig {
  const { goal, flags, file, env } = sources;
  const artifactDir = pickPath(sources, flags.out, file.out) ?? resolve(sources.serviceDir, '.harness');
  // Naming another endpoint on the command line answers an `emulate: true` of the file.
  const emulated = flags.emulate ?? (flags.endpointUrl === undefined && file.emulate === true);
  const endpointUrl =
    flags.endpointUrl ?? (emulated ? undefined : (file.endpointUrl ?? nonEmpty(env['AWS_ENDPOINT_URL'])));
  // What leads to AWS itself, or to an endpoint of the file, does not lead to an account on this machine.
  const leads = emulated ? {} : { proxy: file.proxy, caFile: file.caFile };
  const slsPath = pickPath(sources, flags.sls, file.sls);
  return {
    goal,
    serviceDir: sources.serviceDir,
    // What judges an artifact leaves it as it is.
    outDir: goal === 'run' ? artifactDir : resolve(artifactDir, goal),
    artifactDir,
    fresh: flags.fresh ?? false,
    ...given('policyFile', pickPath(sources, flags.policy, undefined)),
    accountId: pickAccountId(sources, emulated),
    region:
      flags.region ??
      file.region ??
      (emulated ? 'us-east-1' : (nonEmpty(env['AWS_REGION']) ?? nonEmpty(env['AWS_DEFAULT_REGION']))),
    stagePrefix: flags.stagePrefix ?? file.stagePrefix ?? 'h',
    ...(endpointUrl !== undefined && { endpointUrl }),
    ...given('proxyUrl', flags.proxy ?? leads.proxy),
    ...given('caFile', pickPath(sources, flags.caFile, leads.caFile)),
    ...(emulated && { emulate: emulateWith(sources) }),
    ...given('profile', flags.profile ?? file.profile),
    ...given('slsPath', slsPath),
    proof: flags.proof ?? file.proof ?? 'doubtful',
    sufficientLives: flags.lives ?? file.lives ?? 2,
    jobs: flags.jobs ?? file.jobs ?? Math.min(sources.cores, mostJobs),
    harden: flags.harden ?? file.harden ?? false,
    ...given('boundary', pickBoundary(sources)),
    maxAttempts: flags.maxAttempts ?? file.maxAttempts ?? 250,
    timeoutMs: flags.timeout ?? file.timeout ?? 2 * 3_600_000,
    attemptTimeoutMs: flags.attemptTimeout ?? file.attemptTimeout ?? 20 * 60_000,
    trailTimeoutMs: flags.trailTimeout ?? file.trailTimeout ?? 20 * 60_000,
    prerequisites: pickPrerequisites(sources),
    ...given('policyStage', flags.policyStage ?? file.policyStage),
    passEnv: [...new Set([...(file.passEnv ?? []), ...(flags.passEnv ?? [])])],
    json: flags.json ?? false,
    quiet: flags.quiet ?? false,
    ...given('logLevel', flags.logLevel),
  };
}

/** What judges a policy judges it with the boundary of the artifact that it is of. */
function pickBoundary({ goal, flags, file }: ConfigSources): Config['boundary'] {
  const asked = flags.boundary ?? file.boundary ?? false;
  if (asked === false || goal !== 'run') return undefined;
  return asked === true ? {} : { name: asked };
}

function emulateWith({ flags, file }: ConfigSources): NonNullable<Config['emulate']> {
  return {
    propagationMs: flags.propagationMs ?? file.propagationMs ?? 0,
    ...given('hostile', flags.hostile ?? file.hostile),
    ...given('seed', flags.seed ?? file.seed),
    ...given('speed', flags.speed ?? file.speed),
  };
}

function pickAccountId(
  { flags, file, emulatedAccountId }: ConfigSources,
  emulated: boolean,
): string | undefined {
  if (flags.account !== undefined) return flags.account;
  if (emulated) return emulatedAccountId;
  if (file.account !== undefined) return file.account;
  const [only, ...others] = new Set(file.sandboxAccounts);
  return others.length === 0 ? only : undefined;
}

/** Those of the command line in the place of those of the file: a list is one setting. */
function pickPrerequisites({ flags, file, cwd, fileDir }: ConfigSources): Config['prerequisites'] {
  return flags.prerequisites === undefined
    ? (file.prerequisites ?? []).map((one) => resolvePrerequisite(one, fileDir))
    : flags.prerequisites.map((one) => resolvePrerequisite(one, cwd));
}

function pickPath(
  sources: ConfigSources,
  flag: string | undefined,
  inFile: string | undefined,
): string | undefined {
  if (flag !== undefined) return resolve(sources.cwd, flag);
  return inFile === undefined ? undefined : resolve(sources.fileDir, inFile);
}

function nonEmpty(value: string | undefined): string | undefined {
  return value === '' ? undefined : value;
}

/** A field that is left out where it has no value. */
function given<Name extends string, Value>(name: Name, value: Value | undefined): { [name in Name]?: Value } {
  return value === undefined ? {} : ({ [name]: value } as { [name in Name]: Value });
}
