import type { ImportCertificateRequest, ImportCertificateResponse } from '@aws-sdk/client-acm';
import { createPrivateKey, randomUUID, X509Certificate } from 'node:crypto';
import { AwsError, defineOperation } from '../operation.ts';
import { tagsByKey } from '../tag-lists.ts';
import { onCertificate, toCreate } from './requirements.ts';
import { certificatesOf, getCertificate } from './store.ts';

function textOf(pem: Uint8Array | undefined): string {
  return Buffer.from(pem ?? []).toString('utf8');
}

/** @throws AwsError ValidationException */
function parseCertificate(pem: string, key: string): X509Certificate {
  try {
    const certificate = new X509Certificate(pem);
    if (certificate.checkPrivateKey(createPrivateKey(key))) return certificate;
  } catch (cause) {
    throw new AwsError(
      'ValidationException',
      `The certificate or its key is not valid PEM: ${cause instanceof Error ? cause.message : String(cause)}`,
    );
  }
  throw new AwsError('ValidationException', 'The certificate and the private key do not match.');
}

/** Names in the subject and beside it. */
function namesOf(certificate: X509Certificate): string[] {
  const common = /(?:^|\n)CN=([^\n]+)/.exec(certificate.subject)?.[1];
  const others = (certificate.subjectAltName ?? '')
    .split(', ')
    .flatMap((name) => (name.startsWith('DNS:') ? [name.slice('DNS:'.length)] : []));
  return [...new Set([...(common === undefined ? [] : [common]), ...others])];
}

export const importCertificate = defineOperation<ImportCertificateRequest, ImportCertificateResponse>({
  name: 'ImportCertificate',
  requires: (input, call) =>
    input.CertificateArn === undefined
      ? toCreate('ImportCertificate', input.Tags, call)
      : [onCertificate('ImportCertificate', input.CertificateArn)],
  handle: (input, call) => {
    const pem = textOf(input.Certificate);
    const parsed = parseCertificate(pem, textOf(input.PrivateKey));
    const chain = input.CertificateChain && textOf(input.CertificateChain);
    const body = { certificate: pem, chain };
    if (input.CertificateArn !== undefined) {
      const known = getCertificate(call, input.CertificateArn);
      if (known.type !== 'IMPORTED')
        throw new AwsError(
          'ValidationException',
          `${known.arn} was not imported and cannot be imported again.`,
        );
      known.body = body;
      return { CertificateArn: known.arn };
    }
    const names = namesOf(parsed);
    const { clock, accountId } = call.account;
    const arn = `arn:aws:acm:${call.region}:${accountId}:certificate/${randomUUID()}`;
    certificatesOf(call).set(arn, {
      arn,
      type: 'IMPORTED',
      domainName: names[0] ?? '',
      names,
      validationMethod: undefined,
      validationDomains: {},
      keyAlgorithm: parsed.publicKey.asymmetricKeyType === 'ec' ? 'EC_prime256v1' : 'RSA_2048',
      idempotencyToken: undefined,
      requestedAt: new Date(),
      described: clock.after(0),
      timesOut: clock.endOfWindow(0),
      issuedAt: new Date(),
      options: {},
      tags: new Map(Object.entries(tagsByKey(input.Tags))),
      users: new Set(),
      body,
    });
    return { CertificateArn: arn };
  },
});
