import type { EncryptionConfiguration } from '@aws-sdk/client-sfn';
import { onKey } from '../kms/requirements.ts';
import type { Call, Requirement } from '../operation.ts';

type Context = NonNullable<Requirement['context']>;

export function onArn(operation: string, arn: string | undefined, context: Context = {}): Requirement {
  return { action: `states:${operation}`, resource: arn ?? '*', context };
}

/**
 * What is asked of a key of one's own in the caller's name.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/encryption-at-rest.html
 */
export function onOwnKey(
  actions: readonly string[],
  encryption: EncryptionConfiguration | undefined,
  arn: string,
  call: Call,
): readonly Requirement[] {
  if (encryption?.type !== 'CUSTOMER_MANAGED_KMS_KEY') return [];
  const kind = arn.includes(':activity:') ? 'activityArn' : 'stateMachineArn';
  return actions.map((action) =>
    onKey(action, encryption.kmsKeyId, call, {
      viaService: `states.${call.region}.amazonaws.com`,
      ...(action !== 'kms:DescribeKey' && { encryptionContext: { [`aws:states:${kind}`]: arn } }),
    }),
  );
}
