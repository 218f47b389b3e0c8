import type { Account } from '../account.ts';
import type { Principal } from '../operation.ts';
import { Delayed } from './delayed.ts';
import { createSecret, createUniqueId } from './ids.ts';
import { iamState, type AccessKey, type User } from './store.ts';

/** What a request's key id stands for at this moment. */
export interface Credential {
  readonly secretAccessKey: string;
  /** Present for temporary credentials; the request must carry the same. */
  readonly sessionToken?: string;
  readonly principal: Principal;
}

/** The credential behind a key id that is active and already visible; undefined answers InvalidClientTokenId. */
export function findCredential(account: Account, accessKeyId: string): Credential | undefined {
  const state = iamState(account);
  const temporary = state.temporaryCredentials.get(accessKeyId);
  if (temporary) {
    if (temporary.expiresAt.getTime() <= Date.now()) {
      state.temporaryCredentials.delete(accessKeyId);
      return undefined;
    }
    return {
      secretAccessKey: temporary.secret,
      sessionToken: temporary.sessionToken,
      principal: temporary.principal,
    };
  }
  const key = state.accessKeys.get(accessKeyId);
  if (!key) return undefined;
  if (key.status.current === 'Absent' && key.status.isSettled) state.accessKeys.delete(accessKeyId);
  if (key.status.honoured !== 'Active') return undefined;
  return { secretAccessKey: key.secret, principal: principalOf(account, key.user) };
}

/** `delayMs`: until its first request is accepted. */
export function addAccessKey(account: Account, user: User, delayMs: number): AccessKey {
  const status = new Delayed<'Active' | 'Inactive' | 'Absent'>('Absent');
  status.set('Active', delayMs);
  const key: AccessKey = {
    id: createUniqueId('AKIA'),
    secret: createSecret(),
    createDate: new Date(),
    user,
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
