import type { Account } from '../../src/emulator/account.ts';
import { certificatesOf } from '../../src/emulator/acm/store.ts';

/** An issued certificate of the account in us-east-1, put there, so that nothing is waited for on any clock; its ARN. */
export function placeCertificate(account: Account, domainName: string): string {
  const arn = `arn:aws:acm:us-east-1:${account.accountId}:certificate/${domainName.replaceAll('.', '-')}`;
  const now = new Date();
  certificatesOf({ account, region: 'us-east-1' }).set(arn, {
    arn,
    type: 'AMAZON_ISSUED',
    domainName,
    names: [domainName],
    validationMethod: 'DNS',
    validationDomains: {},
    keyAlgorithm: 'RSA_2048',
    idempotencyToken: undefined,
    requestedAt: now,
    described: { hasPassed: true },
    timesOut: { hasPassed: false },
    issuedAt: now,
    options: {},
    tags: new Map(),
    users: new Set(),
    body: undefined,
  });
  return arn;
}
