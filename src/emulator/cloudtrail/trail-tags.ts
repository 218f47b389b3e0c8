import type {
  AddTagsRequest,
  ListTagsRequest,
  ListTagsResponse,
  RemoveTagsRequest,
} from '@aws-sdk/client-cloudtrail';
import { defineOperation } from '../operation.ts';
import { requestTagContext } from '../tag-context.ts';
import { tagsByKey, withoutKeys } from '../tag-lists.ts';
import { onTrail } from './trail-requirements.ts';
import { getTrail } from './trail-store.ts';

export const addTags = defineOperation<AddTagsRequest, object>({
  name: 'AddTags',
  requires: (input, call) => [
    onTrail('AddTags', input.ResourceId, call, requestTagContext(tagsByKey(input.TagsList))),
  ],
  handle: (input, call) => {
    const trail = getTrail(input.ResourceId, call);
    trail.tags = { ...trail.tags, ...tagsByKey(input.TagsList) };
    return {};
  },
});

/** What counts of a tag that is removed is its key. */
export const removeTags = defineOperation<RemoveTagsRequest, object>({
  name: 'RemoveTags',
  requires: (input, call) => [
    onTrail('RemoveTags', input.ResourceId, call, {
      'aws:TagKeys': Object.keys(tagsByKey(input.TagsList)),
    }),
  ],
  handle: (input, call) => {
    const trail = getTrail(input.ResourceId, call);
    trail.tags = withoutKeys(trail.tags, Object.keys(tagsByKey(input.TagsList)));
    return {};
  },
});

export const listTags = defineOperation<ListTagsRequest, ListTagsResponse>({
  name: 'ListTags',
  requires: (input, call) => (input.ResourceIdList ?? []).map((arn) => onTrail('ListTags', arn, call)),
  handle: (input, call) => ({
    ResourceTagList: (input.ResourceIdList ?? []).map((arn) => ({
      ResourceId: arn,
      TagsList: Object.entries(getTrail(arn, call).tags).map(([Key, Value]) => ({ Key, Value })),
    })),
  }),
});
