import type { ResourceType, ResourceView, Step } from '../../resource-type.ts';
import { requiredText, textOf } from '../properties.ts';
import { readTexts, textNamed } from './texts.ts';

const place = (resource: ResourceView) => ({ apiId: requiredText(resource, 'ApiId') });
const status = (resource: ResourceView) => resource.output('appsync:GetSchemaCreationStatus');

const creation: readonly Step[] = [
  ...readTexts('Definition'),
  {
    call: 'appsync:StartSchemaCreation',
    input: (resource) => ({
      ...place(resource),
      definition: Buffer.from(textNamed(resource, 'Definition') ?? ''),
    }),
  },
  {
    call: 'appsync:GetSchemaCreationStatus',
    input: place,
    until: (output) => output['status'] !== 'PROCESSING',
    pollSeconds: 1,
  },
  {
    call: 'appsync:GetSchemaCreationStatus',
    when: (resource) => status(resource)['status'] === 'FAILED',
    input: place,
    objection: (resource) =>
      `Schema Creation Status is FAILED with details: ${textOf(status(resource)['details'])}`,
  },
];

/** Nothing deletes a schema: it goes with its API. */
export const appSyncGraphQlSchema: ResourceType = {
  type: 'AWS::AppSync::GraphQLSchema',
  frame: 'semicolon',
  physicalId: (resource) => `${requiredText(resource, 'ApiId')}GraphQLSchema`,
  replacedBy: ['ApiId'],
  attributes: { Id: (resource) => resource.physicalId },
  create: creation,
  update: creation,
  delete: [],
};
