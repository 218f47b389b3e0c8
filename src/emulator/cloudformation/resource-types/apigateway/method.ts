import type { ResourceType, ResourceView, Step } from '../../resource-type.ts';
import { isTrue, listOf, pickLowered, requiredText, textOf, valuesOf } from '../properties.ts';

const place = (resource: ResourceView): object =>
  pickLowered(resource.properties, 'RestApiId', 'ResourceId', 'HttpMethod');

const integrationOf = (resource: ResourceView) => valuesOf(resource.properties['Integration']);

/** A method, its integration and the answers of both: one call each. */
const put: readonly Step[] = [
  {
    call: 'apigateway:PutMethod',
    input: (resource) => ({
      ...place(resource),
      ...pickLowered(
        resource.properties,
        'AuthorizationType',
        'AuthorizerId',
        'AuthorizationScopes',
        'OperationName',
        'RequestModels',
        'RequestParameters',
        'RequestValidatorId',
      ),
      apiKeyRequired: isTrue(resource.properties['ApiKeyRequired']),
    }),
  },
  {
    call: 'apigateway:PutIntegration',
    when: (resource) => resource.properties['Integration'] !== undefined,
    input: (resource) => {
      const integration = integrationOf(resource);
      const timeout = textOf(integration['TimeoutInMillis']);
      return {
        ...place(resource),
        ...pickLowered(
          integration,
          'Type',
          'IntegrationHttpMethod',
          'Uri',
          'ConnectionType',
          'ConnectionId',
          'Credentials',
          'RequestParameters',
          'RequestTemplates',
          'PassthroughBehavior',
          'CacheNamespace',
          'CacheKeyParameters',
          'ContentHandling',
        ),
        ...(timeout === undefined ? {} : { timeoutInMillis: Number(timeout) }),
      };
    },
  },
  {
    call: 'apigateway:PutMethodResponse',
    forEach: (resource) => listOf(resource.properties['MethodResponses']),
    input: (resource, response) => ({
      ...place(resource),
      statusCode: textOf(valuesOf(response)['StatusCode']),
      ...pickLowered(valuesOf(response), 'ResponseModels', 'ResponseParameters'),
    }),
  },
  {
    call: 'apigateway:PutIntegrationResponse',
    forEach: (resource) => listOf(integrationOf(resource)['IntegrationResponses']),
    input: (resource, response) => ({
      ...place(resource),
      statusCode: textOf(valuesOf(response)['StatusCode']),
      ...pickLowered(
        valuesOf(response),
        'ContentHandling',
        'ResponseParameters',
        'ResponseTemplates',
        'SelectionPattern',
      ),
    }),
  },
];

export const apiGatewayMethod: ResourceType = {
  type: 'AWS::ApiGateway::Method',
  idAfter: 'apigateway:PutMethod',
  physicalId: (resource) =>
    ['RestApiId', 'ResourceId', 'HttpMethod'].map((name) => requiredText(resource, name)).join('|'),
  replacedBy: ['RestApiId', 'ResourceId', 'HttpMethod'],
  create: put,
  // A changed method is taken away and put again.
  update: [
    { call: 'apigateway:GetMethod', ignoring: ['NotFoundException'], input: place },
    { call: 'apigateway:DeleteMethod', ignoring: ['NotFoundException'], input: place },
    ...put,
  ],
  delete: [{ call: 'apigateway:DeleteMethod', ignoring: ['NotFoundException'], input: place }],
};
