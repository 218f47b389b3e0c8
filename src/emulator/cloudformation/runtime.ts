import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Account } from '../account.ts';
import { findCredential } from '../iam/access-keys.ts';
import type { Caller } from '../operation.ts';

/** What the engine takes from outside itself: time, chance, and whether its caller's key still lives. */
export interface Runtime {
  readonly now: () => Date;
  readonly uuid: () => string;
  /** 12 random capitals and digits, as generated names end. */
  readonly nameSuffix: () => string;
  readonly pause: (durationMs: number) => Promise<void>;
  readonly credentialLives: (account: Account, caller: Caller) => boolean;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

export const systemRuntime: Runtime = {
  now: () => new Date(),
  uuid: () => randomUUID(),
  nameSuffix: () => [...randomBytes(12)].map((byte) => alphabet[byte % alphabet.length] ?? 'A').join(''),
  pause: (durationMs) => sleep(durationMs, undefined, { ref: false }),
  credentialLives: (account, caller) =>
    caller.principal.kind === 'root' ||
    caller.accessKeyId === '' ||
    findCredential(account, caller.accessKeyId) !== undefined,
};
