import { chmod, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Workspace } from './workspace.ts';

/** What a command line program needs to find its way, and nothing that says who runs it. */
const inheritedNames = ['PATH', 'LANG', 'LC_ALL', 'LC_CTYPE', 'TZ', 'TERM', 'SHELL'] as const;

/** Ways to the network. They are of no use, and in the way, where an endpoint of one's own is named. */
const networkNames = [
  'HTTP_PROXY',
  'http_proxy',
  'HTTPS_PROXY',
  'https_proxy',
  'NO_PROXY',
  'no_proxy',
  'HTTPS_CAFILE',
  'https_cafile',
  'NODE_EXTRA_CA_CERTS',
  'SSL_CERT_FILE',
] as const;

interface ChildCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

export interface EnvironmentOptions {
  readonly workspace: Workspace;
  readonly credentials: ChildCredentials;
  readonly region: string;
  /** Every profile name the service might ask for: each resolves to the same credentials. */
  readonly profiles: readonly string[];
  readonly endpointUrl?: string | undefined;
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
  const { workspace, credentials, region, endpointUrl, parentEnv } = options;
  const files = await writeAwsFiles(options);
  const taken = [
    ...inheritedNames,
    ...(endpointUrl === undefined ? networkNames : []),
    ...options.passEnv.filter((name) => mayPass(name)),
  ].flatMap((name) => {
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
    ...(endpointUrl === undefined ? {} : { AWS_ENDPOINT_URL: endpointUrl }),
    CI: '1',
    NO_COLOR: '1',
    FORCE_COLOR: '0',
    SLS_AWS_MONITORING_FREQUENCY: String(options.monitoringMs),
    SLS_DEPRECATION_NOTIFICATION_MODE: 'warn',
    SLS_INTERACTIVE_SETUP_ENABLE: '',
    SLS_NOTIFICATIONS_MODE: 'off',
    SLS_TELEMETRY_DISABLED: '1',
    SLS_TRACKING_DISABLED: '1',
    NPM_CONFIG_UPDATE_NOTIFIER: 'false',
  };
}

/** `AWS_PROFILE` or `AWS_DEV_ACCESS_KEY_ID` would outrank the deployer's key in Serverless. */
function mayPass(name: string): boolean {
  return !/^(AWS_|HOME$|TMPDIR$|NODE_OPTIONS$)/i.test(name);
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
