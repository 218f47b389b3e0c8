import type { ResourceType, ResourceView } from '../../resource-type.ts';
import { listOf, pickProperties, requiredText, valuesOf } from '../properties.ts';
import { removedTagKeys, setTags, tagRecord, withoutSystemTags } from '../tags.ts';

const place = (resource: ResourceView) => ({ DomainName: resource.physicalId });
const settings = ['DomainNameConfigurations', 'MutualTlsAuthentication', 'RoutingMode'];

const arnOf = (resource: ResourceView): string =>
  `arn:aws:apigateway:${resource.region}::/domainnames/${resource.physicalId}`;

const configuration = (resource: ResourceView) =>
  valuesOf(listOf(resource.output('apigatewayv2:GetDomainName')['DomainNameConfigurations'])[0]);

export const apiGatewayV2DomainName: ResourceType = {
  type: 'AWS::ApiGatewayV2::DomainName',
  idAfter: 'apigatewayv2:CreateDomainName',
  physicalId: (resource) => requiredText(resource, 'DomainName'),
  replacedBy: ['DomainName'],
  attributes: {
    DomainNameArn: (resource) => resource.output('apigatewayv2:GetDomainName')['DomainNameArn'],
    RegionalDomainName: (resource) => configuration(resource)['ApiGatewayDomainName'],
    RegionalHostedZoneId: (resource) => configuration(resource)['HostedZoneId'],
  },
  read: [{ call: 'apigatewayv2:GetDomainName', input: place }],
  create: [
    {
      call: 'apigatewayv2:CreateDomainName',
      input: (resource) => ({
        ...pickProperties(resource.properties, 'DomainName', ...settings),
        Tags: tagRecord(withoutSystemTags(resource.tags)),
      }),
    },
    {
      call: 'apigatewayv2:GetDomainName',
      input: place,
      until: ({ DomainNameConfigurations }) =>
        valuesOf(listOf(DomainNameConfigurations)[0])['DomainNameStatus'] === 'AVAILABLE',
    },
  ],
  update: [
    { call: 'apigatewayv2:GetDomainName', input: place },
    {
      call: 'apigatewayv2:UpdateDomainName',
      when: (resource) => resource.changed(...settings),
      input: (resource) => ({ ...place(resource), ...pickProperties(resource.properties, ...settings) }),
    },
    {
      call: 'apigatewayv2:UntagResource',
      when: (resource) => removedTagKeys(resource).length > 0,
      input: (resource) => ({ ResourceArn: arnOf(resource), TagKeys: removedTagKeys(resource) }),
    },
    {
      call: 'apigatewayv2:TagResource',
      when: (resource) => withoutSystemTags(setTags(resource)).length > 0,
      input: (resource) => ({
        ResourceArn: arnOf(resource),
        Tags: tagRecord(withoutSystemTags(setTags(resource))),
      }),
    },
  ],
  delete: [
    { call: 'apigatewayv2:GetDomainName', ignoring: ['NotFoundException'], input: place },
    { call: 'apigatewayv2:DeleteDomainName', ignoring: ['NotFoundException'], input: place },
  ],
};
