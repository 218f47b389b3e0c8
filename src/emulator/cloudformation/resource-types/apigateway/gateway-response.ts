import type { ResourceType, ResourceView, Step } from '../../resource-type.ts';
import { pickLowered, textOf } from '../properties.ts';

const place = (resource: ResourceView): object =>
  pickLowered(resource.properties, 'RestApiId', 'ResponseType');

const put: Step = {
  call: 'apigateway:PutGatewayResponse',
  input: (resource) => ({
    ...place(resource),
    ...pickLowered(resource.properties, 'ResponseParameters', 'ResponseTemplates'),
    statusCode: textOf(resource.properties['StatusCode']),
  }),
};

export const apiGatewayGatewayResponse: ResourceType = {
  type: 'AWS::ApiGateway::GatewayResponse',
  idAfter: put.call,
  physicalId: (resource) => resource.generatedName(),
  replacedBy: ['RestApiId', 'ResponseType'],
  attributes: { Id: (resource) => resource.physicalId },
  create: [put],
  update: [{ call: 'apigateway:GetGatewayResponse', input: place }, put],
  delete: [
    { call: 'apigateway:GetGatewayResponse', ignoring: ['NotFoundException'], input: place },
    { call: 'apigateway:DeleteGatewayResponse', ignoring: ['NotFoundException'], input: place },
  ],
};
