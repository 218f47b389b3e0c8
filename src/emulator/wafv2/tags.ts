import type {
  ListTagsForResourceRequest,
  ListTagsForResourceResponse,
  TagResourceRequest,
  UntagResourceRequest,
} from '@aws-sdk/client-wafv2';
import { type Call, defineOperation } from '../operation.ts';
import { requestTagContext } from '../tag-context.ts';
import { tagsByKey } from '../tag-lists.ts';
import { wafError, wafState } from './store.ts';

export function tagsOfArn(
  call: Pick<Call, 'account' | 'region'>,
  arn: string,
): Map<string, string> | undefined {
  const { ipset, webacl } = wafState(call);
  return (webacl.get(arn) ?? ipset.get(arn))?.tags;
}

/** @throws AwsError WAFNonexistentItemException */
function tagsOf(call: Call, arn: string | undefined): Map<string, string> {
  const tags = tagsOfArn(call, arn ?? '');
  if (!tags) throw wafError('WAFNonexistentItemException');
  return tags;
}

export const tagResource = defineOperation<TagResourceRequest, object>({
  name: 'TagResource',
  requires: (input) => [
    {
      action: 'wafv2:TagResource',
      resource: input.ResourceARN ?? '*',
      context: requestTagContext(tagsByKey(input.Tags)),
    },
  ],
  handle: (input, call) => {
    const tags = tagsOf(call, input.ResourceARN);
    for (const [key, value] of Object.entries(tagsByKey(input.Tags))) tags.set(key, value);
    return {};
  },
});

export const untagResource = defineOperation<UntagResourceRequest, object>({
  name: 'UntagResource',
  requires: (input) => [
    {
      action: 'wafv2:UntagResource',
      resource: input.ResourceARN ?? '*',
      context: { 'aws:TagKeys': input.TagKeys ?? [] },
    },
  ],
  handle: (input, call) => {
    const tags = tagsOf(call, input.ResourceARN);
    for (const key of input.TagKeys ?? []) tags.delete(key);
    return {};
  },
});

export const listTagsForResource = defineOperation<ListTagsForResourceRequest, ListTagsForResourceResponse>({
  name: 'ListTagsForResource',
  requires: (input) => [{ action: 'wafv2:ListTagsForResource', resource: input.ResourceARN ?? '*' }],
  handle: (input, call) => ({
    TagInfoForResource: {
      ResourceARN: input.ResourceARN,
      TagList: [...tagsOf(call, input.ResourceARN)].map(([Key, Value]) => ({ Key, Value })),
    },
  }),
});
