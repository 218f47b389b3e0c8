import type { ResourceType, ResourceView } from '../../resource-type.ts';
import { pickProperties, requiredText } from '../properties.ts';

const place = (resource: ResourceView) => ({
  DomainName: requiredText(resource, 'DomainName'),
  ApiMappingId: resource.physicalId,
});

export const apiGatewayV2ApiMapping: ResourceType = {
  type: 'AWS::ApiGatewayV2::ApiMapping',
  idAfter: 'apigatewayv2:CreateApiMapping',
  physicalId: (resource) => String(resource.output('apigatewayv2:CreateApiMapping')['ApiMappingId']),
  replacedBy: ['DomainName'],
  attributes: { ApiMappingId: (resource) => resource.physicalId },
  create: [
    {
      call: 'apigatewayv2:CreateApiMapping',
      input: (resource) =>
        pickProperties(resource.properties, 'ApiId', 'ApiMappingKey', 'DomainName', 'Stage'),
    },
  ],
  update: [
    { call: 'apigatewayv2:GetApiMapping', input: place },
    {
      call: 'apigatewayv2:UpdateApiMapping',
      input: (resource) => ({
        ...place(resource),
        ...pickProperties(resource.properties, 'ApiId', 'ApiMappingKey', 'Stage'),
      }),
    },
  ],
  delete: [{ call: 'apigatewayv2:DeleteApiMapping', ignoring: ['NotFoundException'], input: place }],
};
