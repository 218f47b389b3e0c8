import { randomBytes } from 'node:crypto';
import type {
  CreateUserPoolClientRequest,
  CreateUserPoolClientResponse,
  DeleteUserPoolClientRequest,
  DescribeUserPoolClientRequest,
  DescribeUserPoolClientResponse,
  ListUserPoolClientsRequest,
  ListUserPoolClientsResponse,
  UpdateUserPoolClientRequest,
  UpdateUserPoolClientResponse,
  UserPoolClientType,
} from '@aws-sdk/client-cognito-identity-provider';
import { AwsError, defineOperation, type Call } from '../operation.ts';
import { checkClient } from './client-rules.ts';
import { pageOf } from './paging.ts';
import { getParts } from './pool-parts.ts';
import { onPool, toSendAnalytics } from './requirements.ts';

/** Source: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html */
export const createUserPoolClient = defineOperation<
  CreateUserPoolClientRequest,
  CreateUserPoolClientResponse
>({
  name: 'CreateUserPoolClient',
  requires: (input, call) => [
    onPool('CreateUserPoolClient', input.UserPoolId, call),
    ...toSendAnalytics(input, call),
  ],
  handle: (input, call) => {
    const parts = getParts(call, input.UserPoolId);
    const { GenerateSecret: secret, ClientSecret: given, ...settings } = input;
    const now = new Date();
    const client: UserPoolClientType = {
      ...defaults,
      ...settings,
      ClientId: randomLetters(26),
      ...((secret === true || given !== undefined) && { ClientSecret: given ?? randomLetters(51) }),
      CreationDate: now,
      LastModifiedDate: now,
    };
    checkClient(client, parts, 'creating');
    parts.clients.set(client.ClientId ?? '', client);
    return { UserPoolClient: client };
  },
});

export const describeUserPoolClient = defineOperation<
  DescribeUserPoolClientRequest,
  DescribeUserPoolClientResponse
>({
  name: 'DescribeUserPoolClient',
  requires: (input, call) => [onPool('DescribeUserPoolClient', input.UserPoolId, call)],
  handle: (input, call) => ({ UserPoolClient: getClient(input, call) }),
});

/** What is not said goes back to its default, as AWS warns; the secret stays. */
export const updateUserPoolClient = defineOperation<
  UpdateUserPoolClientRequest,
  UpdateUserPoolClientResponse
>({
  name: 'UpdateUserPoolClient',
  requires: (input, call) => [
    onPool('UpdateUserPoolClient', input.UserPoolId, call),
    ...toSendAnalytics(input, call),
  ],
  handle: (input, call) => {
    const parts = getParts(call, input.UserPoolId);
    const before = getClient(input, call);
    const client: UserPoolClientType = {
      ...defaults,
      ClientName: before.ClientName,
      ...input,
      ...(before.ClientSecret !== undefined && { ClientSecret: before.ClientSecret }),
      CreationDate: before.CreationDate,
      LastModifiedDate: new Date(),
    };
    checkClient(client, parts, 'updating');
    parts.clients.set(client.ClientId ?? '', client);
    return { UserPoolClient: client };
  },
});

export const deleteUserPoolClient = defineOperation<DeleteUserPoolClientRequest, object>({
  name: 'DeleteUserPoolClient',
  requires: (input, call) => [onPool('DeleteUserPoolClient', input.UserPoolId, call)],
  handle: (input, call) => {
    getClient(input, call);
    getParts(call, input.UserPoolId).clients.delete(input.ClientId ?? '');
    return {};
  },
});

export const listUserPoolClients = defineOperation<ListUserPoolClientsRequest, ListUserPoolClientsResponse>({
  name: 'ListUserPoolClients',
  requires: (input, call) => [onPool('ListUserPoolClients', input.UserPoolId, call)],
  handle: (input, call) => {
    const { items, next } = pageOf([...getParts(call, input.UserPoolId).clients.values()], input);
    return {
      UserPoolClients: items.map(({ ClientId, ClientName, UserPoolId }) => ({
        ClientId,
        ClientName,
        UserPoolId,
      })),
      ...next,
    };
  },
});

/** Source: the same page. */
const defaults = {
  RefreshTokenValidity: 30,
  ExplicitAuthFlows: ['ALLOW_CUSTOM_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_USER_SRP_AUTH'],
  AllowedOAuthFlowsUserPoolClient: false,
  EnableTokenRevocation: true,
  EnablePropagateAdditionalUserContextData: false,
  AuthSessionValidity: 3,
} satisfies UserPoolClientType;

interface Named {
  readonly UserPoolId: string | undefined;
  readonly ClientId: string | undefined;
}

/** @throws AwsError ResourceNotFoundException */
function getClient({ UserPoolId, ClientId }: Named, call: Call): UserPoolClientType {
  const client = getParts(call, UserPoolId).clients.get(ClientId ?? '');
  if (client) return client;
  // Source of the words: https://github.com/anomalyco/guide/issues/82
  throw new AwsError('ResourceNotFoundException', `User pool client ${ClientId ?? ''} does not exist.`);
}

/** Small letters and digits, as ids and secrets of clients are. */
function randomLetters(length: number): string {
  const alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789';
  return [...randomBytes(length)].map((byte) => alphabet.charAt(byte % alphabet.length)).join('');
}
