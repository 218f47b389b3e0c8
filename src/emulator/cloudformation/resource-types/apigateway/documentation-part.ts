import type { ResourceType, ResourceView } from '../../resource-type.ts';
import { lowerKeys, pickLowered } from '../properties.ts';
import { patchChanged } from './patch.ts';

const place = (resource: ResourceView) => ({
  ...pickLowered(resource.properties, 'RestApiId'),
  documentationPartId: resource.physicalId,
});

export const apiGatewayDocumentationPart: ResourceType = {
  type: 'AWS::ApiGateway::DocumentationPart',
  idAfter: 'apigateway:CreateDocumentationPart',
  physicalId: (resource) => String(resource.output('apigateway:CreateDocumentationPart')['id']),
  replacedBy: ['Location', 'RestApiId'],
  attributes: { DocumentationPartId: (resource) => resource.physicalId },
  create: [
    {
      call: 'apigateway:CreateDocumentationPart',
      input: (resource) => ({
        ...pickLowered(resource.properties, 'RestApiId', 'Properties'),
        location: lowerKeys(resource.properties['Location']),
      }),
    },
  ],
  update: [
    { call: 'apigateway:GetDocumentationPart', input: place },
    {
      call: 'apigateway:UpdateDocumentationPart',
      when: (resource) => resource.changed('Properties'),
      input: (resource) => ({ ...place(resource), patchOperations: patchChanged(resource, 'Properties') }),
    },
  ],
  delete: [{ call: 'apigateway:DeleteDocumentationPart', ignoring: ['NotFoundException'], input: place }],
};
