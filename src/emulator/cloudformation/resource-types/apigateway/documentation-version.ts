import type { ResourceType, ResourceView } from '../../resource-type.ts';
import { pickLowered, requiredText } from '../properties.ts';
import { patchChanged } from './patch.ts';

const place = ({ properties }: ResourceView) => pickLowered(properties, 'RestApiId', 'DocumentationVersion');

export const apiGatewayDocumentationVersion: ResourceType = {
  type: 'AWS::ApiGateway::DocumentationVersion',
  idAfter: 'apigateway:CreateDocumentationVersion',
  physicalId: (resource) => requiredText(resource, 'DocumentationVersion'),
  replacedBy: ['DocumentationVersion', 'RestApiId'],
  create: [
    {
      call: 'apigateway:CreateDocumentationVersion',
      input: (resource) => ({ ...place(resource), ...pickLowered(resource.properties, 'Description') }),
    },
  ],
  update: [
    { call: 'apigateway:GetDocumentationVersion', input: place },
    {
      call: 'apigateway:UpdateDocumentationVersion',
      when: (resource) => resource.changed('Description'),
      input: (resource) => ({ ...place(resource), patchOperations: patchChanged(resource, 'Description') }),
    },
  ],
  delete: [{ call: 'apigateway:DeleteDocumentationVersion', ignoring: ['NotFoundException'], input: place }],
};
