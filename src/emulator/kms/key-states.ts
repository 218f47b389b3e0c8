import type {
  CancelKeyDeletionResponse,
  GetKeyRotationStatusResponse,
  ScheduleKeyDeletionRequest,
  ScheduleKeyDeletionResponse,
} from '@aws-sdk/client-kms';
import { AwsError, defineOperation } from '../operation.ts';
import { onKeyItself } from './requirements.ts';
import { assertNotPending, getKey, replaceKey, type KmsKey } from './store.ts';

interface Named {
  readonly KeyId: string | undefined;
}

const dayMs = 86_400_000;

/** An operation that sets one thing of a customer's key, and answers nothing. */
function defineSetting(name: string, setting: Partial<KmsKey>) {
  return defineOperation<Named, object>({
    name,
    requires: (input, call) => [onKeyItself(`kms:${name}`, input.KeyId, call)],
    handle: (input, call) => {
      const key = getKey(call, input.KeyId);
      assertNotPending(key);
      replaceKey(call, { ...key, ...setting });
      return {};
    },
  });
}

export const enableKey = defineSetting('EnableKey', { state: 'Enabled' });
export const disableKey = defineSetting('DisableKey', { state: 'Disabled' });
export const enableKeyRotation = defineSetting('EnableKeyRotation', { rotated: true });
export const disableKeyRotation = defineSetting('DisableKeyRotation', { rotated: false });

export const getKeyRotationStatus = defineOperation<Named, GetKeyRotationStatusResponse>({
  name: 'GetKeyRotationStatus',
  requires: (input, call) => [onKeyItself('kms:GetKeyRotationStatus', input.KeyId, call)],
  handle: (input, call) => {
    const key = getKey(call, input.KeyId);
    return {
      KeyId: key.arn,
      KeyRotationEnabled: key.rotated,
      ...(key.rotated && { RotationPeriodInDays: 365 }),
    };
  },
});

/** Source: https://docs.aws.amazon.com/kms/latest/APIReference/API_ScheduleKeyDeletion.html */
export const scheduleKeyDeletion = defineOperation<ScheduleKeyDeletionRequest, ScheduleKeyDeletionResponse>({
  name: 'ScheduleKeyDeletion',
  requires: (input, call) => [
    onKeyItself('kms:ScheduleKeyDeletion', input.KeyId, call, {
      context: { 'kms:ScheduleKeyDeletionPendingWindowInDays': String(input.PendingWindowInDays ?? 30) },
    }),
  ],
  handle: (input, call) => {
    const key = getKey(call, input.KeyId);
    assertNotPending(key);
    const { PendingWindowInDays: days = 30 } = input;
    if (days < 7 || days > 30) {
      throw new AwsError(
        'ValidationException',
        `1 validation error detected: Value '${days}' at 'pendingWindowInDays' failed to satisfy constraint: Member must have value ${days < 7 ? 'greater than or equal to 7' : 'less than or equal to 30'}`,
      );
    }
    const deletionAt = new Date(Date.now() + days * dayMs);
    const gone = call.account.clock.endOfWindow(days * dayMs);
    replaceKey(call, { ...key, state: 'PendingDeletion', deletionAt, gone });
    return {
      KeyId: key.arn,
      DeletionDate: deletionAt,
      KeyState: 'PendingDeletion',
      PendingWindowInDays: days,
    };
  },
});

export const cancelKeyDeletion = defineOperation<Named, CancelKeyDeletionResponse>({
  name: 'CancelKeyDeletion',
  requires: (input, call) => [onKeyItself('kms:CancelKeyDeletion', input.KeyId, call)],
  handle: (input, call) => {
    const key = getKey(call, input.KeyId);
    if (key.state !== 'PendingDeletion') {
      throw new AwsError('KMSInvalidStateException', `${key.arn} is not pending deletion.`);
    }
    replaceKey(call, { ...key, state: 'Disabled', deletionAt: undefined, gone: undefined });
    return { KeyId: key.arn };
  },
});
