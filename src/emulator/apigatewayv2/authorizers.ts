import type {
  CreateAuthorizerRequest,
  CreateAuthorizerResponse,
  DeleteAuthorizerRequest,
  GetAuthorizerRequest,
  GetAuthorizerResponse,
  GetAuthorizersRequest,
  GetAuthorizersResponse,
  UpdateAuthorizerRequest,
  UpdateAuthorizerResponse,
} from '@aws-sdk/client-apigatewayv2';

import { createIdentifier } from '../apigateway/identifier.ts';
import { cutPage } from '../apigateway/page.ts';
import { requireVerb } from '../apigateway/permission.ts';
import { AwsError, defineOperation } from '../operation.ts';
import { findApi, findChild } from './store.ts';

const path = (apiId: string | undefined, id: string | undefined): string =>
  `/apis/${apiId}/authorizers/${id}`;

export const createAuthorizer = defineOperation<CreateAuthorizerRequest, CreateAuthorizerResponse>({
  name: 'CreateAuthorizer',
  requires: (input, call) => requireVerb('POST', call.region, `/apis/${input.ApiId}/authorizers`),
  handle: (input, call) => {
    const record = findApi(call, input.ApiId);
    const { ApiId: _api, ...fields } = input;
    if ([...record.authorizers.values()].some((authorizer) => authorizer.Name === fields.Name)) {
      throw new AwsError('ConflictException', `Authorizer with name ${fields.Name} already exists`, 409);
    }
    const authorizer = { ...fields, AuthorizerId: createIdentifier(6), Name: fields.Name ?? '' };
    record.authorizers.set(authorizer.AuthorizerId, authorizer);
    return authorizer;
  },
});

export const getAuthorizer = defineOperation<GetAuthorizerRequest, GetAuthorizerResponse>({
  name: 'GetAuthorizer',
  requires: (input, call) => requireVerb('GET', call.region, path(input.ApiId, input.AuthorizerId)),
  handle: (input, call) =>
    findChild(findApi(call, input.ApiId).authorizers, input.AuthorizerId, 'Authorizer'),
});

export const getAuthorizers = defineOperation<GetAuthorizersRequest, GetAuthorizersResponse>({
  name: 'GetAuthorizers',
  requires: (input, call) => requireVerb('GET', call.region, `/apis/${input.ApiId}/authorizers`),
  handle: (input, call) => {
    const all = [...findApi(call, input.ApiId).authorizers.values()];
    const page = cutPage(all, Number(input.MaxResults ?? 25), input.NextToken);
    return { Items: page.items, NextToken: page.position };
  },
});

export const updateAuthorizer = defineOperation<UpdateAuthorizerRequest, UpdateAuthorizerResponse>({
  name: 'UpdateAuthorizer',
  requires: (input, call) => requireVerb('PATCH', call.region, path(input.ApiId, input.AuthorizerId)),
  handle: (input, call) => {
    const authorizer = findChild(findApi(call, input.ApiId).authorizers, input.AuthorizerId, 'Authorizer');
    const { ApiId: _api, AuthorizerId: _id, ...fields } = input;
    return Object.assign(authorizer, fields);
  },
});

export const deleteAuthorizer = defineOperation<DeleteAuthorizerRequest, void>({
  name: 'DeleteAuthorizer',
  requires: (input, call) => requireVerb('DELETE', call.region, path(input.ApiId, input.AuthorizerId)),
  handle: (input, call) => {
    const record = findApi(call, input.ApiId);
    findChild(record.authorizers, input.AuthorizerId, 'Authorizer');
    record.authorizers.delete(input.AuthorizerId ?? '');
  },
});
