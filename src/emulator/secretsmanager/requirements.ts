import type { Tag } from '@aws-sdk/client-secrets-manager';
import { onKey } from '../kms/requirements.ts';
import { AwsError, type Call, type Requirement } from '../operation.ts';
import { findSecret } from './store.ts';

type Context = NonNullable<Requirement['context']>;

/**
 * A permission on a secret, under its policy. What does not exist is asked about, and printed, as it is named:
 * https://github.com/mongodb/awscdk-resources-mongodbatlas/issues/207
 */
export function onSecret(
  operation: string,
  named: string | undefined,
  call: Call,
  context: Context = {},
): Requirement {
  const secret = findSecret(call, named);
  return {
    action: `secretsmanager:${operation}`,
    resource: secret?.arn ?? named ?? '*',
    resourcePolicy: secret?.policy,
    resourceTags: secret?.tags,
    context: { 'secretsmanager:SecretId': secret?.arn ?? named ?? '', ...context },
  };
}

/**
 * What Secrets Manager asks of the secret's key for its caller.
 * Source: https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html#security-encryption-authz;
 * the words: https://github.com/external-secrets/external-secrets/issues/390
 */
export function onSecretKey(
  actions: readonly string[],
  keyId: string | undefined,
  arn: string,
  call: Call,
): readonly Requirement[] {
  return actions.map((action) => ({
    ...onKey(action, keyId ?? 'alias/aws/secretsmanager', call, {
      viaService: `secretsmanager.${call.region}.amazonaws.com`,
      encryptionContext: { SecretARN: arn },
    }),
    refuse: () => new AwsError('AccessDeniedException', 'Access to KMS is not allowed'),
  }));
}

export const toSeal: readonly string[] = ['kms:GenerateDataKey', 'kms:Decrypt'];

export function tagRecord(tags: readonly Tag[] | undefined): Record<string, string> {
  return Object.fromEntries((tags ?? []).map(({ Key, Value }) => [Key ?? '', Value ?? '']));
}
