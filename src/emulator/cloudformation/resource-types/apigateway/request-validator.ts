import type { ResourceType, ResourceView } from '../../resource-type.ts';
import { patchChanged } from './patch.ts';
import { isTrue, pickLowered } from '../properties.ts';

const place = (resource: ResourceView): object => ({
  ...pickLowered(resource.properties, 'RestApiId'),
  requestValidatorId: resource.physicalId,
});

const checks = ['ValidateRequestBody', 'ValidateRequestParameters'];

export const apiGatewayRequestValidator: ResourceType = {
  type: 'AWS::ApiGateway::RequestValidator',
  idAfter: 'apigateway:CreateRequestValidator',
  physicalId: (resource) => String(resource.output('apigateway:CreateRequestValidator')['id']),
  replacedBy: ['RestApiId', 'Name'],
  attributes: { RequestValidatorId: (resource) => resource.physicalId },
  create: [
    {
      call: 'apigateway:CreateRequestValidator',
      input: (resource) => ({
        ...pickLowered(resource.properties, 'RestApiId', 'Name'),
        validateRequestBody: isTrue(resource.properties['ValidateRequestBody']),
        validateRequestParameters: isTrue(resource.properties['ValidateRequestParameters']),
      }),
    },
  ],
  update: [
    { call: 'apigateway:GetRequestValidator', input: place },
    {
      call: 'apigateway:UpdateRequestValidator',
      when: (resource) => resource.changed(...checks),
      input: (resource) => ({ ...place(resource), patchOperations: patchChanged(resource, ...checks) }),
    },
  ],
  delete: [{ call: 'apigateway:DeleteRequestValidator', ignoring: ['NotFoundException'], input: place }],
};
