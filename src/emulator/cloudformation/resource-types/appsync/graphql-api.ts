import type { ResourceType, ResourceView, Step } from '../../resource-type.ts';
import { textOf, valuesOf } from '../properties.ts';
import { removedTagKeys, setTags, tagRecord } from '../tags.ts';
import { settingsOf } from './shapes.ts';

const settings = [
  'AdditionalAuthenticationProviders',
  'AuthenticationType',
  'EnhancedMetricsConfig',
  'IntrospectionConfig',
  'LambdaAuthorizerConfig',
  'LogConfig',
  'MergedApiExecutionRoleArn',
  'Name',
  'OpenIDConnectConfig',
  'OwnerContact',
  'QueryDepthLimit',
  'ResolverCountLimit',
  'UserPoolConfig',
  'XrayEnabled',
];
/** No operation changes these. */
const fixed = ['ApiType', 'Visibility'];

const made = (resource: ResourceView) => valuesOf(resource.output('appsync:CreateGraphqlApi')['graphqlApi']);
const apiId = (resource: ResourceView) => resource.physicalId.split('/').at(-1) ?? '';
const place = (resource: ResourceView) => ({ apiId: apiId(resource) });
const host = (resource: ResourceView) => textOf(valuesOf(made(resource)['dns'])['GRAPHQL']) ?? '';

const environment: Step = {
  call: 'appsync:PutGraphqlApiEnvironmentVariables',
  input: (resource) => ({
    ...place(resource),
    environmentVariables: valuesOf(resource.properties['EnvironmentVariables']),
  }),
};
const read: Step = { call: 'appsync:GetGraphqlApi', input: place };

export const appSyncGraphQlApi: ResourceType = {
  type: 'AWS::AppSync::GraphQLApi',
  taggingActions: ['appsync:TagResource', 'appsync:UntagResource'],
  physicalId: (resource) => textOf(made(resource)['arn']) ?? '',
  idAfter: 'appsync:CreateGraphqlApi',
  replacedBy: fixed,
  attributes: {
    ApiId: apiId,
    Arn: (resource) => resource.physicalId,
    GraphQLUrl: (resource) => valuesOf(made(resource)['uris'])['GRAPHQL'],
    GraphQLDns: host,
    GraphQLEndpointArn: (resource) =>
      `arn:aws:appsync:${resource.region}:${resource.accountId}:endpoints/graphql-api/${host(resource).split('.')[0]}`,
    RealtimeUrl: (resource) => valuesOf(made(resource)['uris'])['REALTIME'],
    RealtimeDns: (resource) => valuesOf(made(resource)['dns'])['REALTIME'],
  },
  read: [read],
  create: [
    {
      call: 'appsync:CreateGraphqlApi',
      input: (resource) => ({
        ...settingsOf(resource.properties, [...settings, ...fixed]),
        tags: tagRecord(resource.tags),
      }),
    },
    { ...environment, when: (resource) => resource.properties['EnvironmentVariables'] !== undefined },
  ],
  update: [
    {
      call: 'appsync:UpdateGraphqlApi',
      when: (resource) => resource.changed(...settings),
      input: (resource) => ({ ...place(resource), ...settingsOf(resource.properties, settings) }),
    },
    {
      call: 'appsync:GetGraphqlApiEnvironmentVariables',
      when: (resource) => resource.changed('EnvironmentVariables'),
      input: place,
    },
    { ...environment, when: (resource) => resource.changed('EnvironmentVariables') },
    {
      call: 'appsync:UntagResource',
      when: (resource) => removedTagKeys(resource).length > 0,
      input: (resource) => ({ resourceArn: resource.physicalId, tagKeys: removedTagKeys(resource) }),
    },
    {
      call: 'appsync:TagResource',
      when: (resource) => setTags(resource).length > 0,
      input: (resource) => ({ resourceArn: resource.physicalId, tags: tagRecord(setTags(resource)) }),
    },
    read,
  ],
  delete: [{ call: 'appsync:DeleteGraphqlApi', ignoring: ['NotFoundException'], input: place }],
};
