import type { CertificateStatus, DomainValidation } from '@aws-sdk/client-acm';
import { createHash } from 'node:crypto';
import type { Account } from '../account.ts';
import { isWithin, normaliseName } from '../route53/names.ts';
import { route53State } from '../route53/store.ts';
import type { Certificate } from './store.ts';

/** A wildcard is validated by the name it is of. */
const baseName = (domain: string): string => domain.replace(/^\*\./, '');

/**
 * The record that shows that a domain is the account's: the same for each certificate of this account.
 * Source: https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html
 */
function validationRecord(account: Account, domain: string) {
  const base = baseName(domain);
  const digest = (salt: string): string =>
    createHash('md5').update(`${salt} ${account.accountId} ${base}`).digest('hex');
  const letters = digest('zone')
    .slice(0, 10)
    .replaceAll(/[0-9a-f]/g, (digit) => String.fromCodePoint(97 + Number.parseInt(digit, 16)));
  return {
    Name: `_${digest('name')}.${base}.`,
    Type: 'CNAME' as const,
    Value: `_${digest('value')}.${letters}.acm-validations.aws.`,
  };
}

/** Whether the world sees the record: in the public zone of the account that is nearest to the name. */
function isPublished(account: Account, domain: string): boolean {
  const { Name, Value } = validationRecord(account, domain);
  const name = normaliseName(Name);
  const [zone] = [...route53State(account).zones.values()]
    .filter((one) => one.vpcs === undefined && isWithin(name, one.name))
    .toSorted((left, right) => right.name.length - left.name.length);
  const record = zone?.records.get(`${name} CNAME `);
  const values = record?.set.ResourceRecords?.map((one) => normaliseName(one.Value ?? ''));
  return record?.inSync.hasPassed === true && values?.includes(normaliseName(Value)) === true;
}

/** Looks for the records; a certificate that was issued once stays so. */
export function statusOf(account: Account, certificate: Certificate): CertificateStatus {
  if (certificate.issuedAt) return 'ISSUED';
  const { names, validationMethod } = certificate;
  if (validationMethod === 'DNS' && names.every((name) => isPublished(account, name))) {
    certificate.issuedAt = new Date();
    return 'ISSUED';
  }
  return certificate.timesOut.hasPassed ? 'VALIDATION_TIMED_OUT' : 'PENDING_VALIDATION';
}

function validationStatus(account: Account, certificate: Certificate, domain: string) {
  if (certificate.issuedAt) return 'SUCCESS' as const;
  if (certificate.validationMethod === 'DNS' && isPublished(account, domain)) return 'SUCCESS' as const;
  return certificate.timesOut.hasPassed ? ('FAILED' as const) : ('PENDING_VALIDATION' as const);
}

export function renderValidations(account: Account, certificate: Certificate): DomainValidation[] {
  const { validationMethod } = certificate;
  return certificate.names.map((domain) => {
    const mailed = certificate.validationDomains[domain] ?? domain;
    return {
      DomainName: domain,
      ValidationDomain: mailed,
      ValidationStatus: validationStatus(account, certificate, domain),
      ValidationMethod: validationMethod,
      ...(validationMethod === 'DNS' &&
        certificate.described.hasPassed && { ResourceRecord: validationRecord(account, domain) }),
      ...(validationMethod === 'EMAIL' && {
        ValidationEmails: ['administrator', 'hostmaster', 'postmaster', 'webmaster', 'admin'].map(
          (box) => `${box}@${mailed}`,
        ),
      }),
    };
  });
}
