import type { ResourceType, ResourceView } from '../../resource-type.ts';
import { pickProperties, requiredText, textOf } from '../properties.ts';

const settings = ['ContentType', 'Description', 'Name', 'Schema'];
const settingsOf = ({ properties }: ResourceView): object => ({
  ...pickProperties(properties, ...settings),
  Schema: textOf(properties['Schema']),
});
const place = (resource: ResourceView): object => ({
  ApiId: requiredText(resource, 'ApiId'),
  ModelId: resource.physicalId,
});

export const apiGatewayV2Model: ResourceType = {
  type: 'AWS::ApiGatewayV2::Model',
  idAfter: 'apigatewayv2:CreateModel',
  physicalId: (resource) => String(resource.output('apigatewayv2:CreateModel')['ModelId']),
  replacedBy: ['ApiId'],
  attributes: { ModelId: (resource) => resource.physicalId },
  create: [
    {
      call: 'apigatewayv2:CreateModel',
      input: (resource) => ({ ...pickProperties(resource.properties, 'ApiId'), ...settingsOf(resource) }),
    },
  ],
  update: [
    { call: 'apigatewayv2:GetModel', input: place },
    {
      call: 'apigatewayv2:UpdateModel',
      when: (resource) => resource.changed(...settings),
      input: (resource) => ({ ...place(resource), ...settingsOf(resource) }),
    },
  ],
  delete: [
    { call: 'apigatewayv2:GetModel', ignoring: ['NotFoundException'], input: place },
    { call: 'apigatewayv2:DeleteModel', ignoring: ['NotFoundException'], input: place },
  ],
};
