import { randomInt } from 'node:crypto';

const lowest = 100_000_000_000;
const above = 1_000_000_000_000;

/** A random account id of 12 digits. */
export function createAccountId(): string {
  // randomInt takes no more than 2^48, which 12 digits stay below.
  return String(randomInt(lowest, above));
}
