import { defineStore, type Account } from '../account.ts';
import type { Caller } from '../operation.ts';

const fewestRequests = 40;
const mostRequests = 250;

interface KeysAtRisk {
  /** Requests that are left to the user's key, by unique id of the user; 0 once it is dead. */
  readonly leftOfUser: Map<string, number>;
  readonly deadKeys: Set<string>;
  /** Keys of whoever runs the account. */
  readonly spared: Set<string>;
}

const keysAtRisk = defineStore('dying-keys', (): KeysAtRisk => ({
  leftOfUser: new Map(),
  deadKeys: new Set(),
  spared: new Set(),
}));

/** Keeps a key alive whatever happens. */
export function spareKey(account: Account, accessKeyId: string): void {
  account.store(keysAtRisk).spared.add(accessKeyId);
}

export function keyIsDead(account: Account, accessKeyId: string): boolean {
  return account.hostility.has('dying-key') && account.store(keysAtRisk).deadKeys.has(accessKeyId);
}

/** Told of each accepted request from outside. Once in a user's life the key that is used then dies of it: the next request finds it gone. */
export function wearKey(account: Account, { principal, accessKeyId }: Caller): void {
  const { hostility } = account;
  if (!hostility.has('dying-key') || principal.kind !== 'user') return;
  const { leftOfUser, deadKeys, spared } = account.store(keysAtRisk);
  if (spared.has(accessKeyId)) return;
  const known = leftOfUser.get(principal.userId);
  if (known === 0) return;
  // Users come one after another, so that their order is the same in every run.
  const left = known ?? Math.floor(hostility.drawBetween('dying-key', 'user', fewestRequests, mostRequests));
  leftOfUser.set(principal.userId, left - 1);
  if (left === 1) deadKeys.add(accessKeyId);
}
