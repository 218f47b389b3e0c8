import type {
  ListTagsForDeliveryStreamInput,
  ListTagsForDeliveryStreamOutput,
  TagDeliveryStreamInput,
  UntagDeliveryStreamInput,
} from '@aws-sdk/client-firehose';
import { defineOperation } from '../operation.ts';
import { requestTagContext } from '../tag-context.ts';
import { tagsByKey, withoutKeys } from '../tag-lists.ts';
import { onDeliveryStream } from './requirements.ts';
import { getDeliveryStream } from './store.ts';

export const tagDeliveryStream = defineOperation<TagDeliveryStreamInput, object>({
  name: 'TagDeliveryStream',
  requires: (input, call) => [
    onDeliveryStream(
      'TagDeliveryStream',
      input.DeliveryStreamName,
      call,
      requestTagContext(tagsByKey(input.Tags)),
    ),
  ],
  handle: (input, call) => {
    const stream = getDeliveryStream(input.DeliveryStreamName, call);
    stream.tags = { ...stream.tags, ...tagsByKey(input.Tags) };
    return {};
  },
});

export const untagDeliveryStream = defineOperation<UntagDeliveryStreamInput, object>({
  name: 'UntagDeliveryStream',
  requires: (input, call) => [
    onDeliveryStream('UntagDeliveryStream', input.DeliveryStreamName, call, {
      'aws:TagKeys': input.TagKeys ?? [],
    }),
  ],
  handle: (input, call) => {
    const stream = getDeliveryStream(input.DeliveryStreamName, call);
    stream.tags = withoutKeys(stream.tags, input.TagKeys);
    return {};
  },
});

export const listTagsForDeliveryStream = defineOperation<
  ListTagsForDeliveryStreamInput,
  ListTagsForDeliveryStreamOutput
>({
  name: 'ListTagsForDeliveryStream',
  requires: (input, call) => [onDeliveryStream('ListTagsForDeliveryStream', input.DeliveryStreamName, call)],
  handle: (input, call) => {
    const { tags } = getDeliveryStream(input.DeliveryStreamName, call);
    const after = Object.entries(tags)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .filter(([key]) => key > (input.ExclusiveStartTagKey ?? ''));
    const most = input.Limit ?? 50;
    return {
      Tags: after.slice(0, most).map(([Key, Value]) => ({ Key, Value })),
      HasMoreTags: after.length > most,
    };
  },
});
