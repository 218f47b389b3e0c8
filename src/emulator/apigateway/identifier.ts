import { randomBytes } from 'node:crypto';

const alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** An id as API Gateway makes them: lower case letters and digits, 10 for an API, 7 for an integration. */
export function createIdentifier(length: number): string {
  return Array.from(randomBytes(length), (byte) => alphabet[byte % alphabet.length]).join('');
}
