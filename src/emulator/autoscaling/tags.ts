import type {
  CreateOrUpdateTagsType,
  DeleteTagsType,
  DescribeTagsType,
  Tag as GivenTag,
  TagsType,
} from '@aws-sdk/client-auto-scaling';
import { AwsError, defineOperation } from '../operation.ts';
import { requestTagContext } from '../tag-context.ts';
import { tagsByKey } from '../tag-lists.ts';
import { pageOf } from './paging.ts';
import { onGroup } from './requirements.ts';
import { autoScalingState, getGroup, type Tag } from './store.ts';

export function readTags(tags: readonly GivenTag[] | undefined): Map<string, Tag> {
  return new Map(
    (tags ?? []).map(({ Key = '', Value = '', PropagateAtLaunch = true }) => [
      Key,
      { Key, Value, PropagateAtLaunch },
    ]),
  );
}

export const createOrUpdateTags = defineOperation<CreateOrUpdateTagsType, object>({
  name: 'CreateOrUpdateTags',
  requires: ({ Tags: tags = [] }, call) =>
    [...new Set(tags.map(({ ResourceId }) => ResourceId))].map((name) =>
      onGroup(
        'CreateOrUpdateTags',
        name,
        call,
        requestTagContext(tagsByKey(tags.filter(({ ResourceId }) => ResourceId === name))),
      ),
    ),
  handle: ({ Tags: tags = [] }, call) => {
    for (const tag of tags) {
      const group = getGroup(tag.ResourceId, call);
      const now = new Map([...group.tags, ...readTags([tag])]);
      autoScalingState(call).groups.set(tag.ResourceId ?? '', { ...group, tags: now });
    }
    return {};
  },
});

export const deleteTags = defineOperation<DeleteTagsType, object>({
  name: 'DeleteTags',
  requires: ({ Tags: tags = [] }, call) =>
    [...new Set(tags.map(({ ResourceId }) => ResourceId))].map((name) =>
      onGroup('DeleteTags', name, call, {
        'aws:TagKeys': tags.filter(({ ResourceId }) => ResourceId === name).map(({ Key = '' }) => Key),
      }),
    ),
  handle: ({ Tags: tags = [] }, call) => {
    for (const { ResourceId, Key = '' } of tags) {
      const group = getGroup(ResourceId, call);
      const now = new Map(group.tags);
      now.delete(Key);
      autoScalingState(call).groups.set(ResourceId ?? '', { ...group, tags: now });
    }
    return {};
  },
});

export const describeTags = defineOperation<DescribeTagsType, TagsType>({
  name: 'DescribeTags',
  handle: (input, call) => {
    const all = [...autoScalingState(call).groups.values()].flatMap(({ shape, tags }) =>
      [...tags.values()].map((tag) => ({
        ...tag,
        ResourceId: shape.AutoScalingGroupName,
        ResourceType: 'auto-scaling-group',
      })),
    );
    const found = (input.Filters ?? []).reduce((left, { Name: name = '', Values: values = [] }) => {
      const fields: Readonly<Record<string, (tag: (typeof all)[number]) => string | undefined>> = {
        'auto-scaling-group': ({ ResourceId }) => ResourceId,
        key: ({ Key }) => Key,
        value: ({ Value }) => Value,
      };
      const field = fields[name];
      if (!field) throw new AwsError('ValidationError', `Filter type ${name} is not correct.`);
      return left.filter((tag) => values.includes(field(tag) ?? ''));
    }, all);
    const { items, next } = pageOf(found, input, call);
    return { Tags: items, ...next };
  },
});
