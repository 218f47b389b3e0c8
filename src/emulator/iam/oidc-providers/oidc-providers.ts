import type {
  AddClientIDToOpenIDConnectProviderRequest,
  CreateOpenIDConnectProviderRequest,
  CreateOpenIDConnectProviderResponse,
  DeleteOpenIDConnectProviderRequest,
  GetOpenIDConnectProviderRequest,
  GetOpenIDConnectProviderResponse,
  ListOpenIDConnectProvidersRequest,
  ListOpenIDConnectProvidersResponse,
  RemoveClientIDFromOpenIDConnectProviderRequest,
  UpdateOpenIDConnectProviderThumbprintRequest,
} from '@aws-sdk/client-iam';
import { defineOperation } from '../../operation.ts';
import { entityAlreadyExists, limitExceeded, validationError } from '../iam-errors.ts';
import { required } from '../input.ts';
import { iamState, type OidcProvider } from '../store.ts';
import { ownTags, putTags, renderTags, tagContext } from '../tags.ts';
import { findOidcProvider, oidcProviderArn, onOidcProvider } from './find-oidc-provider.ts';

/** Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const mostClientIds = 100;

/** Source: https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateOpenIDConnectProvider.html; words: https://github.com/getmoto/moto */
export const createOpenIdConnectProvider = defineOperation<
  CreateOpenIDConnectProviderRequest,
  CreateOpenIDConnectProviderResponse
>({
  name: 'CreateOpenIDConnectProvider',
  requires: (input, { account }) => {
    const resource = oidcProviderArn(account, input.Url);
    const context = tagContext(input.Tags);
    return [
      { action: 'iam:CreateOpenIDConnectProvider', resource, context },
      ...(ownTags(input.Tags).length > 0
        ? [{ action: 'iam:TagOpenIDConnectProvider', resource, context }]
        : []),
    ];
  },
  handle: (input, call) => {
    const { account } = call;
    const given = required(input.Url, 'url');
    if (!/^https:\/\/[^\s/?#]+(?:\/[^\s?#]*)?$/.test(given)) {
      throw validationError('Invalid Open ID Connect Provider URL');
    }
    const arn = oidcProviderArn(account, given);
    const { oidcProviders } = iamState(account);
    if (oidcProviders.has(arn)) throw entityAlreadyExists(`Provider with url ${given} already exists.`);
    const provider: OidcProvider = {
      arn,
      url: arn.slice(arn.indexOf('/') + 1),
      createDate: new Date(),
      clientIds: checkClientIds(input.ClientIDList ?? []),
      thumbprints: checkThumbprints(input.ThumbprintList ?? []),
      tags: new Map(),
    };
    putTags(provider.tags, input.Tags, call);
    oidcProviders.set(arn, provider);
    return { OpenIDConnectProviderArn: arn, Tags: renderTags(provider.tags) };
  },
});

function checkClientIds(clientIds: readonly string[]): readonly string[] {
  if (clientIds.length <= mostClientIds) return clientIds;
  throw limitExceeded(`Cannot exceed quota for ClientIdsPerOpenIdConnectProvider: ${mostClientIds}`);
}

function checkThumbprints(thumbprints: readonly string[]): readonly string[] {
  if (thumbprints.length > 5) {
    throw validationError('Thumbprint list must contain fewer than 5 entries.');
  }
  if (thumbprints.every((one) => one.length === 40)) return thumbprints;
  throw validationError('Thumbprints must be 40 characters long.');
}

export const getOpenIdConnectProvider = defineOperation<
  GetOpenIDConnectProviderRequest,
  GetOpenIDConnectProviderResponse
>({
  name: 'GetOpenIDConnectProvider',
  requires: (input, call) => [
    onOidcProvider('GetOpenIDConnectProvider', call, input.OpenIDConnectProviderArn),
  ],
  handle: (input, { account }) => {
    const provider = findOidcProvider(account, input.OpenIDConnectProviderArn ?? '');
    return {
      Url: provider.url,
      ClientIDList: [...provider.clientIds],
      ThumbprintList: [...provider.thumbprints],
      CreateDate: provider.createDate,
      Tags: renderTags(provider.tags),
    };
  },
});

export const listOpenIdConnectProviders = defineOperation<
  ListOpenIDConnectProvidersRequest,
  ListOpenIDConnectProvidersResponse
>({
  name: 'ListOpenIDConnectProviders',
  requires: (_input, { account }) => [
    { action: 'iam:ListOpenIDConnectProviders', resource: oidcProviderArn(account, '*') },
  ],
  handle: (_input, { account }) => ({
    OpenIDConnectProviderList: [...iamState(account).oidcProviders.keys()].map((Arn) => ({ Arn })),
  }),
});

/** No error where there is none. Source: https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteOpenIDConnectProvider.html */
export const deleteOpenIdConnectProvider = defineOperation<DeleteOpenIDConnectProviderRequest, object>({
  name: 'DeleteOpenIDConnectProvider',
  requires: (input, call) => [
    onOidcProvider('DeleteOpenIDConnectProvider', call, input.OpenIDConnectProviderArn),
  ],
  handle: (input, { account }) => {
    iamState(account).oidcProviders.delete(input.OpenIDConnectProviderArn ?? '');
    return {};
  },
});

export const updateOpenIdConnectProviderThumbprint = defineOperation<
  UpdateOpenIDConnectProviderThumbprintRequest,
  object
>({
  name: 'UpdateOpenIDConnectProviderThumbprint',
  requires: (input, call) => [
    onOidcProvider('UpdateOpenIDConnectProviderThumbprint', call, input.OpenIDConnectProviderArn),
  ],
  handle: (input, { account }) => {
    const provider = findOidcProvider(account, input.OpenIDConnectProviderArn ?? '');
    provider.thumbprints = checkThumbprints(input.ThumbprintList ?? []);
    return {};
  },
});

/** Twice the same is no error. */
export const addClientIdToOpenIdConnectProvider = defineOperation<
  AddClientIDToOpenIDConnectProviderRequest,
  object
>({
  name: 'AddClientIDToOpenIDConnectProvider',
  requires: (input, call) => [
    onOidcProvider('AddClientIDToOpenIDConnectProvider', call, input.OpenIDConnectProviderArn),
  ],
  handle: (input, { account }) => {
    const provider = findOidcProvider(account, input.OpenIDConnectProviderArn ?? '');
    const clientIds = new Set([...provider.clientIds, required(input.ClientID, 'clientID')]);
    provider.clientIds = checkClientIds([...clientIds]);
    return {};
  },
});

/** One that is not there is no error. */
export const removeClientIdFromOpenIdConnectProvider = defineOperation<
  RemoveClientIDFromOpenIDConnectProviderRequest,
  object
>({
  name: 'RemoveClientIDFromOpenIDConnectProvider',
  requires: (input, call) => [
    onOidcProvider('RemoveClientIDFromOpenIDConnectProvider', call, input.OpenIDConnectProviderArn),
  ],
  handle: (input, { account }) => {
    const provider = findOidcProvider(account, input.OpenIDConnectProviderArn ?? '');
    provider.clientIds = provider.clientIds.filter((id) => id !== input.ClientID);
    return {};
  },
});
