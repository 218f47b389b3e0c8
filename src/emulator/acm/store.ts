import type { CertificateOptions, KeyAlgorithm } from '@aws-sdk/client-acm';
import type { Account } from '../account.ts';
import type { Moment } from '../clock.ts';
import { AwsError, type Call } from '../operation.ts';
import { defineRegionalStore, type Place } from '../regional-store.ts';

export interface Certificate {
  readonly arn: string;
  readonly type: 'AMAZON_ISSUED' | 'IMPORTED';
  readonly domainName: string;
  /** The domain name first. */
  readonly names: readonly string[];
  readonly validationMethod: 'DNS' | 'EMAIL' | undefined;
  /** Where mails go, by domain. */
  readonly validationDomains: Readonly<Record<string, string>>;
  readonly keyAlgorithm: KeyAlgorithm;
  readonly idempotencyToken: string | undefined;
  readonly requestedAt: Date;
  /** From when on it tells the records that validate it. */
  readonly described: Moment;
  /** When ACM stops waiting for its validation. */
  readonly timesOut: Moment;
  issuedAt: Date | undefined;
  options: CertificateOptions;
  readonly tags: Map<string, string>;
  /** ARNs of what serves it. */
  readonly users: Set<string>;
  /** PEM, of an imported one. */
  body: { readonly certificate: string; readonly chain: string | undefined } | undefined;
}

export const certificatesOf: (place: Place) => Map<string, Certificate> = defineRegionalStore(
  'acm',
  () => new Map<string, Certificate>(),
);

/** @throws AwsError InvalidArnException, ResourceNotFoundException */
export function getCertificate(call: Pick<Call, 'account' | 'region'>, arn: string | undefined): Certificate {
  if (!/^arn:aws:acm:[a-z0-9-]+:\d{12}:certificate\/[\w-]+$/.test(arn ?? ''))
    throw new AwsError('InvalidArnException', `The certificate ARN ${arn} is not valid.`);
  const found = certificatesOf(call).get(arn ?? '');
  if (found) return found;
  throw new AwsError('ResourceNotFoundException', `Could not find certificate ${arn}.`);
}

/** A certificate of the account by its ARN, whatever region it is in; for services that are handed one. */
export function findCertificate(account: Account, arn: string | undefined): Certificate | undefined {
  const region = arn?.split(':')[3];
  return region === undefined ? undefined : certificatesOf({ account, region }).get(arn ?? '');
}

/** Tells a certificate that something serves it, in the place of what served it before. */
export function serveCertificate(
  account: Account,
  user: string,
  change: { readonly before?: string | undefined; readonly now?: string | undefined },
): void {
  if (change.before === change.now) return;
  findCertificate(account, change.before)?.users.delete(user);
  findCertificate(account, change.now)?.users.add(user);
}
