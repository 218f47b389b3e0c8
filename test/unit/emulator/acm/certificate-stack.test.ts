import { expect, test } from 'vitest';
import { HandClock } from '../../../support/hand-clock.ts';
import { createServiceAccount, type ServiceActor } from '../../../support/service-account.ts';

const validation = (zone: object) => ({
  Type: 'AWS::CertificateManager::Certificate',
  Properties: {
    DomainName: 'example.test',
    ValidationMethod: 'DNS',
    DomainValidationOptions: [{ DomainName: 'example.test', ...zone }],
  },
});
const withZone = {
  Zone: { Type: 'AWS::Route53::HostedZone', Properties: { Name: 'example.test' } },
  Certificate: validation({ HostedZoneId: { Ref: 'Zone' } }),
};

async function create(actor: ServiceActor, Resources: object): Promise<void> {
  await actor.call('cloudformation:CreateStack', {
    StackName: 'edge',
    TemplateBody: JSON.stringify({ Resources }),
    DisableRollback: true,
  });
}

test('CloudFormation writes the record where it is told the zone', async () => {
  const { operator, settle } = createServiceAccount(undefined, undefined, new HandClock());
  await create(operator, withZone);
  expect(await settle()).toEqual([]);
  const { CertificateSummaryList: all } = await operator.call<{ CertificateSummaryList: object[] }>(
    'acm:ListCertificates',
  );
  expect(all).toMatchObject([{ DomainName: 'example.test', Status: 'ISSUED' }]);
});

test('and needs the permission for it', async () => {
  const { user, settle } = createServiceAccount(undefined, undefined, new HandClock());
  const deployer = await user('deployer', 'cloudformation:*', 'acm:*', {
    Effect: 'Allow',
    NotAction: 'route53:ChangeResourceRecordSets',
    Resource: '*',
  });
  await create(deployer, withZone);
  const [reason] = await settle();
  expect(reason).toMatch(
    /^Certificate Resource handler returned message: "User: \S+ is not authorized to perform: route53:ChangeResourceRecordSets on resource: arn:aws:route53:::hostedzone\/Z\w+ because .* \(Service: Route53, Status Code: 403, /,
  );
});

test('without a zone it waits for whoever writes the record, and in the end no longer', async () => {
  const { operator, settle } = createServiceAccount(undefined, undefined, new HandClock());
  await create(operator, { Certificate: validation({}) });
  expect((await settle())[0]).toMatch(/^Certificate .* HandlerErrorCode: NotStabilized\)$/);
});

test('a record set has the words of Route 53 alone', async () => {
  const { operator, settle } = createServiceAccount(undefined, undefined, new HandClock());
  const record = (Name: string) => ({
    Type: 'AWS::Route53::RecordSet',
    Properties: { HostedZoneId: { Ref: 'Zone' }, Name, Type: 'A', TTL: '60', ResourceRecords: ['192.0.2.1'] },
  });
  await create(operator, { ...withZone, Strange: record('www.example.org') });
  expect(await settle()).toEqual([
    'Strange [RRSet with DNS name www.example.org. is not permitted in zone example.test.]',
    expect.stringContaining('edge'),
  ]);
});
