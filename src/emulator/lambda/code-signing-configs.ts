import { randomBytes } from 'node:crypto';
import type {
  CodeSigningConfig,
  CreateCodeSigningConfigRequest,
  CreateCodeSigningConfigResponse,
  DeleteCodeSigningConfigRequest,
  GetCodeSigningConfigRequest,
  GetCodeSigningConfigResponse,
  ListCodeSigningConfigsRequest,
  ListCodeSigningConfigsResponse,
  ListFunctionsByCodeSigningConfigRequest,
  ListFunctionsByCodeSigningConfigResponse,
  UpdateCodeSigningConfigRequest,
  UpdateCodeSigningConfigResponse,
} from '@aws-sdk/client-lambda';
import { AwsError, defineOperation } from '../operation.ts';
import { requestTagContext } from '../tag-context.ts';
import { codeSigning, configArn, functionsSignedBy, getConfig } from './code-signing-store.ts';
import { conflict } from './function-name.ts';
import { pageOf } from './paging.ts';
import { toTag } from './requirements.ts';

const on = (operation: string, arn: string | undefined) => [
  { action: `lambda:${operation}`, resource: arn ?? '*' },
];
const now = (): string => new Date().toISOString().replace('Z', '+0000');

/** Source: https://docs.aws.amazon.com/lambda/latest/api/API_CreateCodeSigningConfig.html */
export const createCodeSigningConfig = defineOperation<
  CreateCodeSigningConfigRequest,
  CreateCodeSigningConfigResponse
>({
  name: 'CreateCodeSigningConfig',
  requires: (input, call) => [
    { action: 'lambda:CreateCodeSigningConfig', resource: '*', context: requestTagContext(input.Tags) },
    ...toTag(configArn('*', call), input.Tags),
  ],
  handle: (input, call) => {
    const id = `csc-${randomBytes(9).toString('hex').slice(0, 17)}`;
    const config: CodeSigningConfig = {
      CodeSigningConfigId: id,
      CodeSigningConfigArn: configArn(id, call),
      Description: input.Description ?? '',
      AllowedPublishers: input.AllowedPublishers,
      CodeSigningPolicies: {
        UntrustedArtifactOnDeployment: input.CodeSigningPolicies?.UntrustedArtifactOnDeployment ?? 'Warn',
      },
      LastModified: now(),
    };
    codeSigning(call).configs.set(id, { config, tags: { ...input.Tags } });
    return { CodeSigningConfig: config };
  },
});

export const getCodeSigningConfig = defineOperation<
  GetCodeSigningConfigRequest,
  GetCodeSigningConfigResponse
>({
  name: 'GetCodeSigningConfig',
  requires: (input) => on('GetCodeSigningConfig', input.CodeSigningConfigArn),
  handle: (input, call) => ({ CodeSigningConfig: getConfig(call, input.CodeSigningConfigArn).config }),
});

export const updateCodeSigningConfig = defineOperation<
  UpdateCodeSigningConfigRequest,
  UpdateCodeSigningConfigResponse
>({
  name: 'UpdateCodeSigningConfig',
  requires: (input) => on('UpdateCodeSigningConfig', input.CodeSigningConfigArn),
  handle: (input, call) => {
    const current = getConfig(call, input.CodeSigningConfigArn);
    const { AllowedPublishers, CodeSigningPolicies, Description } = input;
    const given = Object.entries({ AllowedPublishers, CodeSigningPolicies, Description });
    const config = {
      ...current.config,
      ...Object.fromEntries(given.filter(([, value]) => value !== undefined)),
      LastModified: now(),
    };
    codeSigning(call).configs.set(config.CodeSigningConfigId ?? '', { ...current, config });
    return { CodeSigningConfig: config };
  },
});

/** The words of a conflict are assumed. */
export const deleteCodeSigningConfig = defineOperation<DeleteCodeSigningConfigRequest, object>({
  name: 'DeleteCodeSigningConfig',
  requires: (input) => on('DeleteCodeSigningConfig', input.CodeSigningConfigArn),
  handle: (input, call) => {
    const { config } = getConfig(call, input.CodeSigningConfigArn);
    if (functionsSignedBy(call, config.CodeSigningConfigArn).length > 0) {
      throw conflict('The code signing configuration is used by functions and cannot be deleted.');
    }
    codeSigning(call).configs.delete(config.CodeSigningConfigId ?? '');
    return {};
  },
});

export const listCodeSigningConfigs = defineOperation<
  ListCodeSigningConfigsRequest,
  ListCodeSigningConfigsResponse
>({
  name: 'ListCodeSigningConfigs',
  requires: () => on('ListCodeSigningConfigs', undefined),
  handle: (input, call) => {
    const { items, next } = pageOf([...codeSigning(call).configs.values()], input);
    return { CodeSigningConfigs: items.map(({ config }) => config), ...next };
  },
});

export const listFunctionsByCodeSigningConfig = defineOperation<
  ListFunctionsByCodeSigningConfigRequest,
  ListFunctionsByCodeSigningConfigResponse
>({
  name: 'ListFunctionsByCodeSigningConfig',
  requires: (input) => on('ListFunctionsByCodeSigningConfig', input.CodeSigningConfigArn),
  handle: (input, call) => {
    const { config } = getConfig(call, input.CodeSigningConfigArn);
    const { items, next } = pageOf(functionsSignedBy(call, config.CodeSigningConfigArn), input);
    return { FunctionArns: [...items], ...next };
  },
});

/**
 * What a function is made with. No code is ever signed here, so that one that enforces it refuses all; the words are assumed.
 * @throws AwsError CodeSigningConfigNotFoundException, CodeVerificationFailedException
 */
export function assertSigned(arn: string | undefined, call: Parameters<typeof getConfig>[0]): void {
  if (arn === undefined) return;
  const { config } = getConfig(call, arn, 'CodeSigningConfigNotFoundException');
  if (config.CodeSigningPolicies?.UntrustedArtifactOnDeployment !== 'Enforce') return;
  throw new AwsError(
    'CodeVerificationFailedException',
    'Lambda cannot deploy the function. The function or layer might be signed using a signature that the client is not configured to accept. Check the provided signature.',
  );
}
