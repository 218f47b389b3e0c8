import type {
  ListQueueTagsRequest,
  ListQueueTagsResult,
  TagQueueRequest,
  UntagQueueRequest,
} from '@aws-sdk/client-sqs';

import { defineOperation } from '../operation.ts';
import { requestTagContext } from '../tag-context.ts';
import { arnFromUrl, findQueue, requireOnQueue } from './store.ts';

export const tagQueue = defineOperation<TagQueueRequest, void>({
  name: 'TagQueue',
  requires: (input, call) => [
    requireOnQueue(call, 'TagQueue', arnFromUrl(call, input.QueueUrl), requestTagContext(input.Tags)),
  ],
  handle: (input, call) => {
    Object.assign(findQueue(call, input.QueueUrl).tags, input.Tags);
  },
});

export const untagQueue = defineOperation<UntagQueueRequest, void>({
  name: 'UntagQueue',
  requires: (input, call) => [
    requireOnQueue(call, 'UntagQueue', arnFromUrl(call, input.QueueUrl), {
      'aws:TagKeys': input.TagKeys ?? [],
    }),
  ],
  handle: (input, call) => {
    const { tags } = findQueue(call, input.QueueUrl);
    for (const key of input.TagKeys ?? []) delete tags[key];
  },
});

export const listQueueTags = defineOperation<ListQueueTagsRequest, ListQueueTagsResult>({
  name: 'ListQueueTags',
  requires: (input, call) => [requireOnQueue(call, 'ListQueueTags', arnFromUrl(call, input.QueueUrl))],
  handle: (input, call) => ({ Tags: { ...findQueue(call, input.QueueUrl).tags } }),
});
