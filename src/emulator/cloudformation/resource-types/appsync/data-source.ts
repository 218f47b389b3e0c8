import type { ResourceType, ResourceView } from '../../resource-type.ts';
import { requiredText, textOf, valuesOf } from '../properties.ts';
import { arnPart } from './arn-part.ts';
import { settingsOf } from './shapes.ts';

const settings = [
  'Description',
  'DynamoDBConfig',
  'ElasticsearchConfig',
  'EventBridgeConfig',
  'HttpConfig',
  'LambdaConfig',
  'MetricsConfig',
  'OpenSearchServiceConfig',
  'RelationalDatabaseConfig',
  'ServiceRoleArn',
  'Type',
];

const place = (resource: ResourceView) => ({
  apiId: requiredText(resource, 'ApiId'),
  name: requiredText(resource, 'Name'),
});

/** Once it is made, its ARN says all that it takes to name it. */
const itself = ({ physicalId }: ResourceView) => ({
  apiId: arnPart(physicalId, 'apis'),
  name: arnPart(physicalId, 'datasources'),
});

export const appSyncDataSource: ResourceType = {
  type: 'AWS::AppSync::DataSource',
  physicalId: (resource) =>
    textOf(valuesOf(resource.output('appsync:CreateDataSource')['dataSource'])['dataSourceArn']) ?? '',
  idAfter: 'appsync:CreateDataSource',
  replacedBy: ['ApiId', 'Name'],
  attributes: {
    DataSourceArn: (resource) => resource.physicalId,
    Name: (resource) => requiredText(resource, 'Name'),
  },
  create: [
    {
      call: 'appsync:CreateDataSource',
      input: (resource) => ({ ...place(resource), ...settingsOf(resource.properties, settings) }),
    },
    { call: 'appsync:GetDataSource', input: place },
  ],
  update: [
    {
      call: 'appsync:UpdateDataSource',
      when: (resource) => resource.changed(...settings),
      input: (resource) => ({ ...place(resource), ...settingsOf(resource.properties, settings) }),
    },
  ],
  delete: [
    { call: 'appsync:GetDataSource', ignoring: ['NotFoundException'], input: itself },
    { call: 'appsync:DeleteDataSource', ignoring: ['NotFoundException'], input: itself },
  ],
};
