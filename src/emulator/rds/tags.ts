import type {
  AddTagsToResourceMessage,
  ListTagsForResourceMessage,
  RemoveTagsFromResourceMessage,
  TagListMessage,
} from '@aws-sdk/client-rds';
import { AwsError, defineOperation, type Call } from '../operation.ts';
import type { Place } from '../regional-store.ts';
import { tagsByKey, withoutKeys } from '../tag-lists.ts';
import { onThing, tagContext } from './requirements.ts';
import { findByArn, getThing, rdsThings, readRdsArn, type Kept, type RdsNoun } from './store.ts';
import { serviceBehind } from '../service-behind.ts';

const on = (operation: string, arn: string | undefined, call: Call, context: object = {}) => {
  const { noun, name } = readRdsArn(arn ?? '', call);
  const asked = onThing(operation, noun, name, call, { ...context });
  return noun === '' ? { ...asked, resource: arn ?? '*' } : asked;
};

export const addTagsToResource = defineOperation<AddTagsToResourceMessage, object>({
  name: 'AddTagsToResource',
  requires: (input, call) => [on('AddTagsToResource', input.ResourceName, call, tagContext(input.Tags))],
  handle: (input, call) => {
    const reserved = input.Tags?.find(({ Key }) => Key?.startsWith('aws:'));
    if (reserved && serviceBehind(call.caller) === undefined) {
      throw new AwsError(
        'InvalidParameterValue',
        `Tag keys that begin with aws: are reserved: ${reserved.Key}`,
      );
    }
    keepTags(input.ResourceName, call, (tags) => ({ ...tags, ...tagsByKey(input.Tags) }));
    return {};
  },
});

export const removeTagsFromResource = defineOperation<RemoveTagsFromResourceMessage, object>({
  name: 'RemoveTagsFromResource',
  requires: (input, call) => [
    on('RemoveTagsFromResource', input.ResourceName, call, { 'aws:TagKeys': input.TagKeys ?? [] }),
  ],
  handle: (input, call) => {
    keepTags(input.ResourceName, call, (tags) => withoutKeys(tags, input.TagKeys));
    return {};
  },
});

export const listTagsForResource = defineOperation<ListTagsForResourceMessage, TagListMessage>({
  name: 'ListTagsForResource',
  requires: (input, call) => [on('ListTagsForResource', input.ResourceName, call)],
  handle: (input, call) => ({ TagList: tagList(getByArn(input.ResourceName, call).tags) }),
});

export function tagList(tags: Readonly<Record<string, string>>): { Key: string; Value: string }[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}

export function tagsOf(arn: string, place: Place): Readonly<Record<string, string>> | undefined {
  return findByArn(arn, place)?.tags;
}

/** @throws AwsError InvalidParameterValue for what is no ARN of this account, else the noun's own …NotFound */
function getByArn(arn: string | undefined, call: Call): Kept<unknown> {
  const { noun, name } = readRdsArn(arn ?? '', call);
  if (!Object.hasOwn(rdsThings(call), noun)) {
    throw new AwsError('InvalidParameterValue', `Invalid resource name: ${arn ?? ''}`);
  }
  return getThing(noun as RdsNoun, name, call);
}

function keepTags(
  arn: string | undefined,
  call: Call,
  change: (tags: Readonly<Record<string, string>>) => Record<string, string>,
): void {
  const kept = getByArn(arn, call);
  const { noun, name } = readRdsArn(arn ?? '', call);
  const things = rdsThings(call)[noun as RdsNoun] as Map<string, Kept<unknown>>;
  things.set(name, { ...kept, tags: change(kept.tags) });
}
