import { randomBytes } from 'node:crypto';
import type { Credentials } from '@aws-sdk/client-sts';
import type { Account } from '../account.ts';
import { createSecret, createUniqueId } from '../iam/ids.ts';
import { iamState, type IamState } from '../iam/store.ts';
import type { Principal } from '../operation.ts';

/** How long an expired credential is still known as such. */
const rememberedMs = 3_600_000;

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
    issuedAt: new Date(),
    expiresAt: new Date(Date.now() + durationSeconds * 1000),
    principal,
  };
  const { temporaryCredentials } = iamState(account);
  forgetOldest(temporaryCredentials);
  temporaryCredentials.set(id, credential);
  return {
    AccessKeyId: id,
    SecretAccessKey: credential.secret,
    SessionToken: credential.sessionToken,
    Expiration: credential.expiresAt,
  };
}

/** From the oldest on, until one that may still be asked about: an account that lives long must not grow. */
function forgetOldest(credentials: IamState['temporaryCredentials']): void {
  for (const [id, { expiresAt }] of credentials) {
    if (expiresAt.getTime() + rememberedMs > Date.now()) return;
    credentials.delete(id);
  }
}
