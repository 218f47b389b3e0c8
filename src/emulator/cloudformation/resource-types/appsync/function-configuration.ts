import type { ResourceType, ResourceView } from '../../resource-type.ts';
import { requiredText, textOf, valuesOf } from '../properties.ts';
import { arnPart } from './arn-part.ts';
import { settingsOf } from './shapes.ts';
import { readTexts, textsNamed } from './texts.ts';

const settings = [
  'DataSourceName',
  'Description',
  'FunctionVersion',
  'MaxBatchSize',
  'Name',
  'Runtime',
  'SyncConfig',
];
const texts = ['Code', 'RequestMappingTemplate', 'ResponseMappingTemplate'];

const apiOf = (resource: ResourceView) => ({ apiId: requiredText(resource, 'ApiId') });
const functionId = ({ physicalId }: ResourceView) => arnPart(physicalId, 'functions');
/** Once it is made, its ARN says all that it takes to name it. */
const place = (resource: ResourceView) => ({
  apiId: arnPart(resource.physicalId, 'apis'),
  functionId: functionId(resource),
});
const said = (resource: ResourceView) => ({
  ...settingsOf(resource.properties, settings),
  ...textsNamed(resource, ...texts),
});

export const appSyncFunctionConfiguration: ResourceType = {
  type: 'AWS::AppSync::FunctionConfiguration',
  physicalId: (resource) =>
    textOf(valuesOf(resource.output('appsync:CreateFunction')['functionConfiguration'])['functionArn']) ?? '',
  idAfter: 'appsync:CreateFunction',
  replacedBy: ['ApiId'],
  attributes: {
    DataSourceName: (resource) => requiredText(resource, 'DataSourceName'),
    FunctionArn: (resource) => resource.physicalId,
    FunctionId: functionId,
    Name: (resource) => requiredText(resource, 'Name'),
  },
  read: [{ call: 'appsync:GetFunction', input: place }],
  create: [
    ...readTexts(...texts),
    { call: 'appsync:CreateFunction', input: (resource) => ({ ...apiOf(resource), ...said(resource) }) },
  ],
  update: [
    ...readTexts(...texts),
    { call: 'appsync:UpdateFunction', input: (resource) => ({ ...place(resource), ...said(resource) }) },
  ],
  delete: [{ call: 'appsync:DeleteFunction', ignoring: ['NotFoundException'], input: place }],
};
