import { createHash, randomBytes, sign, type KeyObject } from 'node:crypto';
import { isIP } from 'node:net';
import {
  bitString,
  boolean,
  explicit,
  implicit,
  integer,
  objectIdentifier,
  octetString,
  sequence,
  setOf,
  time,
  utf8String,
} from './der.ts';

/** Source of every identifier here: https://www.rfc-editor.org/rfc/rfc5280 and, of the algorithm, https://www.rfc-editor.org/rfc/rfc5758#section-3.2 */
const identifiers = {
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
  commonName: '2.5.4.3',
  subjectKeyIdentifier: '2.5.29.14',
  keyUsage: '2.5.29.15',
  subjectAltName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  authorityKeyIdentifier: '2.5.29.35',
  extKeyUsage: '2.5.29.37',
  serverAuth: '1.3.6.1.5.5.7.3.1',
} as const;

export interface CertificateOptions {
  readonly commonName: string;
  readonly publicKey: KeyObject;
  readonly issuer: {
    readonly commonName: string;
    readonly publicKey: KeyObject;
    readonly privateKey: KeyObject;
  };
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** An authority signs others; a server answers under these host names and IPv4 addresses. */
  readonly use:
    | { readonly kind: 'authority' }
    | { readonly kind: 'server'; readonly hosts: readonly string[] };
}

/** An X.509 certificate of version 3 as PEM. Both keys are of the curve P-256. */
export function createCertificate(options: CertificateOptions): string {
  const { issuer } = options;
  const algorithm = sequence(objectIdentifier(identifiers.ecdsaWithSha256));
  const body = sequence(
    explicit(0, integer(Buffer.from([2]))),
    // Never negative, never zero.
    integer(Buffer.concat([Buffer.from([1]), randomBytes(15)])),
    algorithm,
    name(issuer.commonName),
    sequence(time(options.notBefore), time(options.notAfter)),
    name(options.commonName),
    options.publicKey.export({ type: 'spki', format: 'der' }),
    explicit(3, sequence(...extensions(options))),
  );
  const certificate = sequence(body, algorithm, bitString(sign('sha256', body, issuer.privateKey)));
  const lines = certificate.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

/** Key identifiers on both sides: OpenSSL in its strict mode, which Python 3.13 takes, refuses certificates without. */
function extensions({ use, publicKey, issuer }: CertificateOptions): Buffer[] {
  const subjectKey = extension('subjectKeyIdentifier', octetString(keyIdentifier(publicKey)));
  switch (use.kind) {
    case 'authority':
      return [
        // It signs servers, and no further authorities.
        extension('basicConstraints', sequence(boolean(true), integer(Buffer.from([0]))), 'critical'),
        // keyCertSign and cRLSign.
        extension('keyUsage', bitString(Buffer.from([0b0000_0110]), 1), 'critical'),
        subjectKey,
      ];
    case 'server':
      return [
        extension('basicConstraints', sequence(), 'critical'),
        // digitalSignature.
        extension('keyUsage', bitString(Buffer.from([0b1000_0000]), 7), 'critical'),
        extension('extKeyUsage', sequence(objectIdentifier(identifiers.serverAuth))),
        extension('subjectAltName', sequence(...use.hosts.map(alternativeName))),
        subjectKey,
        extension('authorityKeyIdentifier', sequence(implicit(0, keyIdentifier(issuer.publicKey)))),
      ];
  }
}

function extension(kind: keyof typeof identifiers, value: Uint8Array, weight?: 'critical'): Buffer {
  const critical = weight === 'critical' ? [boolean(true)] : [];
  return sequence(objectIdentifier(identifiers[kind]), ...critical, octetString(value));
}

function alternativeName(host: string): Buffer {
  return isIP(host) === 4
    ? implicit(7, Buffer.from(host.split('.').map(Number)))
    : implicit(2, Buffer.from(host, 'ascii'));
}

/** As RFC 5280, 4.2.1.2 proposes, over the whole of the key's description instead of its bits alone: any stable digest will do. */
function keyIdentifier(publicKey: KeyObject): Buffer {
  return createHash('sha1')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest();
}

function name(commonName: string): Buffer {
  return sequence(setOf(sequence(objectIdentifier(identifiers.commonName), utf8String(commonName))));
}
