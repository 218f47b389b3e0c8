import type { ResourceType, ResourceView, Step } from '../../resource-type.ts';
import { requiredText, valuesOf } from '../properties.ts';
import { settingsOf } from './shapes.ts';

const changeable = ['ApiCachingBehavior', 'HealthMetricsConfig', 'Ttl', 'Type'];
const encryption = ['AtRestEncryptionEnabled', 'TransitEncryptionEnabled'];

const place = (resource: ResourceView) => ({ apiId: requiredText(resource, 'ApiId') });
const statusIs = (output: Readonly<Record<string, unknown>>, status: string) =>
  valuesOf(output['apiCache'])['status'] === status;
const read: Step = {
  call: 'appsync:GetApiCache',
  input: place,
  until: (output) => statusIs(output, 'AVAILABLE'),
};

export const appSyncApiCache: ResourceType = {
  type: 'AWS::AppSync::ApiCache',
  frame: 'semicolon',
  physicalId: (resource) => `${requiredText(resource, 'ApiId')}ApiCache`,
  replacedBy: ['ApiId', ...encryption],
  attributes: { Id: (resource) => resource.physicalId },
  create: [
    {
      call: 'appsync:CreateApiCache',
      input: (resource) => ({
        ...place(resource),
        ...settingsOf(resource.properties, [...changeable, ...encryption]),
      }),
    },
    read,
  ],
  update: [
    {
      call: 'appsync:UpdateApiCache',
      input: (resource) => ({ ...place(resource), ...settingsOf(resource.properties, changeable) }),
    },
    read,
  ],
  delete: [
    { call: 'appsync:DeleteApiCache', ignoring: ['NotFoundException'], input: place },
    { ...read, ignoring: ['NotFoundException'], until: () => false },
  ],
};
