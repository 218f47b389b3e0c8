import { randomBytes } from 'node:crypto';
import type {
  DecryptRequest,
  DecryptResponse,
  EncryptRequest,
  EncryptResponse,
  GenerateDataKeyRequest,
  GenerateDataKeyResponse,
  GenerateDataKeyWithoutPlaintextResponse,
  GenerateRandomRequest,
  GenerateRandomResponse,
  ReEncryptRequest,
  ReEncryptResponse,
} from '@aws-sdk/client-kms';
import { AwsError, defineOperation, type Call, type Requirement } from '../operation.ts';
import { keyIdWithin, seal, unseal, type EncryptionContext } from './cipher.ts';
import { onKey } from './requirements.ts';
import { findKey, getUsableKey, type KmsKey } from './store.ts';

export const encrypt = defineOperation<EncryptRequest, EncryptResponse>({
  name: 'Encrypt',
  requires: (input, call) => [
    onKey('kms:Encrypt', input.KeyId, call, { encryptionContext: input.EncryptionContext }),
  ],
  handle: (input, call) => {
    const key = getUsableKey(call, input.KeyId);
    const plaintext = input.Plaintext ?? new Uint8Array();
    if (plaintext.length === 0 || plaintext.length > 4096) {
      throw new AwsError(
        'ValidationException',
        `1 validation error detected: Value at 'plaintext' failed to satisfy constraint: Member must have length ${plaintext.length === 0 ? 'greater than or equal to 1' : 'less than or equal to 4096'}`,
      );
    }
    return {
      CiphertextBlob: seal(key, plaintext, input.EncryptionContext ?? {}),
      KeyId: key.arn,
      EncryptionAlgorithm: 'SYMMETRIC_DEFAULT',
    };
  },
});

/** Source: https://docs.aws.amazon.com/kms/latest/APIReference/API_Decrypt.html */
export const decrypt = defineOperation<DecryptRequest, DecryptResponse>({
  name: 'Decrypt',
  requires: (input, call) => [
    toDecrypt('kms:Decrypt', input.CiphertextBlob, input.KeyId, input.EncryptionContext, call),
  ],
  handle: (input, call) => {
    const { key, plaintext } = open(input.CiphertextBlob, input.KeyId, input.EncryptionContext, call);
    return { KeyId: key.arn, Plaintext: plaintext, EncryptionAlgorithm: 'SYMMETRIC_DEFAULT' };
  },
});

export const reEncrypt = defineOperation<ReEncryptRequest, ReEncryptResponse>({
  name: 'ReEncrypt',
  requires: (input, call) => [
    toDecrypt(
      'kms:ReEncryptFrom',
      input.CiphertextBlob,
      input.SourceKeyId,
      input.SourceEncryptionContext,
      call,
    ),
    onKey('kms:ReEncryptTo', input.DestinationKeyId, call, {
      encryptionContext: input.DestinationEncryptionContext,
    }),
  ],
  handle: (input, call) => {
    const source = open(input.CiphertextBlob, input.SourceKeyId, input.SourceEncryptionContext, call);
    const key = getUsableKey(call, input.DestinationKeyId);
    return {
      CiphertextBlob: seal(key, source.plaintext, input.DestinationEncryptionContext ?? {}),
      SourceKeyId: source.key.arn,
      KeyId: key.arn,
      SourceEncryptionAlgorithm: 'SYMMETRIC_DEFAULT',
      DestinationEncryptionAlgorithm: 'SYMMETRIC_DEFAULT',
    };
  },
});

export const generateDataKey = defineOperation<GenerateDataKeyRequest, GenerateDataKeyResponse>({
  name: 'GenerateDataKey',
  requires: (input, call) => [
    onKey('kms:GenerateDataKey', input.KeyId, call, { encryptionContext: input.EncryptionContext }),
  ],
  handle: (input, call) => createDataKey(input, call),
});

export const generateDataKeyWithoutPlaintext = defineOperation<
  GenerateDataKeyRequest,
  GenerateDataKeyWithoutPlaintextResponse
>({
  name: 'GenerateDataKeyWithoutPlaintext',
  requires: (input, call) => [
    onKey('kms:GenerateDataKeyWithoutPlaintext', input.KeyId, call, {
      encryptionContext: input.EncryptionContext,
    }),
  ],
  handle: (input, call) => {
    const { Plaintext: _secret, ...rest } = createDataKey(input, call);
    return rest;
  },
});

export const generateRandom = defineOperation<GenerateRandomRequest, GenerateRandomResponse>({
  name: 'GenerateRandom',
  requires: () => [{ action: 'kms:GenerateRandom', resource: '*' }],
  handle: (input) => ({ Plaintext: randomBytes(input.NumberOfBytes ?? 32) }),
});

function createDataKey(input: GenerateDataKeyRequest, call: Call): GenerateDataKeyResponse {
  const key = getUsableKey(call, input.KeyId);
  if ((input.KeySpec === undefined) === (input.NumberOfBytes === undefined)) {
    throw new AwsError('ValidationException', 'Please specify either number of bytes or key spec.');
  }
  const plaintext = randomBytes(input.NumberOfBytes ?? (input.KeySpec === 'AES_128' ? 16 : 32));
  return {
    CiphertextBlob: seal(key, plaintext, input.EncryptionContext ?? {}),
    Plaintext: plaintext,
    KeyId: key.arn,
  };
}

/**
 * The key is the one within the ciphertext. Where its policy does not let the caller in, KMS names no key.
 * Source: https://github.com/onnela-lab/beiwe-backend/issues/363; the older words:
 * https://github.com/aws/aws-encryption-sdk-javascript/issues/1005
 */
function toDecrypt(
  action: string,
  blob: Uint8Array | undefined,
  named: string | undefined,
  encryptionContext: EncryptionContext | undefined,
  call: Call,
): Requirement {
  const keyId = keyIdWithin(blob);
  if (keyId === undefined) throw invalidCiphertext();
  const requirement = onKey(action, named ?? keyId, call, { encryptionContext });
  return {
    ...requirement,
    refuse: (sentence) => {
      const isKeys = !findKey(call, named ?? keyId) || sentence.includes('resource-based policy');
      return new AwsError('AccessDeniedException', isKeys ? wordUnknownKey(action, call) : sentence);
    },
  };
}

function wordUnknownKey(action: string, { account, caller }: Call): string {
  if (account.hostility.has('vague-wording')) {
    return 'The ciphertext refers to a customer master key that does not exist, does not exist in this region, or you are not allowed to access.';
  }
  return `User: ${caller.principal.arn} is not authorized to perform: ${action} on the resource associated with this ciphertext because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access`;
}

function open(
  blob: Uint8Array | undefined,
  named: string | undefined,
  context: EncryptionContext | undefined,
  call: Call,
): { readonly key: KmsKey; readonly plaintext: Uint8Array } {
  const keyId = keyIdWithin(blob);
  if (!blob || keyId === undefined) throw invalidCiphertext();
  const key = getUsableKey(call, named ?? keyId);
  if (key.keyId !== keyId) {
    throw new AwsError(
      'IncorrectKeyException',
      'The key ID in the request does not identify a CMK that can perform this operation.',
    );
  }
  const plaintext = unseal(key, blob, context ?? {});
  if (!plaintext) throw invalidCiphertext();
  return { key, plaintext };
}

/** KMS says nothing more. */
function invalidCiphertext(): AwsError {
  return new AwsError('InvalidCiphertextException', '');
}
