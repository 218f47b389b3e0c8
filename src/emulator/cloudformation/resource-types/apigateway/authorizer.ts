import type { ResourceType, ResourceView } from '../../resource-type.ts';
import { patchChanged, patchList } from './patch.ts';
import { listOf, pickLowered, textOf } from '../properties.ts';

const place = (resource: ResourceView): object => ({
  ...pickLowered(resource.properties, 'RestApiId'),
  authorizerId: resource.physicalId,
});

const settings = [
  'Name',
  'Type',
  'AuthType',
  'AuthorizerUri',
  'AuthorizerCredentials',
  'AuthorizerResultTtlInSeconds',
  'IdentitySource',
  'IdentityValidationExpression',
];

const changesOf = (resource: ResourceView) => [
  ...patchChanged(resource, ...settings),
  ...patchList(
    '/providerARNs',
    listOf(resource.previous['ProviderARNs']),
    listOf(resource.properties['ProviderARNs']),
  ),
];

export const apiGatewayAuthorizer: ResourceType = {
  type: 'AWS::ApiGateway::Authorizer',
  idAfter: 'apigateway:CreateAuthorizer',
  physicalId: (resource) => String(resource.output('apigateway:CreateAuthorizer')['id']),
  replacedBy: ['RestApiId'],
  attributes: { AuthorizerId: (resource) => resource.physicalId },
  create: [
    {
      call: 'apigateway:CreateAuthorizer',
      input: (resource) => {
        const timeToLive = textOf(resource.properties['AuthorizerResultTtlInSeconds']);
        return {
          ...pickLowered(resource.properties, 'RestApiId', ...settings),
          providerARNs: resource.properties['ProviderARNs'],
          ...(timeToLive === undefined ? {} : { authorizerResultTtlInSeconds: Number(timeToLive) }),
        };
      },
    },
  ],
  update: [
    { call: 'apigateway:GetAuthorizer', input: place },
    {
      call: 'apigateway:UpdateAuthorizer',
      when: (resource) => changesOf(resource).length > 0,
      input: (resource) => ({ ...place(resource), patchOperations: changesOf(resource) }),
    },
  ],
  delete: [{ call: 'apigateway:DeleteAuthorizer', ignoring: ['NotFoundException'], input: place }],
};
