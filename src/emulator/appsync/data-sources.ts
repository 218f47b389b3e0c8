import type {
  CreateDataSourceRequest,
  CreateDataSourceResponse,
  DataSource,
  DataSourceType,
  DeleteDataSourceRequest,
  GetDataSourceRequest,
  GetDataSourceResponse,
  ListDataSourcesRequest,
  ListDataSourcesResponse,
  UpdateDataSourceRequest,
  UpdateDataSourceResponse,
} from '@aws-sdk/client-appsync';
import { toPassRole } from '../iam/pass-role.ts';
import { defineOperation } from '../operation.ts';
import { checkName, findDataSource } from './find.ts';
import { pageOf } from './paging.ts';
import { appSyncPrincipal, onPath, underApi } from './requirements.ts';
import { badRequest, getApi } from './store.ts';

/** Source: https://docs.aws.amazon.com/appsync/latest/APIReference/API_CreateDataSource.html */
export const createDataSource = defineOperation<CreateDataSourceRequest, CreateDataSourceResponse>({
  name: 'CreateDataSource',
  requires: (input, call) => [
    onPath('CreateDataSource', '/createdatasource', call),
    ...toPassRole(input.serviceRoleArn, appSyncPrincipal),
  ],
  handle: (input, call) => {
    const { api, dataSources } = getApi(call, input.apiId);
    const { apiId: _api, name = '', ...settings } = input;
    checkName(name);
    if (dataSources.has(name)) throw badRequest(`Data source with name ${name} already exists`);
    checkRole(settings);
    const source: DataSource = { ...settings, name, dataSourceArn: `${api.arn}/datasources/${name}` };
    dataSources.set(name, source);
    return { dataSource: source };
  },
});

export const getDataSource = defineOperation<GetDataSourceRequest, GetDataSourceResponse>({
  name: 'GetDataSource',
  requires: (input, call) => [
    underApi('GetDataSource', input.apiId, `/datasources/${input.name ?? '*'}`, call),
  ],
  handle: (input, call) => ({ dataSource: findDataSource(getApi(call, input.apiId), input.name) }),
});

export const updateDataSource = defineOperation<UpdateDataSourceRequest, UpdateDataSourceResponse>({
  name: 'UpdateDataSource',
  requires: (input, call) => [
    onPath('UpdateDataSource', '/updatedatasource', call),
    ...toPassRole(input.serviceRoleArn, appSyncPrincipal),
  ],
  handle: (input, call) => {
    const record = getApi(call, input.apiId);
    const { dataSourceArn } = findDataSource(record, input.name);
    const { apiId: _api, name = '', ...settings } = input;
    checkRole(settings);
    const source: DataSource = { ...settings, name, dataSourceArn };
    record.dataSources.set(name, source);
    return { dataSource: source };
  },
});

export const deleteDataSource = defineOperation<DeleteDataSourceRequest, object>({
  name: 'DeleteDataSource',
  requires: (input, call) => [
    underApi('DeleteDataSource', input.apiId, `/datasources/${input.name ?? '*'}`, call),
  ],
  handle: (input, call) => {
    const record = getApi(call, input.apiId);
    const { name = '' } = findDataSource(record, input.name);
    const user = [...record.resolvers.values()].find(({ dataSourceName }) => dataSourceName === name);
    if (user) {
      throw badRequest(`Data source ${name} is used by resolver ${user.typeName}.${user.fieldName}.`);
    }
    const taker = [...record.functions.values()].find(({ dataSourceName }) => dataSourceName === name);
    if (taker) throw badRequest(`Data source ${name} is used by function ${taker.name}.`);
    record.dataSources.delete(name);
    return {};
  },
});

export const listDataSources = defineOperation<ListDataSourcesRequest, ListDataSourcesResponse>({
  name: 'ListDataSources',
  requires: (input, call) => [underApi('ListDataSources', input.apiId, '/datasources', call)],
  handle: (input, call) => {
    const { items, next } = pageOf([...getApi(call, input.apiId).dataSources.values()], input);
    return { dataSources: items, ...next };
  },
});

/** Kinds that AppSync reaches with a role of the account's; of HTTP only what it signs for. */
const withRole: readonly (DataSourceType | undefined)[] = [
  'AMAZON_BEDROCK_RUNTIME',
  'AMAZON_DYNAMODB',
  'AMAZON_ELASTICSEARCH',
  'AMAZON_EVENTBRIDGE',
  'AMAZON_OPENSEARCH_SERVICE',
  'AWS_LAMBDA',
  'RELATIONAL_DATABASE',
];

/** Source: https://github.com/sid88in/serverless-appsync-plugin/issues/105 */
function checkRole({ type, serviceRoleArn, httpConfig }: DataSource): void {
  if (serviceRoleArn !== undefined) return;
  if (withRole.includes(type) || httpConfig?.authorizationConfig !== undefined) {
    throw badRequest('Service role arn not specified.');
  }
}
