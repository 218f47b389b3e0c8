import type {
  ListOpenIDConnectProviderTagsRequest,
  ListOpenIDConnectProviderTagsResponse,
  TagOpenIDConnectProviderRequest,
  UntagOpenIDConnectProviderRequest,
} from '@aws-sdk/client-iam';
import { defineOperation } from '../../operation.ts';
import { paginate } from '../input.ts';
import { putTags, removeTags, renderTags, tagContext } from '../tags.ts';
import { findOidcProvider, onOidcProvider } from './find-oidc-provider.ts';

export const tagOpenIdConnectProvider = defineOperation<TagOpenIDConnectProviderRequest, object>({
  name: 'TagOpenIDConnectProvider',
  requires: (input, call) => [
    onOidcProvider('TagOpenIDConnectProvider', call, input.OpenIDConnectProviderArn, tagContext(input.Tags)),
  ],
  handle: (input, call) => {
    putTags(findOidcProvider(call.account, input.OpenIDConnectProviderArn ?? '').tags, input.Tags, call);
    return {};
  },
});

export const untagOpenIdConnectProvider = defineOperation<UntagOpenIDConnectProviderRequest, object>({
  name: 'UntagOpenIDConnectProvider',
  requires: (input, call) => [
    onOidcProvider('UntagOpenIDConnectProvider', call, input.OpenIDConnectProviderArn, {
      'aws:TagKeys': input.TagKeys ?? [],
    }),
  ],
  handle: (input, { account }) => {
    removeTags(findOidcProvider(account, input.OpenIDConnectProviderArn ?? '').tags, input.TagKeys);
    return {};
  },
});

export const listOpenIdConnectProviderTags = defineOperation<
  ListOpenIDConnectProviderTagsRequest,
  ListOpenIDConnectProviderTagsResponse
>({
  name: 'ListOpenIDConnectProviderTags',
  requires: (input, call) => [
    onOidcProvider('ListOpenIDConnectProviderTags', call, input.OpenIDConnectProviderArn),
  ],
  handle: (input, { account }) => {
    const { tags } = findOidcProvider(account, input.OpenIDConnectProviderArn ?? '');
    const { items, ...page } = paginate(renderTags(tags), input);
    return { Tags: [...items], ...page };
  },
});
