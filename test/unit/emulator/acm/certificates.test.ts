import type { CertificateDetail } from '@aws-sdk/client-acm';
import { beforeEach, expect, test } from 'vitest';
import { HandClock } from '../../../support/hand-clock.ts';
import { createServiceAccount, type ServiceActor } from '../../../support/service-account.ts';

const hourSeconds = 3600;

let open: ReturnType<typeof createServiceAccount>;
let clock: HandClock;
let operator: ServiceActor;

beforeEach(() => {
  clock = new HandClock();
  open = createServiceAccount(undefined, undefined, clock);
  ({ operator } = open);
});

async function request(input: object = {}, actor = operator): Promise<string> {
  const { CertificateArn } = await actor.call<{ CertificateArn: string }>('acm:RequestCertificate', {
    DomainName: 'example.test',
    ValidationMethod: 'DNS',
    ...input,
  });
  return CertificateArn;
}

async function describeIt(CertificateArn: string): Promise<CertificateDetail> {
  const { Certificate } = await operator.call<{ Certificate: CertificateDetail }>('acm:DescribeCertificate', {
    CertificateArn,
  });
  return Certificate;
}

async function createZone(Name: string, more: object = {}): Promise<string> {
  const { HostedZone } = await operator.call<{ HostedZone: { Id: string } }>('route53:CreateHostedZone', {
    Name,
    CallerReference: Name,
    ...more,
  });
  return HostedZone.Id;
}

async function publish(
  HostedZoneId: string,
  { DomainValidationOptions = [] }: CertificateDetail,
  Value?: string,
) {
  const records = new Map(
    DomainValidationOptions.map((one) => [one.ResourceRecord?.Name, one.ResourceRecord]),
  );
  await operator.call('route53:ChangeResourceRecordSets', {
    HostedZoneId,
    ChangeBatch: {
      Changes: [...records.values()].map((record) => ({
        Action: 'UPSERT',
        ResourceRecordSet: {
          Name: record?.Name,
          Type: 'CNAME',
          TTL: 300,
          ResourceRecords: [{ Value: Value ?? record?.Value }],
        },
      })),
    },
  });
}

test('is issued once its records are in the zone that is nearest, and known everywhere', async () => {
  const far = await createZone('test');
  const near = await createZone('example.test');
  const arn = await request({ SubjectAlternativeNames: ['*.example.test', 'api.example.test'] });
  expect((await describeIt(arn)).DomainValidationOptions?.[0]?.ResourceRecord).toBeUndefined();
  clock.pass(3);
  const asked = await describeIt(arn);
  const [own, wildcard, api] = asked.DomainValidationOptions ?? [];
  expect(wildcard?.ResourceRecord).toEqual(own?.ResourceRecord);
  expect(own?.ResourceRecord?.Name).toMatch(/^_[0-9a-f]{32}\.example\.test\.$/);
  expect(api?.ResourceRecord?.Value).toMatch(/^_[0-9a-f]{32}\.[a-z]{10}\.acm-validations\.aws\.$/);
  await publish(far, asked);
  clock.pass(60);
  expect((await describeIt(arn)).Status).toBe('PENDING_VALIDATION');
  await publish(near, asked, 'elsewhere.test');
  clock.pass(60);
  expect((await describeIt(arn)).Status).toBe('PENDING_VALIDATION');
  await publish(near, asked);
  clock.pass(59);
  expect((await describeIt(arn)).Status).toBe('PENDING_VALIDATION');
  clock.pass(1);
  expect(await describeIt(arn)).toMatchObject({
    Status: 'ISSUED',
    DomainValidationOptions: [{ ValidationStatus: 'SUCCESS' }, {}, {}],
  });
});

test('is given up after 72 hours', async () => {
  const arn = await request();
  clock.pass(72 * hourSeconds - 1);
  expect((await describeIt(arn)).Status).toBe('PENDING_VALIDATION');
  clock.pass(1);
  expect((await describeIt(arn)).Status).toBe('VALIDATION_TIMED_OUT');
});

test('is not validated by mail, which nobody answers', async () => {
  const arn = await request({ ValidationMethod: 'EMAIL' });
  expect(await describeIt(arn)).toMatchObject({
    Status: 'PENDING_VALIDATION',
    DomainValidationOptions: [{ ValidationMethod: 'EMAIL', ValidationDomain: 'example.test' }],
  });
});

test('is the same for the same token and names', async () => {
  const arn = await request({ IdempotencyToken: 'one' });
  expect(await request({ IdempotencyToken: 'one' })).toBe(arn);
  expect(await request({ IdempotencyToken: 'two' })).not.toBe(arn);
});

test.each([
  ['Example_test', /^ValidationException: 1 validation error detected: Value 'Example_test' at 'domainName'/],
  ['test', /^ValidationException: /],
])('%s is no domain', async (DomainName, words) => {
  expect(await operator.fails('acm:RequestCertificate', { DomainName })).toMatch(words);
});

test('is listed by status and key', async () => {
  const arn = await request();
  await request({ DomainName: 'ec.test', KeyAlgorithm: 'EC_prime256v1' });
  const list = async (input: object) => {
    const { CertificateSummaryList: all } = await operator.call<{
      CertificateSummaryList: { CertificateArn: string; DomainName: string }[];
    }>('acm:ListCertificates', input);
    return all.map(({ DomainName }) => DomainName);
  };
  expect(await list({})).toEqual(['example.test']);
  expect(await list({ CertificateStatuses: ['ISSUED'] })).toEqual([]);
  expect(await list({ Includes: { keyTypes: ['EC_prime256v1'] } })).toEqual(['ec.test']);
  await operator.call('acm:DeleteCertificate', { CertificateArn: arn });
  expect(await list({})).toEqual([]);
  expect(await operator.fails('acm:DescribeCertificate', { CertificateArn: arn })).toBe(
    `ResourceNotFoundException: Could not find certificate ${arn}.`,
  );
});

test('its creation with tags asks for the tagging action too', async () => {
  const user = await open.user('requester', 'acm:RequestCertificate');
  await request({}, user);
  expect(
    await user.fails('acm:RequestCertificate', { DomainName: 'a.test', Tags: [{ Key: 'a', Value: 'b' }] }),
  ).toMatch(
    /^AccessDeniedException: User: \S+ is not authorized to perform: acm:AddTagsToCertificate on resource: arn:aws:acm:us-east-1:\d{12}:certificate\/\* because/,
  );
});
