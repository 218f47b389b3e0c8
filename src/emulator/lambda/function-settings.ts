import { randomUUID } from 'node:crypto';

import type {
  CreateFunctionRequest,
  FunctionConfiguration,
  UpdateFunctionConfigurationRequest,
} from '@aws-sdk/client-lambda';

import { invalid } from './function-name.ts';

type Settings = Partial<CreateFunctionRequest> & Partial<UpdateFunctionConfigurationRequest>;

/** What the settings of a request become in a function's configuration; members that are not given stay away. */
export function toConfiguration(input: Settings): FunctionConfiguration {
  const limits = { MemorySize: input.MemorySize, Timeout: input.Timeout };
  checkLimits(limits);
  checkVariables(input.Environment?.Variables ?? {});
  return withoutUndefined({
    ...limits,
    Runtime: input.Runtime,
    Role: input.Role,
    Handler: input.Handler,
    Description: input.Description,
    VpcConfig: input.VpcConfig && { ...input.VpcConfig, VpcId: '' },
    DeadLetterConfig: input.DeadLetterConfig,
    Environment: input.Environment && { Variables: input.Environment.Variables ?? {} },
    KMSKeyArn: input.KMSKeyArn,
    TracingConfig: input.TracingConfig,
    Layers: input.Layers?.map((arn) => ({ Arn: arn, CodeSize: 0 })),
    FileSystemConfigs: input.FileSystemConfigs,
    ImageConfigResponse: input.ImageConfig && { ImageConfig: input.ImageConfig },
    EphemeralStorage: input.EphemeralStorage,
    SnapStart: input.SnapStart && { ...input.SnapStart, OptimizationStatus: 'Off' },
    LoggingConfig: input.LoggingConfig,
  });
}

/** Source: https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html */
export const defaults = {
  MemorySize: 128,
  Timeout: 3,
  Description: '',
  TracingConfig: { Mode: 'PassThrough' },
  EphemeralStorage: { Size: 512 },
  SnapStart: { ApplyOn: 'None', OptimizationStatus: 'Off' },
} as const satisfies FunctionConfiguration;

/** What every change of a function renews. */
export function renewed(): Pick<FunctionConfiguration, 'LastModified' | 'RevisionId'> {
  return { LastModified: new Date().toISOString().replace('Z', '+0000'), RevisionId: randomUUID() };
}

/** Source: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
function checkLimits(input: { MemorySize: number | undefined; Timeout: number | undefined }): void {
  const { MemorySize: memoryMb = 128, Timeout: timeoutSeconds = 3 } = input;
  if (memoryMb < 128 || memoryMb > 10_240) {
    throw invalid(
      `'MemorySize' value failed to satisfy constraint: Member must have value ${memoryMb < 128 ? 'greater than or equal to 128' : 'less than or equal to 10240'}`,
    );
  }
  if (timeoutSeconds < 1 || timeoutSeconds > 900) {
    throw invalid(
      `'Timeout' value failed to satisfy constraint: Member must have value ${timeoutSeconds < 1 ? 'greater than or equal to 1' : 'less than or equal to 900'}`,
    );
  }
}

/** Source: https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html ("Reserved environment variables", quota) */
const reservedVariables: ReadonlySet<string> = new Set([
  '_HANDLER',
  '_X_AMZN_TRACE_ID',
  'AWS_ACCESS_KEY',
  'AWS_ACCESS_KEY_ID',
  'AWS_DEFAULT_REGION',
  'AWS_EXECUTION_ENV',
  'AWS_LAMBDA_FUNCTION_MEMORY_SIZE',
  'AWS_LAMBDA_FUNCTION_NAME',
  'AWS_LAMBDA_FUNCTION_VERSION',
  'AWS_LAMBDA_INITIALIZATION_TYPE',
  'AWS_LAMBDA_LOG_GROUP_NAME',
  'AWS_LAMBDA_LOG_STREAM_NAME',
  'AWS_LAMBDA_RUNTIME_API',
  'AWS_REGION',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SECRET_KEY',
  'AWS_SESSION_TOKEN',
  'LAMBDA_RUNTIME_DIR',
  'LAMBDA_TASK_ROOT',
]);
const mostVariableBytes = 4096;

function checkVariables(variables: Readonly<Record<string, string>>): void {
  const reserved = Object.keys(variables).filter((name) => reservedVariables.has(name));
  if (reserved.length > 0) {
    throw invalid(
      `Lambda was unable to configure your environment variables because the environment variables you have provided contains reserved keys that are currently not supported for modification. Reserved keys used in this request: ${reserved.join(', ')}`,
    );
  }
  const size = Buffer.byteLength(JSON.stringify(variables));
  if (size > mostVariableBytes) {
    throw invalid(
      `Lambda was unable to configure your environment variables because the environment variables you have provided exceeded the 4KB limit. String measured: ${JSON.stringify(variables)}`,
    );
  }
}

function withoutUndefined<T extends object>(values: T): T {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T;
}
