import type {
  ListTagsForResourceRequest,
  ListTagsForResourceResponse,
  TagResourceRequest,
  TagResourceResponse,
  UntagResourceRequest,
  UntagResourceResponse,
} from '@aws-sdk/client-eventbridge';

import { AwsError, type Call, defineOperation } from '../operation.ts';
import { requestTagContext } from '../tag-context.ts';
import { eventsStore } from './store.ts';
import { tagsOf } from './tag-record.ts';

export const tagResource = defineOperation<TagResourceRequest, TagResourceResponse>({
  name: 'TagResource',
  requires: (input) => [
    {
      action: 'events:TagResource',
      resource: input.ResourceARN ?? '*',
      context: requestTagContext(tagsOf(input.Tags)),
    },
  ],
  handle: (input, call) => {
    Object.assign(find(call, input.ResourceARN), tagsOf(input.Tags));
    return {};
  },
});

export const untagResource = defineOperation<UntagResourceRequest, UntagResourceResponse>({
  name: 'UntagResource',
  requires: (input) => [
    {
      action: 'events:UntagResource',
      resource: input.ResourceARN ?? '*',
      context: { 'aws:TagKeys': input.TagKeys ?? [] },
    },
  ],
  handle: (input, call) => {
    const tags = find(call, input.ResourceARN);
    for (const key of input.TagKeys ?? []) delete tags[key];
    return {};
  },
});

export const listTagsForResource = defineOperation<ListTagsForResourceRequest, ListTagsForResourceResponse>({
  name: 'ListTagsForResource',
  requires: (input) => [{ action: 'events:ListTagsForResource', resource: input.ResourceARN ?? '*' }],
  handle: (input, call) => ({
    Tags: Object.entries(find(call, input.ResourceARN)).map(([Key, Value]) => ({ Key, Value })),
  }),
});

/** The tags behind a rule's or a bus's ARN, for reading and changing. */
function find(call: Call, arn: string | undefined): Record<string, string> {
  const { rules, buses } = call.account.store(eventsStore);
  const tagged = rules.get(arn ?? '') ?? buses.get(arn ?? '');
  if (!tagged) {
    const noun = arn?.includes(':rule/') ? 'Rule' : 'Event bus';
    throw new AwsError('ResourceNotFoundException', `${noun} ${arn?.split('/').at(-1)} does not exist.`);
  }
  return tagged.tags;
}
