import type {
  ListTagsOfResourceInput,
  ListTagsOfResourceOutput,
  TagResourceInput,
  UntagResourceInput,
} from '@aws-sdk/client-dynamodb';

import { defineOperation } from '../operation.ts';
import { requestTagContext } from '../tag-context.ts';
import { requireOnTable } from './requirement.ts';
import { findTable } from './store.ts';
import { tagsOf } from './tag-record.ts';

const sentence = (): string => 'Requested resource not found';

export const listTagsOfResource = defineOperation<ListTagsOfResourceInput, ListTagsOfResourceOutput>({
  name: 'ListTagsOfResource',
  requires: (input, call) => [requireOnTable(call, 'ListTagsOfResource', input.ResourceArn)],
  handle: (input, call) => ({
    Tags: Object.entries(findTable(call, input.ResourceArn, sentence).tags).map(([Key, Value]) => ({
      Key,
      Value,
    })),
  }),
});

export const tagResource = defineOperation<TagResourceInput, void>({
  name: 'TagResource',
  requires: (input, call) => [
    requireOnTable(call, 'TagResource', input.ResourceArn, requestTagContext(tagsOf(input.Tags))),
  ],
  handle: (input, call) => {
    Object.assign(findTable(call, input.ResourceArn, sentence).tags, tagsOf(input.Tags));
  },
});

export const untagResource = defineOperation<UntagResourceInput, void>({
  name: 'UntagResource',
  requires: (input, call) => [
    requireOnTable(call, 'UntagResource', input.ResourceArn, { 'aws:TagKeys': input.TagKeys ?? [] }),
  ],
  handle: (input, call) => {
    const { tags } = findTable(call, input.ResourceArn, sentence);
    for (const key of input.TagKeys ?? []) delete tags[key];
  },
});
