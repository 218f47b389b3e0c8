import type { Account } from '../account.ts';
import type { Principal } from '../operation.ts';

/** What a request's key id stands for at this moment. */
export interface Credential {
  readonly secretAccessKey: string;
  /** Present for temporary credentials; the request must carry the same. */
  readonly sessionToken?: string;
  readonly principal: Principal;
}

/** The credential behind a key id that is active and already visible; undefined answers InvalidClientTokenId. */
export function findCredential(_account: Account, _accessKeyId: string): Credential | undefined {
  throw new Error('not built');
}
