import type { ResourceType, ResourceView } from '../../resource-type.ts';
import { requiredText, textOf, valuesOf } from '../properties.ts';
import { arnPart } from './arn-part.ts';
import { settingsOf } from './shapes.ts';
import { readTexts, textsNamed } from './texts.ts';

const settings = [
  'CachingConfig',
  'DataSourceName',
  'Kind',
  'MaxBatchSize',
  'MetricsConfig',
  'PipelineConfig',
  'Runtime',
  'SyncConfig',
];
const texts = ['Code', 'RequestMappingTemplate', 'ResponseMappingTemplate'];

const place = (resource: ResourceView) => ({
  apiId: requiredText(resource, 'ApiId'),
  typeName: requiredText(resource, 'TypeName'),
  fieldName: requiredText(resource, 'FieldName'),
});
const input = (resource: ResourceView) => ({
  ...place(resource),
  ...settingsOf(resource.properties, settings),
  ...textsNamed(resource, ...texts),
});

/** Once it is made, its ARN says all that it takes to name it. */
const itself = ({ physicalId }: ResourceView) => ({
  apiId: arnPart(physicalId, 'apis'),
  typeName: arnPart(physicalId, 'types'),
  fieldName: arnPart(physicalId, 'resolvers'),
});

export const appSyncResolver: ResourceType = {
  type: 'AWS::AppSync::Resolver',
  physicalId: (resource) =>
    textOf(valuesOf(resource.output('appsync:CreateResolver')['resolver'])['resolverArn']) ?? '',
  idAfter: 'appsync:CreateResolver',
  replacedBy: ['ApiId', 'FieldName', 'TypeName'],
  attributes: {
    ResolverArn: (resource) => resource.physicalId,
    FieldName: (resource) => requiredText(resource, 'FieldName'),
    TypeName: (resource) => requiredText(resource, 'TypeName'),
  },
  create: [
    ...readTexts(...texts),
    { call: 'appsync:CreateResolver', input },
    { call: 'appsync:GetResolver', input: place },
  ],
  update: [...readTexts(...texts), { call: 'appsync:UpdateResolver', input }],
  delete: [{ call: 'appsync:DeleteResolver', ignoring: ['NotFoundException'], input: itself }],
};
