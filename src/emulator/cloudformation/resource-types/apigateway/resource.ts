import type { ResourceType } from '../../resource-type.ts';
import { pickLowered } from '../properties.ts';

export const apiGatewayResource: ResourceType = {
  type: 'AWS::ApiGateway::Resource',
  idAfter: 'apigateway:CreateResource',
  physicalId: (resource) => String(resource.output('apigateway:CreateResource')['id']),
  replacedBy: ['ParentId', 'PathPart', 'RestApiId'],
  attributes: { ResourceId: (resource) => resource.physicalId },
  create: [
    {
      call: 'apigateway:CreateResource',
      input: (resource) => pickLowered(resource.properties, 'RestApiId', 'ParentId', 'PathPart'),
    },
  ],
  // Every property replaces it.
  update: [],
  delete: [
    {
      call: 'apigateway:DeleteResource',
      ignoring: ['NotFoundException'],
      input: (resource) => ({
        ...pickLowered(resource.properties, 'RestApiId'),
        resourceId: resource.physicalId,
      }),
    },
  ],
};
