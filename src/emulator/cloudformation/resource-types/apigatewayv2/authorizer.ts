import type { ResourceType, ResourceView } from '../../resource-type.ts';
import { pickProperties, requiredText } from '../properties.ts';

const settings = [
  'AuthorizerCredentialsArn',
  'AuthorizerPayloadFormatVersion',
  'AuthorizerResultTtlInSeconds',
  'AuthorizerType',
  'AuthorizerUri',
  'EnableSimpleResponses',
  'IdentitySource',
  'IdentityValidationExpression',
  'JwtConfiguration',
  'Name',
];

const place = (resource: ResourceView): object => ({
  ApiId: requiredText(resource, 'ApiId'),
  AuthorizerId: resource.physicalId,
});

export const apiGatewayV2Authorizer: ResourceType = {
  type: 'AWS::ApiGatewayV2::Authorizer',
  idAfter: 'apigatewayv2:CreateAuthorizer',
  physicalId: (resource) => String(resource.output('apigatewayv2:CreateAuthorizer')['AuthorizerId']),
  replacedBy: ['ApiId'],
  attributes: { AuthorizerId: (resource) => resource.physicalId },
  create: [
    {
      call: 'apigatewayv2:CreateAuthorizer',
      input: (resource) => pickProperties(resource.properties, 'ApiId', ...settings),
    },
  ],
  update: [
    { call: 'apigatewayv2:GetAuthorizer', input: place },
    {
      call: 'apigatewayv2:UpdateAuthorizer',
      when: (resource) => resource.changed(...settings),
      input: (resource) => ({ ...place(resource), ...pickProperties(resource.properties, ...settings) }),
    },
  ],
  delete: [
    { call: 'apigatewayv2:GetAuthorizer', ignoring: ['NotFoundException'], input: place },
    { call: 'apigatewayv2:DeleteAuthorizer', ignoring: ['NotFoundException'], input: place },
  ],
};
