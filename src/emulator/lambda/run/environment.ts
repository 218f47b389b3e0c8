import type { Credentials } from '@aws-sdk/client-sts';
import type { FunctionConfiguration } from '@aws-sdk/client-lambda';
import { dirname, join } from 'node:path';

import type { Account } from '../../account.ts';
import type { LogTarget } from './write-logs.ts';
import type { Workspace } from './workspace.ts';

interface Circumstances {
  readonly account: Account;
  readonly region: string;
  readonly configuration: FunctionConfiguration;
  readonly credentials: Credentials;
  readonly workspace: Workspace;
  readonly log: LogTarget;
}

/**
 * The whole environment of a function's process: nothing of the emulator's own gets in.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
 */
export function buildEnvironment(circumstances: Circumstances): Record<string, string> {
  const { account, region, configuration, credentials, workspace, log } = circumstances;
  const { taskRoot, layersRoot, scratch } = workspace;
  const runtime = configuration.Runtime ?? '';
  return {
    // These a function may set for itself.
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
    HOME: scratch,
    PATH: [join(layersRoot, 'bin'), dirname(process.execPath), '/usr/local/bin', '/usr/bin', '/bin'].join(
      ':',
    ),
    NODE_PATH: [
      join(layersRoot, 'nodejs', runtime.replace(/^nodejs(\d+).*/, 'node$1'), 'node_modules'),
      join(layersRoot, 'nodejs', 'node_modules'),
      taskRoot,
    ].join(':'),
    ...configuration.Environment?.Variables,
    // These are reserved, or lead the code to this account.
    TMPDIR: scratch,
    _HANDLER: configuration.Handler ?? '',
    LAMBDA_TASK_ROOT: taskRoot,
    LAMBDA_RUNTIME_DIR: '/var/runtime',
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_EXECUTION_ENV: `AWS_Lambda_${runtime}`,
    AWS_LAMBDA_FUNCTION_NAME: configuration.FunctionName ?? '',
    AWS_LAMBDA_FUNCTION_VERSION: configuration.Version ?? '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(configuration.MemorySize ?? 128),
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: log.logGroupName,
    AWS_LAMBDA_LOG_STREAM_NAME: log.logStreamName,
    AWS_ACCESS_KEY_ID: credentials.AccessKeyId ?? '',
    AWS_SECRET_ACCESS_KEY: credentials.SecretAccessKey ?? '',
    AWS_SESSION_TOKEN: credentials.SessionToken ?? '',
    AWS_ENDPOINT_URL: account.endpoint,
    // Which Node runs here is the emulator's business; the function's is told in AWS_EXECUTION_ENV.
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    ...(account.tls && {
      NODE_EXTRA_CA_CERTS: account.tls.caFile,
      EMULATOR_TLS_ADDRESS: `${account.tls.host} ${account.tls.port}`,
    }),
  };
}
