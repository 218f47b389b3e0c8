import type {
  ListTagsForResourceRequest,
  ListTagsForResourceResponse,
  TagResourceRequest,
  TagResourceResponse,
  UntagResourceRequest,
  UntagResourceResponse,
} from '@aws-sdk/client-sns';

import { AwsError, type Call, defineOperation } from '../operation.ts';
import { requestTagContext } from '../tag-context.ts';
import { requireOnTopic, snsStore, type Topic } from './store.ts';
import { tagsOf } from './tag-record.ts';

export const listTagsForResource = defineOperation<ListTagsForResourceRequest, ListTagsForResourceResponse>({
  name: 'ListTagsForResource',
  requires: (input, call) => [requireOnTopic(call, 'ListTagsForResource', input.ResourceArn)],
  handle: (input, call) => ({
    Tags: Object.entries(find(call, input.ResourceArn).tags).map(([Key, Value]) => ({ Key, Value })),
  }),
});

export const tagResource = defineOperation<TagResourceRequest, TagResourceResponse>({
  name: 'TagResource',
  requires: (input, call) => [
    requireOnTopic(call, 'TagResource', input.ResourceArn, requestTagContext(tagsOf(input.Tags))),
  ],
  handle: (input, call) => {
    Object.assign(find(call, input.ResourceArn).tags, tagsOf(input.Tags));
    return {};
  },
});

export const untagResource = defineOperation<UntagResourceRequest, UntagResourceResponse>({
  name: 'UntagResource',
  requires: (input, call) => [
    requireOnTopic(call, 'UntagResource', input.ResourceArn, { 'aws:TagKeys': input.TagKeys ?? [] }),
  ],
  handle: (input, call) => {
    const { tags } = find(call, input.ResourceArn);
    for (const key of input.TagKeys ?? []) delete tags[key];
    return {};
  },
});

/** The tag operations name a missing topic otherwise than the others do. */
function find(call: Call, arn: string | undefined): Topic {
  const topic = call.account.store(snsStore).topics.get(arn ?? '');
  if (!topic) throw new AwsError('ResourceNotFound', 'Resource does not exist', 404);
  return topic;
}
