import { randomBytes } from 'node:crypto';
import type { Credentials } from '@aws-sdk/client-sts';
import type { Account } from '../account.ts';
import { createSecret, createUniqueId } from '../iam/ids.ts';
import { iamState } from '../iam/store.ts';
import type { Principal } from '../operation.ts';

/** Makes temporary credentials that are accepted at once, for the principal given. */
export function issueCredentials(
  account: Account,
  principal: Principal,
  durationSeconds: number,
): Credentials {
  const id = createUniqueId('ASIA');
  const credential = {
    secret: createSecret(),
    sessionToken: `IQoJ${randomBytes(180).toString('base64')}`,
    expiresAt: new Date(Date.now() + durationSeconds * 1000),
    principal,
  };
  iamState(account).temporaryCredentials.set(id, credential);
  return {
    AccessKeyId: id,
    SecretAccessKey: credential.secret,
    SessionToken: credential.sessionToken,
    Expiration: credential.expiresAt,
  };
}
