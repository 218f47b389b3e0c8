import { createPrivateKey, X509Certificate } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createCertificateAuthority } from '../../../../src/emulator/proxy/certificate-authority.ts';

const dayMs = 86_400_000;

describe('an authority', () => {
  const authority = createCertificateAuthority('123456789012');
  const own = new X509Certificate(authority.certificate);

  test('signs itself and says whose it is', () => {
    expect(own.ca).toBe(true);
    expect(own.subject).toBe('CN=Emulated AWS account 123456789012');
    expect(own.verify(own.publicKey)).toBe(true);
    expect(own.publicKey.asymmetricKeyDetails).toEqual({ namedCurve: 'prime256v1' });
  });

  test.each([
    'sts.amazonaws.com',
    'a-bucket-with-a-name-of-sixty-three-characters-which-is-the-most.s3.eu-central-1.amazonaws.com',
  ])('speaks for %s and for no other host', (host) => {
    const { key, cert } = authority.identityFor(host);
    const leaf = new X509Certificate(cert);
    expect(leaf.ca).toBe(false);
    expect(leaf.checkIssued(own)).toBe(true);
    expect(leaf.verify(own.publicKey)).toBe(true);
    expect(leaf.checkPrivateKey(createPrivateKey(key))).toBe(true);
    expect(leaf.checkHost(host)).toBe(host);
    expect(leaf.checkHost('iam.amazonaws.com')).toBeUndefined();
    // serverAuth
    expect(leaf.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1']);
  });

  test('speaks for an address', () => {
    const leaf = new X509Certificate(authority.identityFor('127.0.0.1').cert);
    expect(leaf.checkIP('127.0.0.1')).toBe('127.0.0.1');
  });

  test('holds from yesterday on, and longer than anybody lets an account run', () => {
    const leaf = new X509Certificate(authority.identityFor('sts.amazonaws.com').cert);
    for (const { validFrom, validTo } of [own, leaf]) {
      expect(Date.now() - Date.parse(validFrom)).toBeGreaterThanOrEqual(dayMs - 1000);
      expect(Date.parse(validTo) - Date.now()).toBeGreaterThan(30 * dayMs);
    }
  });

  test('makes a certificate once, and lets go of the oldest of many', () => {
    const first = authority.identityFor('bucket-0.s3.amazonaws.com');
    expect(authority.identityFor('bucket-0.s3.amazonaws.com')).toBe(first);
    for (let at = 1; at <= 256; at += 1) authority.identityFor(`bucket-${at}.s3.amazonaws.com`);
    expect(authority.identityFor('bucket-0.s3.amazonaws.com')).not.toBe(first);
  });

  test('is another one each time', () => {
    const other = new X509Certificate(createCertificateAuthority('123456789012').certificate);
    const leaf = new X509Certificate(authority.identityFor('sts.amazonaws.com').cert);
    expect(leaf.verify(other.publicKey)).toBe(false);
    expect(other.serialNumber).not.toBe(own.serialNumber);
  });
});
