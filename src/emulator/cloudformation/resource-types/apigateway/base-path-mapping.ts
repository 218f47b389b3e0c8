import type { ResourceType, ResourceView } from '../../resource-type.ts';
import { pickLowered, requiredText, textOf } from '../properties.ts';
import type { PatchOperation } from './patch.ts';

const basePathOf = (resource: ResourceView): string => textOf(resource.properties['BasePath']) || '(none)';

const place = (resource: ResourceView) => {
  const [domainName = '', basePath = ''] = resource.physicalId.split('|');
  return { domainName, basePath };
};

/** The member of a patch is spelled otherwise than the one of the request. */
const patched: readonly (readonly [property: string, path: string])[] = [
  ['RestApiId', '/restapiId'],
  ['Stage', '/stage'],
];

function changesOf(resource: ResourceView): PatchOperation[] {
  return patched
    .filter(([property]) => resource.changed(property))
    .map(([property, path]) => {
      const value = textOf(resource.properties[property]);
      return value === undefined ? { op: 'remove', path } : { op: 'replace', path, value };
    });
}

export const apiGatewayBasePathMapping: ResourceType = {
  type: 'AWS::ApiGateway::BasePathMapping',
  idAfter: 'apigateway:CreateBasePathMapping',
  physicalId: (resource) => `${requiredText(resource, 'DomainName')}|${basePathOf(resource)}`,
  replacedBy: ['BasePath', 'DomainName'],
  create: [
    {
      call: 'apigateway:CreateBasePathMapping',
      input: (resource) => pickLowered(resource.properties, 'BasePath', 'DomainName', 'RestApiId', 'Stage'),
    },
  ],
  update: [
    { call: 'apigateway:GetBasePathMapping', input: place },
    {
      call: 'apigateway:UpdateBasePathMapping',
      input: (resource) => ({ ...place(resource), patchOperations: changesOf(resource) }),
    },
  ],
  delete: [{ call: 'apigateway:DeleteBasePathMapping', ignoring: ['NotFoundException'], input: place }],
};
