import type {
  ListTagsForResourceRequest,
  ListTagsForResourceResponse,
  TagResourceRequest,
  UntagResourceRequest,
} from '@aws-sdk/client-guardduty';
import { defineOperation, type Call } from '../operation.ts';
import { requestTagContext } from '../tag-context.ts';
import { withoutKeys } from '../tag-lists.ts';
import { detectorsOf, getStored, getStoredSet, rejected } from './store.ts';

type Tags = Readonly<Record<string, string>>;

export const tagResource = defineOperation<TagResourceRequest, object>({
  name: 'TagResource',
  requires: (input) => [
    {
      action: 'guardduty:TagResource',
      resource: input.ResourceArn ?? '*',
      context: requestTagContext(input.Tags),
    },
  ],
  handle: (input, call) => changeTags(input.ResourceArn, call, (tags) => ({ ...tags, ...input.Tags })),
});

export const untagResource = defineOperation<UntagResourceRequest, object>({
  name: 'UntagResource',
  requires: (input) => [
    {
      action: 'guardduty:UntagResource',
      resource: input.ResourceArn ?? '*',
      context: { 'aws:TagKeys': input.TagKeys ?? [] },
    },
  ],
  handle: (input, call) => changeTags(input.ResourceArn, call, (tags) => withoutKeys(tags, input.TagKeys)),
});

export const listTagsForResource = defineOperation<ListTagsForResourceRequest, ListTagsForResourceResponse>({
  name: 'ListTagsForResource',
  requires: (input) => [{ action: 'guardduty:ListTagsForResource', resource: input.ResourceArn ?? '*' }],
  handle: (input, call) => {
    let found: Tags = {};
    changeTags(input.ResourceArn, call, (tags) => {
      found = tags;
      return tags;
    });
    return { Tags: { ...found } };
  },
});

/** @throws AwsError BadRequestException */
function changeTags(arn: string | undefined, call: Call, change: (tags: Tags) => Tags): object {
  const [id, kind, child = ''] = (arn ?? '').split(':detector/')[1]?.split('/') ?? [];
  const detector = getStored(call, id);
  if (kind === undefined) {
    detectorsOf(call).set(id ?? '', { ...detector, tags: change(detector.tags) });
  } else if (kind === 'ipset') {
    const ipSet = getStoredSet(call, id, child);
    detector.ipSets.set(child, { ...ipSet, tags: change(ipSet.tags) });
  } else {
    throw rejected('because the parameter resourceArn has an invalid value.');
  }
  return {};
}
