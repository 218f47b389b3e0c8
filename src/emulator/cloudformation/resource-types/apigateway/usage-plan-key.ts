import type { ResourceType, ResourceView } from '../../resource-type.ts';
import { pickLowered, requiredText } from '../properties.ts';

const place = (resource: ResourceView): object => pickLowered(resource.properties, 'UsagePlanId', 'KeyId');

export const apiGatewayUsagePlanKey: ResourceType = {
  type: 'AWS::ApiGateway::UsagePlanKey',
  idAfter: 'apigateway:CreateUsagePlanKey',
  physicalId: (resource) => `${requiredText(resource, 'KeyId')}:${requiredText(resource, 'UsagePlanId')}`,
  replacedBy: ['KeyId', 'KeyType', 'UsagePlanId'],
  attributes: { Id: (resource) => resource.physicalId },
  create: [
    {
      call: 'apigateway:CreateUsagePlanKey',
      input: (resource) => pickLowered(resource.properties, 'UsagePlanId', 'KeyId', 'KeyType'),
    },
  ],
  // Every property replaces it.
  update: [],
  delete: [
    { call: 'apigateway:GetUsagePlanKey', ignoring: ['NotFoundException'], input: place },
    { call: 'apigateway:DeleteUsagePlanKey', ignoring: ['NotFoundException'], input: place },
  ],
};
