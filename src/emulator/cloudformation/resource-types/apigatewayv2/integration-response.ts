import type { ResourceType, ResourceView } from '../../resource-type.ts';
import { pickProperties, requiredText } from '../properties.ts';

const settings = [
  'ContentHandlingStrategy',
  'IntegrationResponseKey',
  'ResponseParameters',
  'ResponseTemplates',
  'TemplateSelectionExpression',
];

const place = (resource: ResourceView): object => ({
  ApiId: requiredText(resource, 'ApiId'),
  IntegrationId: requiredText(resource, 'IntegrationId'),
  IntegrationResponseId: resource.physicalId,
});

export const apiGatewayV2IntegrationResponse: ResourceType = {
  type: 'AWS::ApiGatewayV2::IntegrationResponse',
  idAfter: 'apigatewayv2:CreateIntegrationResponse',
  physicalId: (resource) =>
    String(resource.output('apigatewayv2:CreateIntegrationResponse')['IntegrationResponseId']),
  replacedBy: ['ApiId', 'IntegrationId'],
  attributes: { IntegrationResponseId: (resource) => resource.physicalId },
  create: [
    {
      call: 'apigatewayv2:CreateIntegrationResponse',
      input: (resource) => pickProperties(resource.properties, 'ApiId', 'IntegrationId', ...settings),
    },
  ],
  update: [
    { call: 'apigatewayv2:GetIntegrationResponse', input: place },
    {
      call: 'apigatewayv2:UpdateIntegrationResponse',
      when: (resource) => resource.changed(...settings),
      input: (resource) => ({ ...place(resource), ...pickProperties(resource.properties, ...settings) }),
    },
  ],
  delete: [
    { call: 'apigatewayv2:GetIntegrationResponse', ignoring: ['NotFoundException'], input: place },
    { call: 'apigatewayv2:DeleteIntegrationResponse', ignoring: ['NotFoundException'], input: place },
  ],
};
