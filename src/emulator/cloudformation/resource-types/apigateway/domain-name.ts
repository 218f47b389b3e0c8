import type { ResourceType, ResourceView, Step, Values } from '../../resource-type.ts';
import { listOf, pickLowered, requiredText, textOf, valuesOf } from '../properties.ts';
import { tagRecord } from '../tags.ts';
import { patchChanged, type PatchOperation, patchStructure } from './patch.ts';
import { apiGatewayTagSteps } from './tag-steps.ts';

const place = (resource: ResourceView) => ({ domainName: resource.physicalId });

const typeOf = (values: Values): string =>
  textOf(listOf(valuesOf(values['EndpointConfiguration'])['Types'])[0]) ?? 'EDGE';

const settings = [
  'CertificateArn',
  'OwnershipVerificationCertificateArn',
  'RegionalCertificateArn',
  'SecurityPolicy',
];

function changesOf(resource: ResourceView): PatchOperation[] {
  const { properties, previous } = resource;
  const [before, now] = [typeOf(previous), typeOf(properties)];
  return [
    ...patchChanged(resource, ...settings),
    ...(before === now
      ? []
      : [{ op: 'replace' as const, path: `/endpointConfiguration/types/${before}`, value: now }]),
    ...patchStructure(
      '/mutualTlsAuthentication',
      previous['MutualTlsAuthentication'],
      properties['MutualTlsAuthentication'],
    ),
  ];
}

/** Until CloudFront or the region knows the domain. */
const awaitDomain: Step = {
  call: 'apigateway:GetDomainName',
  input: place,
  until: ({ domainNameStatus }) => domainNameStatus === 'AVAILABLE',
};

const told = (member: string) => (resource: ResourceView) =>
  resource.output('apigateway:GetDomainName')[member];

export const apiGatewayDomainName: ResourceType = {
  type: 'AWS::ApiGateway::DomainName',
  idAfter: 'apigateway:CreateDomainName',
  physicalId: (resource) => requiredText(resource, 'DomainName'),
  replacedBy: ['DomainName'],
  attributes: {
    DistributionDomainName: told('distributionDomainName'),
    DistributionHostedZoneId: told('distributionHostedZoneId'),
    DomainNameArn: told('domainNameArn'),
    RegionalDomainName: told('regionalDomainName'),
    RegionalHostedZoneId: told('regionalHostedZoneId'),
  },
  read: [{ call: 'apigateway:GetDomainName', input: place }],
  create: [
    {
      call: 'apigateway:CreateDomainName',
      input: (resource) => ({
        ...pickLowered(resource.properties, 'DomainName', ...settings),
        ...(resource.properties['MutualTlsAuthentication'] !== undefined && {
          mutualTlsAuthentication: pickLowered(
            valuesOf(resource.properties['MutualTlsAuthentication']),
            'TruststoreUri',
            'TruststoreVersion',
          ),
        }),
        endpointConfiguration: { types: [typeOf(resource.properties)] },
        tags: tagRecord(resource.tags),
      }),
    },
    awaitDomain,
  ],
  update: [
    { call: 'apigateway:GetDomainName', input: place },
    {
      call: 'apigateway:UpdateDomainName',
      when: (resource) => changesOf(resource).length > 0,
      input: (resource) => ({ ...place(resource), patchOperations: changesOf(resource) }),
    },
    { ...awaitDomain, when: (resource) => changesOf(resource).length > 0 },
    ...apiGatewayTagSteps(
      (resource) => `arn:aws:apigateway:${resource.region}::/domainnames/${resource.physicalId}`,
    ),
  ],
  delete: [
    { call: 'apigateway:GetDomainName', ignoring: ['NotFoundException'], input: place },
    { call: 'apigateway:DeleteDomainName', ignoring: ['NotFoundException'], input: place },
  ],
};
