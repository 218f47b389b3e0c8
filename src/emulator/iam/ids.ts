import { randomBytes, randomInt } from 'node:crypto';

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids */
type IdPrefix = 'AIDA' | 'AROA' | 'AGPA' | 'ANPA' | 'AIPA' | 'AKIA' | 'ASIA';

/** Users', roles' and policies' ids have 21 characters, access key ids 20. */
export function createUniqueId(prefix: IdPrefix): string {
  const length = prefix === 'AKIA' || prefix === 'ASIA' ? 16 : 17;
  return prefix + Array.from({ length }, () => base32[randomInt(base32.length)]).join('');
}

/** 40 characters of base 64. */
export function createSecret(): string {
  return randomBytes(30).toString('base64');
}
