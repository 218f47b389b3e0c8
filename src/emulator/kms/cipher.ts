import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { KmsKey } from './store.ts';

export type EncryptionContext = Readonly<Record<string, string>>;

/** Real ciphertexts begin with these bytes too: `AQICAH` in base64. */
const head = Buffer.from([1, 2, 2, 0, 0x78]);
const keyIdBytes = 36;
const ivBytes = 12;
const tagBytes = 16;

/** AES-256-GCM under the key's material; the encryption context is authenticated. The key's id goes along, so that it is found again. */
export function seal(key: KmsKey, plaintext: Uint8Array, context: EncryptionContext): Uint8Array {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', key.material, iv);
  cipher.setAAD(canonical(context));
  const sealed = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  return Buffer.concat([head, Buffer.from(key.keyId, 'latin1'), iv, cipher.getAuthTag(), sealed]);
}

/** The id of the key that a blob was encrypted under; undefined where it is no ciphertext of KMS's. */
export function keyIdWithin(blob: Uint8Array | undefined): string | undefined {
  const bytes = Buffer.from(blob ?? []);
  if (bytes.length < head.length + keyIdBytes + ivBytes + tagBytes) return undefined;
  if (!bytes.subarray(0, head.length).equals(head)) return undefined;
  const keyId = bytes.toString('latin1', head.length, head.length + keyIdBytes);
  return /^[0-9a-f-]{36}$/.test(keyId) ? keyId : undefined;
}

/** Undefined where the blob was changed, or encrypted in another context. */
export function unseal(key: KmsKey, blob: Uint8Array, context: EncryptionContext): Uint8Array | undefined {
  const rest = Buffer.from(blob).subarray(head.length + keyIdBytes);
  const decipher = createDecipheriv('aes-256-gcm', key.material, rest.subarray(0, ivBytes));
  decipher.setAAD(canonical(context));
  decipher.setAuthTag(rest.subarray(ivBytes, ivBytes + tagBytes));
  try {
    return Buffer.concat([decipher.update(rest.subarray(ivBytes + tagBytes)), decipher.final()]);
  } catch {
    return undefined;
  }
}

function canonical(context: EncryptionContext): Buffer {
  const entries = Object.entries(context).toSorted(([first], [second]) => (first < second ? -1 : 1));
  return Buffer.from(JSON.stringify(entries));
}
