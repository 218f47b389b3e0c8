import { generateKeyPairSync } from 'node:crypto';
import { createSecureContext, type SecureContext } from 'node:tls';
import { createCertificate } from './certificate.ts';

const dayMs = 86_400_000;
/** An account lives as long as its process; nobody leaves one running for this long. */
const lifetimeMs = 90 * dayMs;
/** Every bucket has a host of its own: a long-lived account must not keep them all. */
const maxHosts = 256;

/** What a TLS server shows of itself. */
interface Identity {
  /** PEM. */
  readonly key: string;
  /** PEM. */
  readonly cert: string;
  readonly context: SecureContext;
}

/** Speaks for any host towards whoever trusts it. Its keys stand in the memory of this process alone. */
export interface CertificateAuthority {
  /** The certificate to trust, PEM. */
  readonly certificate: string;
  /** For a server that answers under that name alone. */
  readonly identityFor: (host: string) => Identity;
}

/** A new authority with keys of its own: what trusts it trusts no other. */
export function createCertificateAuthority(accountId: string): CertificateAuthority {
  const own = {
    commonName: `Emulated AWS account ${accountId}`,
    ...generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  };
  const server = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const key = server.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  // Clocks that are compared may differ by a little.
  const validity = { notBefore: new Date(Date.now() - dayMs), notAfter: new Date(Date.now() + lifetimeMs) };
  const certificate = createCertificate({
    commonName: own.commonName,
    publicKey: own.publicKey,
    issuer: own,
    ...validity,
    use: { kind: 'authority' },
  });
  const identities = new Map<string, Identity>();
  return {
    certificate,
    identityFor(host) {
      const known = identities.get(host);
      if (known) return known;
      const cert = createCertificate({
        // A common name holds 64 characters at most; clients go by the alternative name.
        commonName: host.slice(0, 64),
        publicKey: server.publicKey,
        issuer: own,
        ...validity,
        use: { kind: 'server', hosts: [host] },
      });
      const identity = { key, cert, context: createSecureContext({ key, cert }) };
      const [oldest] = identities.keys();
      if (identities.size >= maxHosts && oldest !== undefined) identities.delete(oldest);
      identities.set(host, identity);
      return identity;
    },
  };
}
