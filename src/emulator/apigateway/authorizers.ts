import type {
  Authorizer,
  Authorizers,
  CreateAuthorizerRequest,
  DeleteAuthorizerRequest,
  GetAuthorizerRequest,
  GetAuthorizersRequest,
  UpdateAuthorizerRequest,
} from '@aws-sdk/client-api-gateway';

import { AwsError, defineOperation } from '../operation.ts';
import { createIdentifier } from './identifier.ts';
import { cutPage } from './page.ts';
import { applyPatch } from './patch.ts';
import { requirePassing, requireVerb } from './permission.ts';
import { findChild, findRestApi } from './store.ts';

const path = (restApiId: string | undefined, id: string | undefined): string =>
  `/restapis/${restApiId}/authorizers/${id}`;

export const createAuthorizer = defineOperation<CreateAuthorizerRequest, Authorizer>({
  name: 'CreateAuthorizer',
  requires: (input, call) => [
    ...requireVerb('POST', call.region, `/restapis/${input.restApiId}/authorizers`),
    ...requirePassing(input.authorizerCredentials),
  ],
  handle: (input, call) => {
    const { authorizers } = findRestApi(call, input.restApiId);
    if ([...authorizers.values()].some((authorizer) => authorizer.name === input.name)) {
      throw new AwsError(
        'ConflictException',
        'Authorizer name must be unique. Authorizer already exists.',
        409,
      );
    }
    const { restApiId: _api, ...fields } = input;
    const authorizer = {
      ...fields,
      id: createIdentifier(6),
      authorizerResultTtlInSeconds: input.authorizerResultTtlInSeconds ?? 300,
    };
    authorizers.set(authorizer.id, authorizer);
    return authorizer;
  },
});

export const getAuthorizer = defineOperation<GetAuthorizerRequest, Authorizer>({
  name: 'GetAuthorizer',
  requires: (input, call) => requireVerb('GET', call.region, path(input.restApiId, input.authorizerId)),
  handle: (input, call) =>
    findChild(findRestApi(call, input.restApiId).authorizers, input.authorizerId, 'Authorizer'),
});

export const getAuthorizers = defineOperation<GetAuthorizersRequest, Authorizers>({
  name: 'GetAuthorizers',
  requires: (input, call) => requireVerb('GET', call.region, `/restapis/${input.restApiId}/authorizers`),
  handle: (input, call) =>
    cutPage([...findRestApi(call, input.restApiId).authorizers.values()], input.limit, input.position),
});

export const updateAuthorizer = defineOperation<UpdateAuthorizerRequest, Authorizer>({
  name: 'UpdateAuthorizer',
  requires: (input, call) => [
    ...requireVerb('PATCH', call.region, path(input.restApiId, input.authorizerId)),
    ...requirePassing(
      input.patchOperations?.find((operation) => operation.path === '/authorizerCredentials')?.value,
    ),
  ],
  handle: (input, call) => {
    const { authorizers } = findRestApi(call, input.restApiId);
    const authorizer = findChild(authorizers, input.authorizerId, 'Authorizer');
    applyPatch(authorizer, input.patchOperations);
    return authorizer;
  },
});

export const deleteAuthorizer = defineOperation<DeleteAuthorizerRequest, void>({
  name: 'DeleteAuthorizer',
  requires: (input, call) => requireVerb('DELETE', call.region, path(input.restApiId, input.authorizerId)),
  handle: (input, call) => {
    const { authorizers } = findRestApi(call, input.restApiId);
    findChild(authorizers, input.authorizerId, 'Authorizer');
    authorizers.delete(input.authorizerId ?? '');
  },
});
