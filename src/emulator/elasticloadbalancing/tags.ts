import type {
  AddTagsInput,
  DescribeTagsInput,
  DescribeTagsOutput,
  RemoveTagsInput,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { defineOperation, type Call } from '../operation.ts';
import { tagsByKey, withoutKeys } from '../tag-lists.ts';
import { onArn, tagContext } from './requirements.ts';
import { findTagged, getKept, keepTags, type Kept } from './store.ts';

/** @throws AwsError LoadBalancerNotFound, TargetGroupNotFound, ListenerNotFound, RuleNotFound */
function getTagged(arn: string, call: Call): Kept<unknown> {
  const found = findTagged(arn, call);
  if (found) return found;
  const [noun = ''] = (arn.split(':')[5] ?? '').split('/');
  const nouns = { targetgroup: 'groups', listener: 'listeners', 'listener-rule': 'rules' } as const;
  return getKept(noun in nouns ? nouns[noun as keyof typeof nouns] : 'balancers', arn, call);
}

export const addTags = defineOperation<AddTagsInput, object>({
  name: 'AddTags',
  requires: (input, call) =>
    (input.ResourceArns ?? []).map((arn) => onArn('AddTags', arn, call, tagContext(input.Tags))),
  handle: ({ ResourceArns: arns = [], Tags }, call) => {
    const found = arns.map((arn) => [arn, getTagged(arn, call)] as const);
    for (const [arn, { tags }] of found) keepTags(arn, call, { ...tags, ...tagsByKey(Tags) });
    return {};
  },
});

export const removeTags = defineOperation<RemoveTagsInput, object>({
  name: 'RemoveTags',
  requires: (input, call) =>
    (input.ResourceArns ?? []).map((arn) =>
      onArn('RemoveTags', arn, call, { 'aws:TagKeys': input.TagKeys ?? [] }),
    ),
  handle: ({ ResourceArns: arns = [], TagKeys: keys }, call) => {
    const found = arns.map((arn) => [arn, getTagged(arn, call)] as const);
    for (const [arn, { tags }] of found) keepTags(arn, call, withoutKeys(tags, keys));
    return {};
  },
});

export const describeTags = defineOperation<DescribeTagsInput, DescribeTagsOutput>({
  name: 'DescribeTags',
  handle: ({ ResourceArns: arns = [] }, call) => ({
    TagDescriptions: arns.map((arn) => ({
      ResourceArn: arn,
      Tags: Object.entries(getTagged(arn, call).tags).map(([Key, Value]) => ({ Key, Value })),
    })),
  }),
});
