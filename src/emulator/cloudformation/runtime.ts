import { randomBytes, randomUUID } from 'node:crypto';

import type { Account } from '../account.ts';
import { keyLives } from '../iam/access-keys.ts';
import type { Caller } from '../operation.ts';

/** What the engine takes from outside itself: time, chance, and whether its caller's key still lives. */
export interface Runtime {
  readonly now: () => Date;
  readonly uuid: () => string;
  /** 12 random capitals and digits, as generated names end. */
  readonly nameSuffix: () => string;
  /** Of the account's time. */
  readonly pause: (durationMs: number) => Promise<void>;
  readonly credentialLives: (account: Account, caller: Caller) => boolean;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

export function createRuntime(account: Account): Runtime {
  return {
    now: () => new Date(),
    uuid: () => randomUUID(),
    nameSuffix: () => [...randomBytes(12)].map((byte) => alphabet[byte % alphabet.length] ?? 'A').join(''),
    pause: (durationMs) => account.clock.pause(durationMs),
    credentialLives: (of, caller) =>
      caller.principal.kind === 'root' || caller.accessKeyId === '' || keyLives(of, caller.accessKeyId),
  };
}
