import { randomUUID } from 'node:crypto';
import { onKey as onKmsKey } from '../kms/requirements.ts';
import { AwsError, type Call, type Requirement } from '../operation.ts';
import { requestTagContext } from '../tag-context.ts';
import { parameterArn, parametersOf } from './store.ts';

export function onParameter(
  action: string,
  name: string | undefined,
  call: Call,
  context: NonNullable<Requirement['context']> = {},
): Requirement {
  return { action, resource: parameterArn(name, call), context };
}

/** Reading a value asks KMS too; the account's default key lets everyone of the account through, in SSM's hands. */
export function toDecrypt(name: string | undefined, call: Call): readonly Requirement[] {
  const newest = parametersOf(call)
    .get((name ?? '').split(':')[0] ?? '')
    ?.versions.at(-1);
  if (newest?.type !== 'SecureString') return [];
  return onKey('kms:Decrypt', newest.keyId, name, call);
}

/**
 * Parameter Store uses the key with its caller's permissions; KMS's refusal comes in the frame of the SDK that it calls KMS with.
 * Source: https://docs.aws.amazon.com/kms/latest/developerguide/services-parameter-store.html;
 * the frame: https://github.com/Droplr/aws-env/issues/29
 */
export function onKey(
  action: string,
  keyId: string | undefined,
  name: string | undefined,
  call: Call,
): readonly Requirement[] {
  const requirement = onKmsKey(action, keyId ?? 'alias/aws/ssm', call, {
    viaService: `ssm.${call.region}.amazonaws.com`,
    encryptionContext: { PARAMETER_ARN: parameterArn(name, call) },
  });
  return [
    {
      ...requirement,
      refuse: (sentence) =>
        new AwsError(
          'AccessDeniedException',
          `${sentence.includes('resource-based policy') ? unknownKey : sentence} (Service: AWSKMS; Status Code: 400; Error Code: AccessDeniedException; Request ID: ${randomUUID()})`,
        ),
    },
  ];
}

const unknownKey =
  'The ciphertext refers to a customer master key that does not exist, does not exist in this region, or you are not allowed to access.';

/** Tags as a list, as this service writes them. */
export function requestTags(
  tags: readonly { readonly Key: string | undefined; readonly Value: string | undefined }[] = [],
): ReturnType<typeof requestTagContext> {
  return requestTagContext(Object.fromEntries(tags.map(({ Key, Value }) => [Key ?? '', Value ?? ''])));
}
