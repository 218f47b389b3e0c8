import type { ResourceType, ResourceView } from '../../resource-type.ts';
import { requiredText, textOf, valuesOf } from '../properties.ts';
import { settingsOf } from './shapes.ts';

const settings = ['Description', 'Expires'];

const keyId = (resource: ResourceView) =>
  textOf(valuesOf(resource.output('appsync:CreateApiKey')['apiKey'])['id']) ?? '';
const apiOf = (resource: ResourceView) => ({ apiId: requiredText(resource, 'ApiId') });
const place = (resource: ResourceView) => ({
  ...apiOf(resource),
  id: resource.physicalId.split('/').at(-1) ?? '',
});

export const appSyncApiKey: ResourceType = {
  type: 'AWS::AppSync::ApiKey',
  frame: 'semicolon',
  physicalId: (resource) =>
    `arn:aws:appsync:${resource.region}:${resource.accountId}:apis/${requiredText(resource, 'ApiId')}/apikey/${keyId(resource)}`,
  idAfter: 'appsync:CreateApiKey',
  replacedBy: ['ApiId'],
  attributes: {
    ApiKey: keyId,
    ApiKeyId: keyId,
    Arn: (resource) => resource.physicalId,
  },
  create: [
    {
      call: 'appsync:CreateApiKey',
      input: (resource) => ({ ...apiOf(resource), ...settingsOf(resource.properties, settings) }),
    },
  ],
  update: [
    {
      call: 'appsync:UpdateApiKey',
      when: (resource) => resource.changed(...settings),
      input: (resource) => ({ ...place(resource), ...settingsOf(resource.properties, settings) }),
    },
  ],
  delete: [{ call: 'appsync:DeleteApiKey', ignoring: ['NotFoundException'], input: place }],
};
