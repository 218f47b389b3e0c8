import type {
  DeleteSecretRequest,
  DeleteSecretResponse,
  RestoreSecretRequest,
  RestoreSecretResponse,
} from '@aws-sdk/client-secrets-manager';
import { AwsError, defineOperation } from '../operation.ts';
import { onSecret } from './requirements.ts';
import { findSecret, getSecret, secretsOf } from './store.ts';

const dayMs = 86_400_000;
/** "There might be a short delay": its length is assumed. Source: the page of DeleteSecret. */
const forcedMs = 3000;

/** Source: https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DeleteSecret.html */
export const deleteSecret = defineOperation<DeleteSecretRequest, DeleteSecretResponse>({
  name: 'DeleteSecret',
  requires: (input, call) => [
    onSecret('DeleteSecret', input.SecretId, call, {
      'secretsmanager:ForceDeleteWithoutRecovery': String(input.ForceDeleteWithoutRecovery ?? false),
      ...(input.RecoveryWindowInDays !== undefined && {
        'secretsmanager:RecoveryWindowInDays': String(input.RecoveryWindowInDays),
      }),
    }),
  ],
  handle: (input, call) => {
    const { ForceDeleteWithoutRecovery: force = false, RecoveryWindowInDays: window } = input;
    if (force && window !== undefined) {
      throw new AwsError(
        'InvalidParameterException',
        "You can't use ForceDeleteWithoutRecovery in conjunction with RecoveryWindowInDays.",
      );
    }
    const at = new Date();
    // Deleting by force what is not there is no error.
    if (force && !findSecret(call, input.SecretId)) return { Name: input.SecretId, DeletionDate: at };
    const secret = getSecret(call, input.SecretId);
    const days = window ?? 30;
    if (days < 7 || days > 30) {
      throw new AwsError(
        'InvalidParameterException',
        'The RecoveryWindowInDays value must be between 7 and 30 days (inclusive).',
      );
    }
    const { name } = secret;
    const { clock } = call.account;
    if (force) {
      secretsOf(call).set(name, { ...secret, deletedAt: at, gone: clock.after(forcedMs) });
      return { ARN: secret.arn, Name: name, DeletionDate: at };
    }
    secretsOf(call).set(name, {
      ...secret,
      deletedAt: secret.deletedAt ?? at,
      gone: secret.gone ?? clock.endOfWindow(days * dayMs),
    });
    return { ARN: secret.arn, Name: name, DeletionDate: new Date(at.getTime() + days * dayMs) };
  },
});

export const restoreSecret = defineOperation<RestoreSecretRequest, RestoreSecretResponse>({
  name: 'RestoreSecret',
  requires: (input, call) => [onSecret('RestoreSecret', input.SecretId, call)],
  handle: (input, call) => {
    const secret = getSecret(call, input.SecretId);
    secretsOf(call).set(secret.name, { ...secret, deletedAt: undefined, gone: undefined });
    return { ARN: secret.arn, Name: secret.name };
  },
});
