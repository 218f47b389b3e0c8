import type {
  ListTagsForResourceRequest,
  ListTagsForResourceResponse,
  TagResourceRequest,
  UntagResourceRequest,
} from '@aws-sdk/client-iot';
import { defineOperation, type Requirement } from '../operation.ts';
import { requestTagContext } from '../tag-context.ts';
import { tagsByKey, withoutKeys } from '../tag-lists.ts';
import { getTagged } from './store.ts';

const on = (operation: string, arn: string | undefined, context: Requirement['context'] = {}) => [
  { action: `iot:${operation}`, resource: arn ?? '*', context },
];

export const tagResource = defineOperation<TagResourceRequest, object>({
  name: 'TagResource',
  requires: (input) => on('TagResource', input.resourceArn, requestTagContext(tagsByKey(input.tags))),
  handle: (input, call) => {
    const tagged = getTagged(input.resourceArn, call);
    tagged.tags = { ...tagged.tags, ...tagsByKey(input.tags) };
    return {};
  },
});

export const untagResource = defineOperation<UntagResourceRequest, object>({
  name: 'UntagResource',
  requires: (input) => on('UntagResource', input.resourceArn, { 'aws:TagKeys': input.tagKeys ?? [] }),
  handle: (input, call) => {
    const tagged = getTagged(input.resourceArn, call);
    tagged.tags = withoutKeys(tagged.tags, input.tagKeys);
    return {};
  },
});

export const listTagsForResource = defineOperation<ListTagsForResourceRequest, ListTagsForResourceResponse>({
  name: 'ListTagsForResource',
  requires: (input) => on('ListTagsForResource', input.resourceArn),
  handle: (input, call) => ({
    tags: Object.entries(getTagged(input.resourceArn, call).tags).map(([Key, Value]) => ({ Key, Value })),
  }),
});
