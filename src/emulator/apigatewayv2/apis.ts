import type {
  CreateApiRequest,
  CreateApiResponse,
  DeleteApiRequest,
  GetApiRequest,
  GetApiResponse,
  GetApisRequest,
  GetApisResponse,
  UpdateApiRequest,
  UpdateApiResponse,
} from '@aws-sdk/client-apigatewayv2';

import { findDomainOf } from '../apigateway/domain-store.ts';
import { createIdentifier } from '../apigateway/identifier.ts';
import { cutPage } from '../apigateway/page.ts';
import { apiGatewayArn, hasTags, requireOnTags, requireVerb } from '../apigateway/permission.ts';
import { AwsError, defineOperation } from '../operation.ts';
import { apiGatewayV2Store, findApi } from './store.ts';

export const createApi = defineOperation<CreateApiRequest, CreateApiResponse>({
  name: 'CreateApi',
  // Tags on creation are asked for as a POST on the tags of any API: the id is not known yet. See behaviour.md.
  requires: (input, call) => [
    ...requireVerb('POST', call.region, '/apis', input.Tags),
    ...(hasTags(input.Tags)
      ? [requireOnTags('POST', call.region, apiGatewayArn(call.region, '/v2/apis/*'), input.Tags)]
      : []),
  ],
  handle: (input, call) => {
    if (!input.Name) throw new AwsError('BadRequestException', 'Name must not be null or empty');
    if (input.ProtocolType === 'WEBSOCKET' && !input.RouteSelectionExpression) {
      throw new AwsError('BadRequestException', 'RouteSelectionExpression is required for WebSocket APIs');
    }
    const id = createIdentifier(10);
    const scheme = input.ProtocolType === 'WEBSOCKET' ? 'wss' : 'https';
    const api = {
      ...input,
      ApiId: id,
      ApiEndpoint: `${scheme}://${id}.execute-api.${call.region}.amazonaws.com`,
      ApiKeySelectionExpression: input.ApiKeySelectionExpression ?? '$request.header.x-api-key',
      RouteSelectionExpression: input.RouteSelectionExpression ?? '$request.method $request.path',
      DisableExecuteApiEndpoint: input.DisableExecuteApiEndpoint ?? false,
      IpAddressType: input.IpAddressType ?? ('ipv4' as const),
      CreatedDate: new Date(),
      Name: input.Name,
      ProtocolType: input.ProtocolType,
      Tags: { ...input.Tags },
    };
    call.account.store(apiGatewayV2Store).apis.set(id, {
      region: call.region,
      api,
      stages: new Map(),
      integrations: new Map(),
      routes: new Map(),
      routeResponses: new Map(),
      authorizers: new Map(),
      deployments: new Map(),
    });
    return api;
  },
});

export const getApi = defineOperation<GetApiRequest, GetApiResponse>({
  name: 'GetApi',
  requires: (input, call) => requireVerb('GET', call.region, `/apis/${input.ApiId}`),
  handle: (input, call) => findApi(call, input.ApiId).api,
});

export const getApis = defineOperation<GetApisRequest, GetApisResponse>({
  name: 'GetApis',
  requires: (_input, call) => requireVerb('GET', call.region, '/apis'),
  handle: (input, call) => {
    const all = [...call.account.store(apiGatewayV2Store).apis.values()]
      .filter((record) => record.region === call.region)
      .map((record) => record.api);
    const page = cutPage(all, Number(input.MaxResults ?? 25), input.NextToken);
    return { Items: page.items, NextToken: page.position };
  },
});

export const updateApi = defineOperation<UpdateApiRequest, UpdateApiResponse>({
  name: 'UpdateApi',
  requires: (input, call) => requireVerb('PATCH', call.region, `/apis/${input.ApiId}`),
  handle: (input, call) => {
    const { api } = findApi(call, input.ApiId);
    Object.assign(api, input, { ApiId: api.ApiId });
    return api;
  },
});

export const deleteApi = defineOperation<DeleteApiRequest, void>({
  name: 'DeleteApi',
  requires: (input, call) => requireVerb('DELETE', call.region, `/apis/${input.ApiId}`),
  handle: (input, call) => {
    findApi(call, input.ApiId);
    // The words: https://github.com/gruntwork-io/cloud-nuke/issues/370
    if (findDomainOf(call, input.ApiId) !== undefined)
      throw new AwsError(
        'BadRequestException',
        `Deleting API ${input.ApiId} failed. Please remove all API mappings for the API from your custom domain names.`,
      );
    call.account.store(apiGatewayV2Store).apis.delete(input.ApiId ?? '');
  },
});
