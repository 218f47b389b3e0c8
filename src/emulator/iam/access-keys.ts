import type { Account } from '../account.ts';
import type { Principal } from '../operation.ts';
import { Delayed } from './delayed.ts';
import { keyIsDead } from '../hostility/dying-key.ts';
import { createSecret, createUniqueId } from './ids.ts';
import { drawHost } from './propagation.ts';
import { iamState, type AccessKey, type User } from './store.ts';

/** What a request's key id stands for at this moment. */
export interface Credential {
  readonly secretAccessKey: string;
  /** Present for temporary credentials; the request must carry the same. */
  readonly sessionToken?: string;
  /** From then on requests are answered ExpiredToken. Absent: never. */
  readonly expiresAt?: Date;
  readonly principal: Principal;
}

/** The credential behind a key id that is active and already visible to whoever is asked; undefined answers InvalidClientTokenId. */
export function findCredential(account: Account, accessKeyId: string): Credential | undefined {
  const state = iamState(account);
  const temporary = state.temporaryCredentials.get(accessKeyId);
  if (temporary) {
    return {
      secretAccessKey: temporary.secret,
      sessionToken: temporary.sessionToken,
      expiresAt: temporary.expiresAt,
      principal: temporary.principal,
    };
  }
  const key = state.accessKeys.get(accessKeyId);
  if (!key) return undefined;
  if (key.status.current === 'Absent' && key.status.isSettled) state.accessKeys.delete(accessKeyId);
  if (keyIsDead(account, accessKeyId)) return undefined;
  const host = drawHost(account, 'access key');
  const status = host === undefined ? key.status.honoured : key.status.honouredOn(host);
  if (status !== 'Active') return undefined;
  return { secretAccessKey: key.secret, principal: principalOf(account, key.user) };
}

/** Whether what a key was accepted for may go on: some host honours it. */
export function keyLives(account: Account, accessKeyId: string): boolean {
  const { temporaryCredentials, accessKeys } = iamState(account);
  const temporary = temporaryCredentials.get(accessKeyId);
  if (temporary) return temporary.expiresAt.getTime() > Date.now();
  const status = accessKeys.get(accessKeyId)?.status;
  if (!status || keyIsDead(account, accessKeyId)) return false;
  return status.honoured === 'Active' || status.current === 'Active';
}

/** `delaysMs`: until its first request is accepted, everywhere or by host. */
export function addAccessKey(account: Account, user: User, delaysMs: number | readonly number[]): AccessKey {
  const status = new Delayed<'Active' | 'Inactive' | 'Absent'>('Absent');
  status.set('Active', delaysMs);
  const key: AccessKey = {
    id: createUniqueId('AKIA'),
    secret: createSecret(),
    createDate: new Date(),
    user,
    lastUsed: undefined,
    status,
  };
  user.accessKeys.set(key.id, key);
  iamState(account).accessKeys.set(key.id, key);
  return key;
}

function principalOf(account: Account, user: User): Principal {
  return {
    kind: 'user',
    accountId: account.accountId,
    arn: user.arn,
    userName: user.name,
    userId: user.id,
  };
}
