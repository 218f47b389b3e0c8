import type {
  CreateGraphqlApiRequest,
  CreateGraphqlApiResponse,
  DeleteGraphqlApiRequest,
  GetGraphqlApiEnvironmentVariablesRequest,
  GetGraphqlApiRequest,
  GetGraphqlApiResponse,
  ListGraphqlApisRequest,
  ListGraphqlApisResponse,
  PutGraphqlApiEnvironmentVariablesRequest,
  PutGraphqlApiEnvironmentVariablesResponse,
  UpdateGraphqlApiRequest,
  UpdateGraphqlApiResponse,
} from '@aws-sdk/client-appsync';
import { toPassRole } from '../iam/pass-role.ts';
import { ensureServiceLinkedRole, toHaveServiceLinkedRole } from '../iam/service-linked.ts';
import { AwsError, defineOperation, type Call, type Requirement } from '../operation.ts';
import { requestTagContext } from '../tag-context.ts';
import { checkAuthentication } from './authentication.ts';
import { pageOf } from './paging.ts';
import { appSyncPrincipal, onApi, onPath, underApi } from './requirements.ts';
import { apiArn, appSync, createApiRecord, createId, getApi, type ApiRecord } from './store.ts';

/** Source: https://docs.aws.amazon.com/appsync/latest/APIReference/API_CreateGraphqlApi.html */
export const createGraphqlApi = defineOperation<CreateGraphqlApiRequest, CreateGraphqlApiResponse>({
  name: 'CreateGraphqlApi',
  requires: (input, call) => {
    const context = {
      ...requestTagContext(input.tags),
      'appsync:Visibility': input.visibility ?? 'GLOBAL',
    };
    return [
      onPath('CreateGraphqlApi', '/v1/apis', call, context),
      // Printed so: https://github.com/aws-amplify/amplify-cli/issues/5618
      ...(Object.keys(input.tags ?? {}).length > 0 ? [onPath('TagResource', '*', call, context)] : []),
      ...toUseSettings(input, call),
    ];
  },
  handle: (input, call) => {
    checkAuthentication(input);
    if (input.xrayEnabled === true) ensureServiceLinkedRole(appSyncPrincipal, call.account);
    const apiId = createId();
    const api: ApiRecord['api'] = {
      apiType: 'GRAPHQL',
      visibility: 'GLOBAL',
      ...defaults,
      ...input,
      tags: input.tags ?? {},
      apiId,
      arn: apiArn(apiId, call),
      owner: call.account.accountId,
      ...endpoints(createId(), call),
    };
    appSync(call).apis.set(apiId, createApiRecord(api));
    return { graphqlApi: api };
  },
});

export const getGraphqlApi = defineOperation<GetGraphqlApiRequest, GetGraphqlApiResponse>({
  name: 'GetGraphqlApi',
  requires: (input, call) => [onApi('GetGraphqlApi', input.apiId, call)],
  handle: (input, call) => ({ graphqlApi: getApi(call, input.apiId).api }),
});

/** What is not said is set back. */
export const updateGraphqlApi = defineOperation<UpdateGraphqlApiRequest, UpdateGraphqlApiResponse>({
  name: 'UpdateGraphqlApi',
  requires: (input, call) => [onApi('UpdateGraphqlApi', input.apiId, call), ...toUseSettings(input, call)],
  handle: (input, call) => {
    const record = getApi(call, input.apiId);
    checkAuthentication(input);
    if (input.xrayEnabled === true) ensureServiceLinkedRole(appSyncPrincipal, call.account);
    const { apiId, arn, uris, dns, tags, owner, visibility, apiType } = record.api;
    record.api = { ...defaults, ...input, apiId, arn, uris, dns, tags, owner, visibility, apiType };
    return { graphqlApi: record.api };
  },
});

export const deleteGraphqlApi = defineOperation<DeleteGraphqlApiRequest, object>({
  name: 'DeleteGraphqlApi',
  requires: (input, call) => [onApi('DeleteGraphqlApi', input.apiId, call)],
  handle: (input, call) => {
    appSync(call).apis.delete(getApi(call, input.apiId).api.apiId);
    return {};
  },
});

export const listGraphqlApis = defineOperation<ListGraphqlApisRequest, ListGraphqlApisResponse>({
  name: 'ListGraphqlApis',
  requires: (_, call) => [onPath('ListGraphqlApis', '/v1/apis', call)],
  handle: (input, call) => {
    const apis = [...appSync(call).apis.values()].map(({ api }) => api);
    const { items, next } = pageOf(
      apis.filter(({ apiType }) => input.apiType === undefined || apiType === input.apiType),
      input,
    );
    return { graphqlApis: items, ...next };
  },
});

export const putGraphqlApiEnvironmentVariables = defineOperation<
  PutGraphqlApiEnvironmentVariablesRequest,
  PutGraphqlApiEnvironmentVariablesResponse
>({
  name: 'PutGraphqlApiEnvironmentVariables',
  requires: (input, call) => [
    underApi('PutGraphqlApiEnvironmentVariables', input.apiId, '/environmentVariables', call),
  ],
  handle: (input, call) => {
    const record = getApi(call, input.apiId);
    record.environment = input.environmentVariables ?? {};
    return { environmentVariables: record.environment };
  },
});

export const getGraphqlApiEnvironmentVariables = defineOperation<
  GetGraphqlApiEnvironmentVariablesRequest,
  PutGraphqlApiEnvironmentVariablesResponse
>({
  name: 'GetGraphqlApiEnvironmentVariables',
  requires: (input, call) => [
    underApi('GetGraphqlApiEnvironmentVariables', input.apiId, '/environmentVariables', call),
  ],
  handle: (input, call) => ({ environmentVariables: getApi(call, input.apiId).environment }),
});

const defaults = {
  xrayEnabled: false,
  introspectionConfig: 'ENABLED',
  queryDepthLimit: 0,
  resolverCountLimit: 0,
} as const;

type Settings = Pick<CreateGraphqlApiRequest, 'logConfig' | 'mergedApiExecutionRoleArn' | 'xrayEnabled'>;

/** Roles that AppSync is handed, and the one that it makes to send traces; sources: behaviour.md. */
function toUseSettings(
  { logConfig, mergedApiExecutionRoleArn, xrayEnabled }: Settings,
  call: Call,
): readonly Requirement[] {
  const { accountId } = call.account;
  return [
    ...toPassRole(logConfig?.cloudWatchLogsRoleArn, appSyncPrincipal),
    ...toPassRole(mergedApiExecutionRoleArn, appSyncPrincipal),
    ...(xrayEnabled === true
      ? toHaveServiceLinkedRole(
          appSyncPrincipal,
          call,
          () =>
            new AwsError('UnauthorizedException', `Caller ${accountId} not authorized to create SLR`, 401),
        )
      : []),
  ];
}

function endpoints(id: string, { region }: Call): Pick<ApiRecord['api'], 'uris' | 'dns'> {
  const graphql = `${id}.appsync-api.${region}.amazonaws.com`;
  const realtime = `${id}.appsync-realtime-api.${region}.amazonaws.com`;
  return {
    uris: { GRAPHQL: `https://${graphql}/graphql`, REALTIME: `wss://${realtime}/graphql` },
    dns: { GRAPHQL: graphql, REALTIME: realtime },
  };
}
