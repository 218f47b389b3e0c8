import type {
  ListTagsForResourceInput,
  ListTagsForResourceOutput,
  TagResourceInput,
  UntagResourceInput,
} from '@aws-sdk/client-codecommit';
import { defineOperation } from '../operation.ts';
import { requestTagContext } from '../tag-context.ts';
import { withoutKeys } from '../tag-lists.ts';
import { getStored, replace } from './store.ts';

const nameIn = (arn: string | undefined): string | undefined => arn?.split(':')[5];

export const tagResource = defineOperation<TagResourceInput, object>({
  name: 'TagResource',
  requires: (input) => [
    {
      action: 'codecommit:TagResource',
      resource: input.resourceArn ?? '*',
      context: requestTagContext(input.tags),
    },
  ],
  handle: (input, call) => {
    const current = getStored(call, nameIn(input.resourceArn));
    replace(call, { ...current, tags: { ...current.tags, ...input.tags } });
    return {};
  },
});

export const untagResource = defineOperation<UntagResourceInput, object>({
  name: 'UntagResource',
  requires: (input) => [
    {
      action: 'codecommit:UntagResource',
      resource: input.resourceArn ?? '*',
      context: { 'aws:TagKeys': input.tagKeys ?? [] },
    },
  ],
  handle: (input, call) => {
    const current = getStored(call, nameIn(input.resourceArn));
    replace(call, { ...current, tags: withoutKeys(current.tags, input.tagKeys) });
    return {};
  },
});

export const listTagsForResource = defineOperation<ListTagsForResourceInput, ListTagsForResourceOutput>({
  name: 'ListTagsForResource',
  requires: (input) => [{ action: 'codecommit:ListTagsForResource', resource: input.resourceArn ?? '*' }],
  handle: (input, call) => ({ tags: { ...getStored(call, nameIn(input.resourceArn)).tags } }),
});
