import type { ResourceType, ResourceView } from '../../resource-type.ts';
import { pickProperties, requiredText } from '../properties.ts';

const settings = [
  'ConnectionId',
  'ConnectionType',
  'ContentHandlingStrategy',
  'CredentialsArn',
  'Description',
  'IntegrationMethod',
  'IntegrationSubtype',
  'IntegrationType',
  'IntegrationUri',
  'PassthroughBehavior',
  'PayloadFormatVersion',
  'RequestParameters',
  'RequestTemplates',
  'ResponseParameters',
  'TemplateSelectionExpression',
  'TimeoutInMillis',
  'TlsConfig',
];

const place = (resource: ResourceView): object => ({
  ApiId: requiredText(resource, 'ApiId'),
  IntegrationId: resource.physicalId,
});

export const apiGatewayV2Integration: ResourceType = {
  type: 'AWS::ApiGatewayV2::Integration',
  idAfter: 'apigatewayv2:CreateIntegration',
  physicalId: (resource) => String(resource.output('apigatewayv2:CreateIntegration')['IntegrationId']),
  replacedBy: ['ApiId'],
  attributes: { IntegrationId: (resource) => resource.physicalId },
  create: [
    {
      call: 'apigatewayv2:CreateIntegration',
      input: (resource) => pickProperties(resource.properties, 'ApiId', ...settings),
    },
  ],
  update: [
    { call: 'apigatewayv2:GetIntegration', input: place },
    {
      call: 'apigatewayv2:UpdateIntegration',
      when: (resource) => resource.changed(...settings),
      input: (resource) => ({ ...place(resource), ...pickProperties(resource.properties, ...settings) }),
    },
  ],
  delete: [
    { call: 'apigatewayv2:GetIntegration', ignoring: ['NotFoundException'], input: place },
    { call: 'apigatewayv2:DeleteIntegration', ignoring: ['NotFoundException'], input: place },
  ],
};
