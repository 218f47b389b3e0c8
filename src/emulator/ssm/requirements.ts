import type { Call, Requirement } from '../operation.ts';
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

/** Reading a value under a key of one's own asks KMS too; the account's default key lets everyone through. */
export function toDecrypt(name: string | undefined, call: Call): readonly Requirement[] {
  const newest = parametersOf(call)
    .get((name ?? '').split(':')[0] ?? '')
    ?.versions.at(-1);
  if (newest?.type !== 'SecureString') return [];
  return onKey('kms:Decrypt', newest.keyId, name, call);
}

export function onKey(
  action: string,
  keyId: string | undefined,
  name: string | undefined,
  call: Call,
): readonly Requirement[] {
  if (keyId === undefined || keyId === 'alias/aws/ssm') return [];
  const resource = keyId.startsWith('arn:')
    ? keyId
    : `arn:aws:kms:${call.region}:${call.account.accountId}:${keyId.startsWith('alias/') ? '' : 'key/'}${keyId}`;
  return [
    {
      action,
      resource,
      context: {
        'kms:ViaService': `ssm.${call.region}.amazonaws.com`,
        'kms:EncryptionContext:PARAMETER_ARN': parameterArn(name, call),
      },
    },
  ];
}

/** Tags as a list, as this service writes them. */
export function requestTags(
  tags: readonly { readonly Key: string | undefined; readonly Value: string | undefined }[] = [],
): ReturnType<typeof requestTagContext> {
  return requestTagContext(Object.fromEntries(tags.map(({ Key, Value }) => [Key ?? '', Value ?? ''])));
}
