import type {
  ListResourceTagsRequest,
  ListResourceTagsResponse,
  TagResourceRequest,
  UntagResourceRequest,
} from '@aws-sdk/client-kms';
import { AwsError, defineOperation } from '../operation.ts';
import { requestTagContext } from '../tag-context.ts';
import { pageOf } from './paging.ts';
import { onKeyItself } from './requirements.ts';
import { assertNotPending, getKey, replaceKey } from './store.ts';
import { tagRecord } from './tag-record.ts';
import { serviceBehind } from '../service-behind.ts';

export const tagResource = defineOperation<TagResourceRequest, object>({
  name: 'TagResource',
  requires: (input, call) => [
    onKeyItself('kms:TagResource', input.KeyId, call, { context: requestTagContext(tagRecord(input.Tags)) }),
  ],
  handle: (input, call) => {
    const key = getKey(call, input.KeyId);
    assertNotPending(key);
    if (
      serviceBehind(call.caller) === undefined &&
      input.Tags?.some(({ TagKey }) => TagKey?.startsWith('aws:'))
    ) {
      throw new AwsError('TagException', 'Tags beginning with aws: are reserved');
    }
    replaceKey(call, { ...key, tags: { ...key.tags, ...tagRecord(input.Tags) } });
    return {};
  },
});

export const untagResource = defineOperation<UntagResourceRequest, object>({
  name: 'UntagResource',
  requires: (input, call) => [
    onKeyItself('kms:UntagResource', input.KeyId, call, { context: { 'aws:TagKeys': input.TagKeys ?? [] } }),
  ],
  handle: (input, call) => {
    const key = getKey(call, input.KeyId);
    assertNotPending(key);
    const kept = Object.entries(key.tags).filter(([name]) => !input.TagKeys?.includes(name));
    replaceKey(call, { ...key, tags: Object.fromEntries(kept) });
    return {};
  },
});

export const listResourceTags = defineOperation<ListResourceTagsRequest, ListResourceTagsResponse>({
  name: 'ListResourceTags',
  requires: (input, call) => [onKeyItself('kms:ListResourceTags', input.KeyId, call)],
  handle: (input, call) => {
    const { items, next } = pageOf(Object.entries(getKey(call, input.KeyId).tags), input, 50);
    return { Tags: items.map(([TagKey, TagValue]) => ({ TagKey, TagValue })), ...next };
  },
});
