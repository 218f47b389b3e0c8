import type { ResourceType, ResourceView, Step } from '../../resource-type.ts';
import { requiredText, valuesOf } from '../properties.ts';
import { removedTagKeys, setTags, tagRecord } from '../tags.ts';
import { settingsOf } from './shapes.ts';

const place = (resource: ResourceView) => ({ domainName: resource.physicalId });
const arn = (resource: ResourceView) =>
  `arn:aws:appsync:${resource.region}:${resource.accountId}:domainnames/${resource.physicalId}`;
const read: Step = { call: 'appsync:GetDomainName', input: place };
const told = (resource: ResourceView, name: string) =>
  valuesOf(resource.output(read.call)['domainNameConfig'])[name];

export const appSyncDomainName: ResourceType = {
  type: 'AWS::AppSync::DomainName',
  taggingActions: ['appsync:TagResource', 'appsync:UntagResource'],
  physicalId: (resource) => requiredText(resource, 'DomainName'),
  replacedBy: ['DomainName', 'CertificateArn'],
  attributes: {
    AppSyncDomainName: (resource) => told(resource, 'appsyncDomainName'),
    DomainName: (resource) => resource.physicalId,
    DomainNameArn: arn,
    HostedZoneId: (resource) => told(resource, 'hostedZoneId'),
  },
  create: [
    {
      call: 'appsync:CreateDomainName',
      input: (resource) => ({
        ...settingsOf(resource.properties, ['DomainName', 'CertificateArn', 'Description']),
        tags: tagRecord(resource.tags),
      }),
    },
    read,
  ],
  update: [
    read,
    {
      call: 'appsync:UpdateDomainName',
      when: (resource) => resource.changed('Description'),
      input: (resource) => ({ ...place(resource), ...settingsOf(resource.properties, ['Description']) }),
    },
    {
      call: 'appsync:UntagResource',
      when: (resource) => removedTagKeys(resource).length > 0,
      input: (resource) => ({ resourceArn: arn(resource), tagKeys: removedTagKeys(resource) }),
    },
    {
      call: 'appsync:TagResource',
      when: (resource) => setTags(resource).length > 0,
      input: (resource) => ({ resourceArn: arn(resource), tags: tagRecord(setTags(resource)) }),
    },
  ],
  delete: [
    { ...read, ignoring: ['NotFoundException'] },
    { call: 'appsync:DeleteDomainName', ignoring: ['NotFoundException'], input: place },
  ],
};
