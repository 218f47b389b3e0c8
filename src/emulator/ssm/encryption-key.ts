import { getUsableKey } from '../kms/store.ts';
import { AwsError, type Call } from '../operation.ts';

/**
 * KMS's fault with a key as Parameter Store tells it.
 * Source: https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html#API_PutParameter_Errors
 * @throws AwsError InvalidKeyId
 */
export function assertUsableKey(keyId: string | undefined, call: Call): void {
  if (keyId === undefined) return;
  try {
    getUsableKey(call, keyId);
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    throw new AwsError(
      'InvalidKeyId',
      error.code === 'NotFoundException' ? `Invalid keyId ${keyId}` : error.message,
    );
  }
}
