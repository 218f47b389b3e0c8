import type { ResourceType, ResourceView } from '../../resource-type.ts';
import { pickProperties, requiredText } from '../properties.ts';

const settings = ['ModelSelectionExpression', 'ResponseModels', 'ResponseParameters', 'RouteResponseKey'];

const place = (resource: ResourceView): object => ({
  ApiId: requiredText(resource, 'ApiId'),
  RouteId: requiredText(resource, 'RouteId'),
  RouteResponseId: resource.physicalId,
});

export const apiGatewayV2RouteResponse: ResourceType = {
  type: 'AWS::ApiGatewayV2::RouteResponse',
  idAfter: 'apigatewayv2:CreateRouteResponse',
  physicalId: (resource) => String(resource.output('apigatewayv2:CreateRouteResponse')['RouteResponseId']),
  replacedBy: ['ApiId', 'RouteId'],
  attributes: { RouteResponseId: (resource) => resource.physicalId },
  create: [
    {
      call: 'apigatewayv2:CreateRouteResponse',
      input: (resource) => pickProperties(resource.properties, 'ApiId', 'RouteId', ...settings),
    },
  ],
  update: [
    { call: 'apigatewayv2:GetRouteResponse', input: place },
    {
      call: 'apigatewayv2:UpdateRouteResponse',
      when: (resource) => resource.changed(...settings),
      input: (resource) => ({ ...place(resource), ...pickProperties(resource.properties, ...settings) }),
    },
  ],
  delete: [
    { call: 'apigatewayv2:GetRouteResponse', ignoring: ['NotFoundException'], input: place },
    { call: 'apigatewayv2:DeleteRouteResponse', ignoring: ['NotFoundException'], input: place },
  ],
};
