import type { DeliveryStreamEncryptionConfigurationInput } from '@aws-sdk/client-firehose';
import { toPassRole } from '../iam/pass-role.ts';
import { onKey } from '../kms/requirements.ts';
import type { Call, Requirement } from '../operation.ts';
import { deliveryStreamArn } from './store.ts';

/** A permission on a delivery stream. */
export function onDeliveryStream(
  operation: string,
  name: string | undefined,
  call: Call,
  context: NonNullable<Requirement['context']> = {},
): Requirement {
  return { action: `firehose:${operation}`, resource: deliveryStreamArn(name, call), context };
}

/** Every role that a destination or a source names, wherever in it, once. */
export function rolesIn(settings: unknown): readonly string[] {
  if (typeof settings !== 'object' || settings === null) return [];
  const found = Object.entries(settings).flatMap(([name, value]) =>
    name === 'RoleARN' && typeof value === 'string' ? [value] : rolesIn(value),
  );
  return [...new Set(found)];
}

export function toPassRoles(settings: unknown): readonly Requirement[] {
  return rolesIn(settings).flatMap((role) => toPassRole(role, 'firehose.amazonaws.com'));
}

/**
 * A key of one's own is given a grant by whoever has the stream encrypted.
 * Source: https://docs.aws.amazon.com/firehose/latest/APIReference/API_StartDeliveryStreamEncryption.html; that the key is described
 * before is assumed from the registry's list.
 */
export function toUseKey(
  encryption: DeliveryStreamEncryptionConfigurationInput | undefined,
  call: Call,
): readonly Requirement[] {
  if (encryption?.KeyType !== 'CUSTOMER_MANAGED_CMK') return [];
  const viaService = `firehose.${call.region}.amazonaws.com`;
  return ['kms:DescribeKey', 'kms:CreateGrant'].map((action) =>
    onKey(action, encryption.KeyARN, call, {
      viaService,
      ...(action === 'kms:CreateGrant' && { context: { 'kms:GrantIsForAWSResource': 'true' } }),
    }),
  );
}
