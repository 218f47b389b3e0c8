import type { PutParameterCommandInput, PutParameterResult } from '@aws-sdk/client-ssm';

import { AwsError, defineOperation } from '../operation.ts';
import type { Requirement } from '../operation.ts';
import { assertUsableKey } from './encryption-key.ts';
import { onKey, onParameter, requestTags } from './requirements.ts';
import { parameterArn, parametersOf } from './store.ts';
import type { ParameterVersion } from './store.ts';

type Input = PutParameterCommandInput;

export const putParameter = defineOperation({
  name: 'PutParameter',
  requires: (input: Input, call): readonly Requirement[] => {
    const tags = requestTags(input.Tags ?? []);
    return [
      onParameter('ssm:PutParameter', input.Name, call, {
        ...tags,
        'ssm:Overwrite': String(input.Overwrite ?? false),
      }),
      ...(input.Tags?.length ? [onParameter('ssm:AddTagsToResource', input.Name, call, tags)] : []),
      ...(input.Type === 'SecureString' ? onKey('kms:Encrypt', input.KeyId, input.Name, call) : []),
    ];
  },
  handle: (input: Input, call): PutParameterResult => {
    const name = checkName(input.Name);
    checkTagsAndOverwrite(input);
    const parameters = parametersOf(call);
    const existing = parameters.get(name);
    if (existing && !input.Overwrite) {
      throw new AwsError(
        'ParameterAlreadyExists',
        'The parameter already exists. To overwrite this value, set the overwrite option in the request to true.',
      );
    }
    const previous = existing?.versions.at(-1);
    const type = input.Type ?? previous?.type;
    if (type === undefined) throw validation('A parameter type is required when you create a parameter.');
    checkValue(input);
    const keyId = type === 'SecureString' ? (input.KeyId ?? previous?.keyId ?? 'alias/aws/ssm') : undefined;
    assertUsableKey(keyId, call);
    const version: ParameterVersion = {
      value: input.Value ?? '',
      type,
      version: (previous?.version ?? 0) + 1,
      modifiedAt: new Date(),
      modifiedBy: call.caller.principal.arn,
      description: input.Description ?? previous?.description,
      allowedPattern: input.AllowedPattern ?? previous?.allowedPattern,
      keyId,
      tier: input.Tier === 'Advanced' ? 'Advanced' : 'Standard',
      dataType: input.DataType ?? 'text',
    };
    parameters.set(name, {
      name,
      arn: parameterArn(name, call),
      versions: existing ? [...existing.versions, version] : [version],
      tags: existing?.tags ?? Object.fromEntries((input.Tags ?? []).map(({ Key, Value }) => [Key, Value])),
    });
    return { Version: version.version, Tier: version.tier };
  },
});

function checkTagsAndOverwrite(input: Input): void {
  if (input.Overwrite && input.Tags?.length) {
    throw validation(
      "Invalid request: tags and overwrite can't be used together. To create a parameter with tags, please remove overwrite flag. To update tags for an existing parameter, please use AddTagsToResource or RemoveTagsFromResource.",
    );
  }
}

function checkValue(input: Input): void {
  if (!input.Value) {
    throw validation(
      "1 validation error detected: Value '' at 'value' failed to satisfy constraint: Member must have length greater than or equal to 1.",
    );
  }
  if (input.AllowedPattern !== undefined && !new RegExp(input.AllowedPattern).test(input.Value)) {
    throw new AwsError(
      'ParameterPatternMismatchException',
      `Parameter value, cannot be validated against allowedPattern: ${input.AllowedPattern}`,
    );
  }
}

/** Source: https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-su-create.html */
function checkName(name: string | undefined): string {
  if (name === undefined || !/^[a-zA-Z0-9_.\-/]+$/.test(name)) {
    throw validation(
      'Parameter name: can\'t be prefixed with "ssm" (case-insensitive). If formed as a path, it can consist of sub-paths divided by slash symbol; each sub-path can be formed as a mix of letters, numbers and the following 3 symbols .-_',
    );
  }
  if (/^\/?(aws|ssm)/i.test(name)) {
    throw validation('Parameter name: can\'t be prefixed with "aws" or "ssm" (case-insensitive).');
  }
  if (name.includes('/') && !name.startsWith('/')) {
    throw validation('Parameter name must be a fully qualified name.');
  }
  return name;
}

function validation(message: string): AwsError {
  return new AwsError('ValidationException', message);
}
