import type {
  ListTagsForResourceInput,
  ListTagsForResourceOutput,
  TagResourceInput,
  UntagResourceInput,
} from '@aws-sdk/client-cloudwatch';
import { AwsError, defineOperation, type Requirement } from '../operation.ts';
import type { Place } from '../regional-store.ts';
import { requestTagContext } from '../tag-context.ts';
import { tagsByKey, withoutKeys } from '../tag-lists.ts';
import { dashboards } from './dashboard-store.ts';
import { cloudWatchState } from './store.ts';

type Tags = Readonly<Record<string, string>>;

/** Something with tags, and the way to give it others. */
interface Tagged {
  readonly tags: Tags;
  readonly retag: (tags: Tags) => void;
}

function named<Thing extends { readonly tags: Tags }>(
  things: Map<string, Thing>,
  name: string | undefined,
): Tagged | undefined {
  const thing = things.get(name ?? '');
  return (
    thing && { tags: thing.tags, retag: (tags: Tags) => void things.set(name ?? '', { ...thing, tags }) }
  );
}

function findTagged(arn: string, place: Place): Tagged | undefined {
  const { alarms, compositeAlarms, insightRules, metricStreams } = cloudWatchState(place);
  return (
    named(alarms, arn.split(':alarm:')[1]) ??
    named(compositeAlarms, arn.split(':alarm:')[1]) ??
    named(insightRules, arn.split(':insight-rule/')[1]) ??
    named(metricStreams, arn.split(':metric-stream/')[1]) ??
    named(dashboards(place), arn.split(':dashboard/')[1])
  );
}

/** By the ARN of an alarm, an insight rule, a metric stream or a dashboard. */
export function tagsOfArn(arn: string, place: Place): Tags | undefined {
  return findTagged(arn, place)?.tags;
}

function getTagged(arn: string | undefined, place: Place): Tagged {
  const tagged = findTagged(arn ?? '', place);
  if (!tagged) throw new AwsError('ResourceNotFoundException', `Unknown: ${arn ?? ''}`, 404);
  return tagged;
}

const on = (operation: string, arn: string | undefined, context: Requirement['context'] = {}) => [
  { action: `cloudwatch:${operation}`, resource: arn ?? '*', context },
];

export const tagResource = defineOperation<TagResourceInput, object>({
  name: 'TagResource',
  requires: (input) => on('TagResource', input.ResourceARN, requestTagContext(tagsByKey(input.Tags))),
  handle: (input, call) => {
    const { tags, retag } = getTagged(input.ResourceARN, call);
    retag({ ...tags, ...tagsByKey(input.Tags) });
    return {};
  },
});

export const untagResource = defineOperation<UntagResourceInput, object>({
  name: 'UntagResource',
  requires: (input) => on('UntagResource', input.ResourceARN, { 'aws:TagKeys': input.TagKeys ?? [] }),
  handle: (input, call) => {
    const { tags, retag } = getTagged(input.ResourceARN, call);
    retag(withoutKeys(tags, input.TagKeys));
    return {};
  },
});

export const listTagsForResource = defineOperation<ListTagsForResourceInput, ListTagsForResourceOutput>({
  name: 'ListTagsForResource',
  requires: (input) => on('ListTagsForResource', input.ResourceARN),
  handle: (input, call) => ({
    Tags: Object.entries(getTagged(input.ResourceARN, call).tags).map(([Key, Value]) => ({ Key, Value })),
  }),
});
