import type { Config } from './config.ts';
import type { Problem } from './config-error.ts';
import type { ConfigSources, NormalisedConfig } from './normalise-config.ts';

/** How the person is told to name an account. */
const namesAccount =
  'name the account that may be used as a sandbox: --account <id>, or account in harness.config.json';

type Rule = (config: NormalisedConfig, sources: ConfigSources) => Problem | undefined;

/** What no single setting can break. Each is skipped where a setting it speaks of could not be read. */
const rules: readonly { readonly about: readonly string[]; readonly judge: Rule }[] = [
  {
    about: ['account', 'sandboxAccounts', 'emulate'],
    judge: ({ accountId }, { file }) => {
      if (accountId !== undefined) return undefined;
      const several = new Set(file.sandboxAccounts).size > 1;
      return {
        path: '--account',
        message: several
          ? `sandboxAccounts names ${file.sandboxAccounts?.join(', ')}: say which one with --account`
          : `no account is named, ${namesAccount}; or take --emulate, which needs none`,
      };
    },
  },
  {
    about: ['account', 'sandboxAccounts'],
    judge: ({ accountId, emulate }, { file }) => {
      const listed = file.sandboxAccounts;
      if (listed === undefined || accountId === undefined || emulate !== undefined) return undefined;
      if (listed.includes(accountId)) return undefined;
      return {
        path: '--account',
        message: `"${accountId}" is not among sandboxAccounts: ${listed.join(', ')}`,
      };
    },
  },
  {
    about: ['region'],
    judge: ({ region }) =>
      region === undefined
        ? {
            path: '--region',
            message: 'no region is given, expected --region, region in the configuration or AWS_REGION',
          }
        : undefined,
  },
  {
    about: ['endpointUrl'],
    // Flags and file are checked as they are read, so that only the environment can break this.
    judge: ({ endpointUrl }) =>
      endpointUrl !== undefined && !URL.canParse(endpointUrl)
        ? { path: 'AWS_ENDPOINT_URL', message: `"${endpointUrl}" is not an http or https URL` }
        : undefined,
  },
  {
    about: ['emulate', 'endpointUrl'],
    judge: ({ emulate, endpointUrl }) =>
      emulate !== undefined && endpointUrl !== undefined
        ? {
            path: '--emulate',
            message: 'an emulated account is its own endpoint, expected no --endpoint-url beside it',
          }
        : undefined,
  },
  {
    about: ['emulate', 'proxy', 'caFile'],
    judge: ({ emulate, proxyUrl, caFile }) =>
      emulate !== undefined && (proxyUrl ?? caFile) !== undefined
        ? {
            path: '--emulate',
            message: 'an emulated account brings its own way to it, expected neither --proxy nor --ca-file',
          }
        : undefined,
  },
  ...(
    [
      ['propagationMs', '--propagation-ms', 'how slow it is'],
      ['hostile', '--hostile', 'to make things hard'],
      ['seed', '--seed', 'what chance does'],
      ['speed', '--speed', 'how fast its time passes'],
    ] as const
  ).map(([name, path, what]) => ({
    about: ['emulate', name],
    judge: ({ emulate }: NormalisedConfig, { flags }: ConfigSources): Problem | undefined =>
      emulate === undefined && flags[name] !== undefined
        ? { path, message: `only an emulated account can be told ${what}, expected --emulate` }
        : undefined,
  })),
  {
    about: ['policy'],
    judge: ({ goal, policyFile }) =>
      goal === 'prove' && policyFile === undefined
        ? { path: '--policy', message: 'no policy is named, expected the JSON file of the one to judge' }
        : undefined,
  },
  {
    about: ['timeout', 'attemptTimeout'],
    judge: ({ timeoutMs, attemptTimeoutMs }, { flags, file }) =>
      attemptTimeoutMs > timeoutMs && (flags.attemptTimeout ?? file.attemptTimeout) !== undefined
        ? {
            path: '--attempt-timeout',
            message: 'one attempt is given more time than the whole run, expected less',
          }
        : undefined,
  },
  {
    about: ['passEnv'],
    // The child must reach AWS as the deployer alone, so nothing that names an identity or an endpoint is passed on.
    judge: ({ passEnv }) => {
      // The key of Serverless's dashboard fetches credentials from there, which outrank all others.
      const refused = passEnv.filter((name) => /^(AWS_|SERVERLESS_ACCESS_KEY$)/i.test(name));
      return refused.length === 0
        ? undefined
        : {
            path: '--pass-env',
            message: `${refused.join(', ')} would change who the service is deployed as, expected no AWS_ variable and no SERVERLESS_ACCESS_KEY`,
          };
    },
  },
];

export type Judged =
  | { readonly kind: 'valid'; readonly config: Config }
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] };

/** `faulty`: names of settings that were given but could not be read; their problems are known already. */
export function judgeConfig(
  config: NormalisedConfig,
  sources: ConfigSources,
  faulty: ReadonlySet<string>,
): Judged {
  const problems = rules
    .filter(({ about }) => !about.some((name) => faulty.has(name)))
    .map(({ judge }) => judge(config, sources))
    .filter((problem) => problem !== undefined);
  const { accountId, region } = config;
  if (problems.length > 0 || accountId === undefined || region === undefined) {
    return { kind: 'invalid', problems };
  }
  return { kind: 'valid', config: { ...config, accountId, region } };
}
