import type { RequestCertificateRequest, RequestCertificateResponse } from '@aws-sdk/client-acm';
import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { AwsError, defineOperation } from '../operation.ts';
import { tagsByKey } from '../tag-lists.ts';
import { requestContext, toCreate } from './requirements.ts';
import { certificatesOf, type Certificate } from './store.ts';

/** Records are told some seconds after the request (https://github.com/aws/aws-cdk/issues/8282); how many is assumed. */
const recordsAfterMs = 3000;
/** Source: https://docs.aws.amazon.com/acm/latest/userguide/troubleshooting-timed-out.html */
const validWithinMs = 72 * 3_600_000;
/** Source: IdempotencyToken in https://docs.aws.amazon.com/acm/latest/APIReference/API_RequestCertificate.html */
const sameWithinMs = 3_600_000;

const domainName = /^(\*\.)?(((?!-)[A-Za-z0-9-]{0,62}[A-Za-z0-9])\.)+((?!-)[A-Za-z0-9-]{1,62}[A-Za-z0-9])$/;

function assertName(name: string, at: string): void {
  if (domainName.test(name) && name.length <= 253) return;
  throw new AwsError(
    'ValidationException',
    `1 validation error detected: Value '${name}' at '${at}' failed to satisfy constraint: Member must satisfy regular expression pattern: ${domainName.source}`,
  );
}

export const requestCertificate = defineOperation<RequestCertificateRequest, RequestCertificateResponse>({
  name: 'RequestCertificate',
  requires: (input, call) => toCreate('RequestCertificate', input.Tags, call, requestContext(input)),
  handle: (input, call) => {
    if (input.CertificateAuthorityArn !== undefined)
      throw new AwsError('NotImplemented', 'certificates of a private authority are not built', 501);
    const name = input.DomainName ?? '';
    assertName(name, 'domainName');
    const names = [...new Set([name, ...(input.SubjectAlternativeNames ?? [])])];
    for (const other of names) assertName(other, 'subjectAlternativeNames');
    for (const { DomainName, ValidationDomain } of input.DomainValidationOptions ?? []) {
      if (!names.includes(DomainName ?? '') || !DomainName?.endsWith(ValidationDomain ?? ''))
        throw new AwsError(
          'InvalidDomainValidationOptionsException',
          `The validation domain ${ValidationDomain} is not one of ${DomainName}.`,
        );
    }
    const certificates = certificatesOf(call);
    const same = [...certificates.values()].find(
      (one) =>
        input.IdempotencyToken !== undefined &&
        one.idempotencyToken === input.IdempotencyToken &&
        isDeepStrictEqual(one.names, names) &&
        Date.now() - one.requestedAt.getTime() < sameWithinMs,
    );
    if (same) return { CertificateArn: same.arn };
    const { clock, accountId } = call.account;
    const certificate: Certificate = {
      arn: `arn:aws:acm:${call.region}:${accountId}:certificate/${randomUUID()}`,
      type: 'AMAZON_ISSUED',
      domainName: name,
      names,
      validationMethod: input.ValidationMethod === 'DNS' ? 'DNS' : 'EMAIL',
      validationDomains: Object.fromEntries(
        (input.DomainValidationOptions ?? []).map((one) => [one.DomainName, one.ValidationDomain ?? '']),
      ),
      keyAlgorithm: input.KeyAlgorithm ?? 'RSA_2048',
      idempotencyToken: input.IdempotencyToken,
      requestedAt: new Date(),
      described: clock.after(recordsAfterMs),
      timesOut: clock.endOfWindow(validWithinMs),
      issuedAt: undefined,
      options: { CertificateTransparencyLoggingPreference: 'ENABLED', Export: 'DISABLED', ...input.Options },
      tags: new Map(Object.entries(tagsByKey(input.Tags))),
      users: new Set(),
      body: undefined,
    };
    certificates.set(certificate.arn, certificate);
    return { CertificateArn: certificate.arn };
  },
});
