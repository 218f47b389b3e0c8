import type { ResourceType, ResourceView } from '../../resource-type.ts';
import { patchChanged } from './patch.ts';
import { pickLowered, textOf } from '../properties.ts';

const place = (resource: ResourceView): object => ({
  ...pickLowered(resource.properties, 'RestApiId'),
  modelName: resource.physicalId,
});

/** Model names have letters and digits only, also those that CloudFormation makes. */
const nameOf = (resource: ResourceView): string =>
  textOf(resource.properties['Name']) ?? resource.generatedName().replaceAll(/[^a-zA-Z0-9]/gu, '');

export const apiGatewayModel: ResourceType = {
  type: 'AWS::ApiGateway::Model',
  idAfter: 'apigateway:CreateModel',
  physicalId: (resource) => String(resource.output('apigateway:CreateModel')['name']),
  replacedBy: ['RestApiId', 'Name', 'ContentType'],
  create: [
    {
      call: 'apigateway:CreateModel',
      input: (resource) => ({
        ...pickLowered(resource.properties, 'RestApiId', 'Description'),
        name: nameOf(resource),
        contentType: textOf(resource.properties['ContentType']) ?? 'application/json',
        schema: textOf(resource.properties['Schema']) ?? '{}',
      }),
    },
  ],
  update: [
    { call: 'apigateway:GetModel', input: place },
    {
      call: 'apigateway:UpdateModel',
      when: (resource) => resource.changed('Description', 'Schema'),
      input: (resource) => ({
        ...place(resource),
        patchOperations: patchChanged(resource, 'Description', 'Schema'),
      }),
    },
  ],
  delete: [
    { call: 'apigateway:GetModel', ignoring: ['NotFoundException'], input: place },
    { call: 'apigateway:DeleteModel', ignoring: ['NotFoundException'], input: place },
  ],
};
