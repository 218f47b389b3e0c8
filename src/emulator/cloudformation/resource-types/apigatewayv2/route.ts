import type { ResourceType, ResourceView } from '../../resource-type.ts';
import { pickProperties, requiredText } from '../properties.ts';

const settings = [
  'ApiKeyRequired',
  'AuthorizationScopes',
  'AuthorizationType',
  'AuthorizerId',
  'ModelSelectionExpression',
  'OperationName',
  'RequestModels',
  'RequestParameters',
  'RouteKey',
  'RouteResponseSelectionExpression',
  'Target',
];

const place = (resource: ResourceView): object => ({
  ApiId: requiredText(resource, 'ApiId'),
  RouteId: resource.physicalId,
});

export const apiGatewayV2Route: ResourceType = {
  type: 'AWS::ApiGatewayV2::Route',
  idAfter: 'apigatewayv2:CreateRoute',
  physicalId: (resource) => String(resource.output('apigatewayv2:CreateRoute')['RouteId']),
  replacedBy: ['ApiId'],
  attributes: { RouteId: (resource) => resource.physicalId },
  create: [
    {
      call: 'apigatewayv2:CreateRoute',
      input: (resource) => pickProperties(resource.properties, 'ApiId', ...settings),
    },
  ],
  update: [
    { call: 'apigatewayv2:GetRoute', input: place },
    {
      call: 'apigatewayv2:UpdateRoute',
      when: (resource) => resource.changed(...settings),
      input: (resource) => ({ ...place(resource), ...pickProperties(resource.properties, ...settings) }),
    },
  ],
  delete: [
    { call: 'apigatewayv2:GetRoute', ignoring: ['NotFoundException'], input: place },
    { call: 'apigatewayv2:DeleteRoute', ignoring: ['NotFoundException'], input: place },
  ],
};
