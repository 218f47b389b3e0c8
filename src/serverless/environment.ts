import { chmod, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Cli } from './locate-cli.ts';
import { obeysEndpoint, type WayToAws } from './way-to-aws.ts';
import type { Workspace } from './workspace.ts';

/** What a command line program needs to find its way, and nothing that says who runs it. */
const inheritedNames = ['PATH', 'LANG', 'LC_ALL', 'LC_CTYPE', 'TZ', 'TERM', 'SHELL'] as const;

/**
 * Ways to the network. They are in the way where another one is named: most outrank what is set here.
 * Source of the names in lower case: lib/aws/request.js of serverless 3.40, which osls took over.
 */
const networkNames = [
  'proxy',
  'HTTP_PROXY',
  'http_proxy',
  'HTTPS_PROXY',
  'https_proxy',
  'NO_PROXY',
  'no_proxy',
  'cafile',
  'HTTPS_CAFILE',
  'https_cafile',
  'ca',
  'HTTPS_CA',
  'https_ca',
  'NODE_EXTRA_CA_CERTS',
  'SSL_CERT_FILE',
] as const;

/** Bursts of throttling pass within these; each one more costs an attempt of the whole command. */
const mostRetries = 8;

interface ChildCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

export interface EnvironmentOptions extends WayToAws {
  readonly workspace: Workspace;
  readonly cli: Cli;
  readonly credentials: ChildCredentials;
  readonly region: string;
  /** Every profile name the service might ask for: each resolves to the same credentials. */
  readonly profiles: readonly string[];
  /** It tells the error that ends it as an object, with the code that names service and operation. */
  readonly debug?: true | undefined;
  /** How often Serverless looks at a stack. */
  readonly monitoringMs: number;
  /** Names the user allows; those that could name an identity are never passed. */
  readonly passEnv: readonly string[];
  /** What to take from: `process.env`. */
  readonly parentEnv: Readonly<Record<string, string | undefined>>;
}

/**
 * The child's whole environment, made from nothing, so that no key but the deployer's can be found by any
 * means a tool knows: variables, profiles, files in the home directory, the metadata service.
 * Writes the AWS files into the workspace's home.
 */
export async function buildEnvironment(options: EnvironmentOptions): Promise<Record<string, string>> {
  const { workspace, credentials, region, parentEnv } = options;
  const files = await writeAwsFiles(options);
  const way = wayVariables(options);
  const inWay = new Set<string>(Object.keys(way).length > 0 ? networkNames : []);
  const names = [...inheritedNames, ...networkNames, ...options.passEnv.filter((name) => mayPass(name))];
  const taken = names
    .filter((name) => !inWay.has(name))
    .flatMap((name) => {
      const value = parentEnv[name];
      return value === undefined ? [] : [[name, value] as const];
    });
  const inherited = Object.fromEntries(taken);
  return {
    ...inherited,
    PATH: [
      path.join(workspace.dir, 'node_modules', '.bin'),
      path.dirname(process.execPath),
      inherited['PATH'] ?? '/usr/local/bin:/usr/bin:/bin',
    ].join(path.delimiter),
    HOME: workspace.home,
    USERPROFILE: workspace.home,
    XDG_CACHE_HOME: path.join(workspace.home, '.cache'),
    XDG_CONFIG_HOME: path.join(workspace.home, '.config'),
    TMPDIR: workspace.tmp,
    TMP: workspace.tmp,
    TEMP: workspace.tmp,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_SHARED_CREDENTIALS_FILE: files.credentials,
    AWS_CONFIG_FILE: files.config,
    AWS_SDK_LOAD_CONFIG: '1',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    AWS_SDK_JS_SUPPRESS_MAINTENANCE_MODE_MESSAGE: '1',
    ...way,
    CI: '1',
    NO_COLOR: '1',
    FORCE_COLOR: '0',
    SLS_AWS_MONITORING_FREQUENCY: String(options.monitoringMs),
    SLS_AWS_REQUEST_MAX_RETRIES: String(mostRetries),
    AWS_MAX_ATTEMPTS: String(mostRetries + 1),
    // Tells each step: where S3 refuses without a word, the step says which call it was.
    SLS_LOG_LEVEL: 'info',
    // One namespace of many: others print what AWS answers, parameters and keys among it.
    ...(options.debug === true ? { SLS_LOG_DEBUG: 'process' } : {}),
    SLS_DEPRECATION_NOTIFICATION_MODE: 'warn',
    SLS_DISABLE_AUTO_UPDATE: '1',
    SLS_INTERACTIVE_SETUP_ENABLE: '',
    SLS_NOTIFICATIONS_MODE: 'off',
    SLS_TELEMETRY_DISABLED: '1',
    SLS_TRACKING_DISABLED: '1',
    NPM_CONFIG_UPDATE_NOTIFIER: 'false',
  };
}

/**
 * An endpoint for all that obey it, plugins included; the proxy for who does not, and where there is no endpoint.
 * The authority is added to those that are known; `HTTPS_CAFILE` would take their place, and counts for nothing behind a proxy, since
 * the agent of both frameworks does not hand it on.
 * Source: https://github.com/TooTallNate/node-https-proxy-agent/blob/5.0.1/src/agent.ts
 */
function wayVariables({ cli, endpointUrl, proxyUrl, caFile }: EnvironmentOptions): Record<string, string> {
  const needsProxy = endpointUrl === undefined || !obeysEndpoint(cli);
  return {
    ...(endpointUrl === undefined ? {} : { AWS_ENDPOINT_URL: endpointUrl }),
    ...(proxyUrl === undefined || !needsProxy ? {} : { HTTPS_PROXY: proxyUrl, https_proxy: proxyUrl }),
    ...(caFile === undefined ? {} : { NODE_EXTRA_CA_CERTS: caFile }),
  };
}

/**
 * `AWS_PROFILE` or `AWS_DEV_ACCESS_KEY_ID` would outrank the deployer's key in Serverless, and so would the credentials that its
 * dashboard gives who has a key of it (lib/deploy-profile.js of @serverless/dashboard-plugin 7.2).
 */
function mayPass(name: string): boolean {
  return !/^(AWS_|SERVERLESS_ACCESS_KEY$|HOME$|TMPDIR$|NODE_OPTIONS$)/i.test(name);
}

async function writeAwsFiles({ workspace, credentials, region, profiles }: EnvironmentOptions) {
  const directory = path.join(workspace.home, '.aws');
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const names = [...new Set(['default', ...profiles])].filter((name) => /^[^[\]\r\n]+$/.test(name));
  const keys = [
    `aws_access_key_id = ${credentials.accessKeyId}`,
    `aws_secret_access_key = ${credentials.secretAccessKey}`,
  ];
  const files = { credentials: path.join(directory, 'credentials'), config: path.join(directory, 'config') };
  await writePrivate(
    files.credentials,
    names.map((name) => [`[${name}]`, ...keys, ''].join('\n')),
  );
  await writePrivate(
    files.config,
    // In the config file alone, every profile but the default one has the word before its name.
    // Source: https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html
    names.map((name) =>
      [name === 'default' ? '[default]' : `[profile ${name}]`, `region = ${region}`, ''].join('\n'),
    ),
  );
  return files;
}

async function writePrivate(file: string, sections: readonly string[]): Promise<void> {
  await writeFile(file, sections.join('\n'), { mode: 0o600 });
  // The mode above counts for a new file only.
  await chmod(file, 0o600);
}
