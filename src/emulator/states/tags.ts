import type {
  ListTagsForResourceInput,
  ListTagsForResourceOutput,
  TagResourceInput,
  UntagResourceInput,
} from '@aws-sdk/client-sfn';
import { AwsError, defineOperation } from '../operation.ts';
import type { Place } from '../regional-store.ts';
import { requestTagContext } from '../tag-context.ts';
import { tagsByKey, withoutKeys } from '../tag-lists.ts';
import { onArn } from './requirements.ts';
import { findTagged, type Activity, type StateMachine } from './store.ts';

function getTagged(arn: string | undefined, place: Place): StateMachine | Activity {
  const tagged = findTagged(arn, place);
  if (tagged) return tagged;
  throw new AwsError('ResourceNotFound', `Resource not found: '${arn}'`);
}

export const tagResource = defineOperation<TagResourceInput, object>({
  name: 'TagResource',
  requires: (input) => [onArn('TagResource', input.resourceArn, requestTagContext(tagsByKey(input.tags)))],
  handle: (input, call) => {
    const tagged = getTagged(input.resourceArn, call);
    tagged.tags = { ...tagged.tags, ...tagsByKey(input.tags) };
    return {};
  },
});

export const untagResource = defineOperation<UntagResourceInput, object>({
  name: 'UntagResource',
  requires: (input) => [onArn('UntagResource', input.resourceArn, { 'aws:TagKeys': input.tagKeys ?? [] })],
  handle: (input, call) => {
    const tagged = getTagged(input.resourceArn, call);
    tagged.tags = withoutKeys(tagged.tags, input.tagKeys);
    return {};
  },
});

export const listTagsForResource = defineOperation<ListTagsForResourceInput, ListTagsForResourceOutput>({
  name: 'ListTagsForResource',
  requires: (input) => [onArn('ListTagsForResource', input.resourceArn)],
  handle: (input, call) => ({
    tags: Object.entries(getTagged(input.resourceArn, call).tags).map(([key, value]) => ({ key, value })),
  }),
});
