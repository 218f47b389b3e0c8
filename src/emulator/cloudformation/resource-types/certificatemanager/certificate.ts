import type { ResourceType, ResourceView, Values } from '../../resource-type.ts';
import { listOf, pickProperties, requiredText, textOf, valuesOf } from '../properties.ts';
import { removedTagKeys, setTags, withoutSystemTags } from '../tags.ts';

const place = (resource: ResourceView) => ({ CertificateArn: resource.physicalId });

const optionsOf = (resource: ResourceView): readonly Values[] =>
  listOf(resource.properties['DomainValidationOptions']).map(valuesOf);

/** Only mails go to a domain of their own; a zone is CloudFormation's affair, not ACM's. */
function mailDomains(resource: ResourceView): readonly object[] {
  return optionsOf(resource)
    .filter(({ ValidationDomain }) => ValidationDomain !== undefined)
    .map((option) => pickProperties(option, 'DomainName', 'ValidationDomain'));
}

function settings({ properties }: ResourceView): object {
  return {
    ...(properties['CertificateTransparencyLoggingPreference'] !== undefined && {
      CertificateTransparencyLoggingPreference: properties['CertificateTransparencyLoggingPreference'],
    }),
    ...(properties['CertificateExport'] !== undefined && { Export: properties['CertificateExport'] }),
  };
}

const validations = (output: Values): readonly Values[] =>
  listOf(valuesOf(output['Certificate'])['DomainValidationOptions']).map(valuesOf);

/** A change for each zone that the template names: records of the names that are validated there, each once. */
function validationBatches(resource: ResourceView): readonly object[] {
  const records = new Map<string, Map<string, object>>();
  for (const option of optionsOf(resource)) {
    const zone = textOf(option['HostedZoneId']);
    const found = validations(resource.output('acm:DescribeCertificate')).find(
      ({ DomainName }) => DomainName === option['DomainName'],
    );
    const record = valuesOf(found?.['ResourceRecord']);
    if (zone === undefined || record['Name'] === undefined) continue;
    const ofZone = records.get(zone) ?? new Map<string, object>();
    records.set(zone, ofZone);
    ofZone.set(textOf(record['Name']) ?? '', {
      Action: 'UPSERT',
      ResourceRecordSet: {
        Name: record['Name'],
        Type: record['Type'],
        TTL: 300,
        ResourceRecords: [{ Value: record['Value'] }],
      },
    });
  }
  return [...records].map(([HostedZoneId, changes]) => ({
    HostedZoneId,
    ChangeBatch: { Changes: [...changes.values()] },
  }));
}

const usesZones = (resource: ResourceView): boolean =>
  resource.properties['ValidationMethod'] === 'DNS' &&
  optionsOf(resource).some(({ HostedZoneId }) => HostedZoneId !== undefined);

export const certificateManagerCertificate: ResourceType = {
  type: 'AWS::CertificateManager::Certificate',
  physicalId: (resource) => textOf(resource.output('acm:RequestCertificate')['CertificateArn']) ?? '',
  idAfter: 'acm:RequestCertificate',
  replacedBy: [
    'CertificateAuthorityArn',
    'DomainName',
    'DomainValidationOptions',
    'KeyAlgorithm',
    'SubjectAlternativeNames',
    'ValidationMethod',
  ],
  attributes: { Id: (resource) => resource.physicalId },
  create: [
    {
      call: 'acm:RequestCertificate',
      input: (resource) => {
        const tags = withoutSystemTags(resource.tags);
        const domains = mailDomains(resource);
        return {
          DomainName: requiredText(resource, 'DomainName'),
          ...pickProperties(
            resource.properties,
            'CertificateAuthorityArn',
            'KeyAlgorithm',
            'SubjectAlternativeNames',
            'ValidationMethod',
          ),
          ...(domains.length > 0 && { DomainValidationOptions: domains }),
          Options: settings(resource),
          ...(tags.length > 0 && { Tags: tags }),
        };
      },
    },
    {
      call: 'acm:DescribeCertificate',
      when: usesZones,
      input: place,
      until: (output) => validations(output).every(({ ResourceRecord }) => ResourceRecord !== undefined),
    },
    {
      call: 'route53:ChangeResourceRecordSets',
      forEach: validationBatches,
      input: (_resource, batch) => batch as object,
    },
    {
      call: 'acm:DescribeCertificate',
      input: place,
      until: (output) => valuesOf(output['Certificate'])['Status'] === 'ISSUED',
      pollSeconds: 30,
    },
  ],
  update: [
    {
      call: 'acm:UpdateCertificateOptions',
      when: (resource) => resource.changed('CertificateTransparencyLoggingPreference', 'CertificateExport'),
      input: (resource) => ({ ...place(resource), Options: settings(resource) }),
    },
    {
      call: 'acm:RemoveTagsFromCertificate',
      when: (resource) => removedTagKeys(resource).length > 0,
      input: (resource) => ({
        ...place(resource),
        Tags: removedTagKeys(resource).map((Key) => ({ Key })),
      }),
    },
    {
      call: 'acm:AddTagsToCertificate',
      when: (resource) => withoutSystemTags(setTags(resource)).length > 0,
      input: (resource) => ({ ...place(resource), Tags: withoutSystemTags(setTags(resource)) }),
    },
  ],
  delete: [
    { call: 'acm:DescribeCertificate', ignoring: ['ResourceNotFoundException'], input: place },
    {
      call: 'acm:DeleteCertificate',
      ignoring: ['ResourceNotFoundException'],
      retrying: ['ResourceInUseException'],
      input: place,
    },
  ],
};
