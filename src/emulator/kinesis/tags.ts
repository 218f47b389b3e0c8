import type {
  AddTagsToStreamInput,
  ListTagsForResourceInput,
  ListTagsForResourceOutput,
  ListTagsForStreamInput,
  ListTagsForStreamOutput,
  RemoveTagsFromStreamInput,
  TagResourceInput,
  UntagResourceInput,
} from '@aws-sdk/client-kinesis';
import { AwsError, defineOperation, type Call } from '../operation.ts';
import { requestTagContext } from '../tag-context.ts';
import { withoutKeys } from '../tag-lists.ts';
import { onArn, onStream } from './requirements.ts';
import { getStream, lookUpConsumer, type Consumer, type Stream } from './store.ts';
import { assertActive } from './stream-states.ts';

/** Tags change while a stream is ACTIVE: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_CreateStream.html */
function findTagged(arn: string | undefined, call: Call): Stream | Consumer {
  if (!arn?.includes('/consumer/')) return getStream({ StreamARN: arn }, call);
  const consumer = lookUpConsumer(call, arn);
  if (consumer) return consumer;
  throw new AwsError(
    'ResourceNotFoundException',
    `Consumer ${arn}, account ${call.account.accountId} not found.`,
  );
}

function change(tagged: Stream | Consumer, call: Call, tags: Stream['tags']): object {
  if ('consumers' in tagged) assertActive(tagged, call.account.accountId);
  tagged.tags = tags;
  return {};
}

const listed = (tags: Stream['tags']) => Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));

export const addTagsToStream = defineOperation<AddTagsToStreamInput, object>({
  name: 'AddTagsToStream',
  requires: (input, call) => [onStream('AddTagsToStream', input, call, requestTagContext(input.Tags))],
  handle: (input, call) => {
    const stream = getStream(input, call);
    return change(stream, call, { ...stream.tags, ...input.Tags });
  },
});

export const removeTagsFromStream = defineOperation<RemoveTagsFromStreamInput, object>({
  name: 'RemoveTagsFromStream',
  requires: (input, call) => [
    onStream('RemoveTagsFromStream', input, call, { 'aws:TagKeys': input.TagKeys ?? [] }),
  ],
  handle: (input, call) => {
    const stream = getStream(input, call);
    return change(stream, call, withoutKeys(stream.tags, input.TagKeys));
  },
});

export const listTagsForStream = defineOperation<ListTagsForStreamInput, ListTagsForStreamOutput>({
  name: 'ListTagsForStream',
  requires: (input, call) => [onStream('ListTagsForStream', input, call)],
  handle: (input, call) => {
    const all = listed(getStream(input, call).tags).toSorted((one, other) => (one.Key < other.Key ? -1 : 1));
    const after = all.filter(({ Key }) => Key > (input.ExclusiveStartTagKey ?? ''));
    const most = input.Limit ?? 50;
    return { Tags: after.slice(0, most), HasMoreTags: after.length > most };
  },
});

export const tagResource = defineOperation<TagResourceInput, object>({
  name: 'TagResource',
  requires: (input) => [onArn('TagResource', input.ResourceARN, requestTagContext(input.Tags))],
  handle: (input, call) => {
    const tagged = findTagged(input.ResourceARN, call);
    return change(tagged, call, { ...tagged.tags, ...input.Tags });
  },
});

export const untagResource = defineOperation<UntagResourceInput, object>({
  name: 'UntagResource',
  requires: (input) => [onArn('UntagResource', input.ResourceARN, { 'aws:TagKeys': input.TagKeys ?? [] })],
  handle: (input, call) => {
    const tagged = findTagged(input.ResourceARN, call);
    return change(tagged, call, withoutKeys(tagged.tags, input.TagKeys));
  },
});

export const listTagsForResource = defineOperation<ListTagsForResourceInput, ListTagsForResourceOutput>({
  name: 'ListTagsForResource',
  requires: (input) => [onArn('ListTagsForResource', input.ResourceARN)],
  handle: (input, call) => ({ Tags: listed(findTagged(input.ResourceARN, call).tags) }),
});
