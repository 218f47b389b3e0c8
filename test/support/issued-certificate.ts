import type { CertificateDetail } from '@aws-sdk/client-acm';
import type { ServiceActor } from './service-account.ts';

/** A hosted zone of that name, and the ARN of a certificate of it and all names in it, issued; nothing may have to wait. */
export async function issueCertificate(
  actor: ServiceActor,
  zone: string,
): Promise<{ readonly zoneId: string; readonly certificateArn: string }> {
  const { HostedZone } = await actor.call<{ HostedZone: { Id: string } }>('route53:CreateHostedZone', {
    Name: zone,
    CallerReference: zone,
  });
  const { CertificateArn } = await actor.call<{ CertificateArn: string }>('acm:RequestCertificate', {
    DomainName: zone,
    SubjectAlternativeNames: [`*.${zone}`],
    ValidationMethod: 'DNS',
  });
  const { Certificate } = await actor.call<{ Certificate: CertificateDetail }>('acm:DescribeCertificate', {
    CertificateArn,
  });
  const record = Certificate.DomainValidationOptions?.[0]?.ResourceRecord;
  await actor.call('route53:ChangeResourceRecordSets', {
    HostedZoneId: HostedZone.Id,
    ChangeBatch: {
      Changes: [
        {
          Action: 'UPSERT',
          ResourceRecordSet: {
            Name: record?.Name,
            Type: 'CNAME',
            TTL: 300,
            ResourceRecords: [{ Value: record?.Value }],
          },
        },
      ],
    },
  });
  return { zoneId: HostedZone.Id, certificateArn: CertificateArn };
}
