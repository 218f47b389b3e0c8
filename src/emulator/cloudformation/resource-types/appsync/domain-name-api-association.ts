import type { ResourceType, ResourceView, Step } from '../../resource-type.ts';
import { requiredText, valuesOf } from '../properties.ts';

const place = (resource: ResourceView) => ({ domainName: resource.physicalId.split('/')[0] });
const associate: Step = {
  call: 'appsync:AssociateApi',
  input: (resource) => ({ ...place(resource), apiId: requiredText(resource, 'ApiId') }),
};
const read: Step = {
  call: 'appsync:GetApiAssociation',
  input: place,
  until: (output) => valuesOf(output['apiAssociation'])['associationStatus'] !== 'PROCESSING',
};
const absent = ['NotFoundException'];

export const appSyncDomainNameApiAssociation: ResourceType = {
  type: 'AWS::AppSync::DomainNameApiAssociation',
  physicalId: (resource) => `${requiredText(resource, 'DomainName')}/apiassociation`,
  replacedBy: ['DomainName'],
  attributes: { ApiAssociationIdentifier: (resource) => resource.physicalId },
  create: [associate, read],
  update: [associate, read],
  delete: [
    { call: 'appsync:DisassociateApi', ignoring: absent, input: place },
    { ...read, ignoring: absent },
  ],
};
