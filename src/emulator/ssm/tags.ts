import type {
  AddTagsToResourceRequest,
  ListTagsForResourceRequest,
  ListTagsForResourceResult,
  RemoveTagsFromResourceRequest,
} from '@aws-sdk/client-ssm';

import { AwsError, defineOperation } from '../operation.ts';
import type { Call } from '../operation.ts';
import { onParameter, requestTags } from './requirements.ts';
import { parametersOf } from './store.ts';
import type { StoredParameter } from './store.ts';

export const addTagsToResource = defineOperation({
  name: 'AddTagsToResource',
  requires: (input: AddTagsToResourceRequest, call) => [
    onParameter('ssm:AddTagsToResource', input.ResourceId, call, requestTags(input.Tags ?? [])),
  ],
  handle: (input: AddTagsToResourceRequest, call): object => {
    const parameter = getTagged(input, call);
    const added = Object.fromEntries((input.Tags ?? []).map(({ Key, Value }) => [Key, Value]));
    parametersOf(call).set(parameter.name, { ...parameter, tags: { ...parameter.tags, ...added } });
    return {};
  },
});

export const removeTagsFromResource = defineOperation({
  name: 'RemoveTagsFromResource',
  requires: (input: RemoveTagsFromResourceRequest, call) => [
    onParameter('ssm:RemoveTagsFromResource', input.ResourceId, call, {
      'aws:TagKeys': input.TagKeys ?? [],
    }),
  ],
  handle: (input: RemoveTagsFromResourceRequest, call): object => {
    const parameter = getTagged(input, call);
    const kept = Object.entries(parameter.tags).filter(([key]) => !input.TagKeys?.includes(key));
    parametersOf(call).set(parameter.name, { ...parameter, tags: Object.fromEntries(kept) });
    return {};
  },
});

export const listTagsForResource = defineOperation({
  name: 'ListTagsForResource',
  requires: (input: ListTagsForResourceRequest, call) => [
    onParameter('ssm:ListTagsForResource', input.ResourceId, call),
  ],
  handle: (input: ListTagsForResourceRequest, call): ListTagsForResourceResult => ({
    TagList: Object.entries(getTagged(input, call).tags).map(([Key, Value]) => ({ Key, Value })),
  }),
});

/** @throws AwsError InvalidResourceType, InvalidResourceId */
function getTagged(input: ListTagsForResourceRequest, call: Call): StoredParameter {
  if (input.ResourceType !== 'Parameter') {
    throw new AwsError('InvalidResourceType', `${input.ResourceType} is not a valid resource type.`);
  }
  const parameter = parametersOf(call).get(input.ResourceId ?? '');
  if (!parameter) throw new AwsError('InvalidResourceId', 'The resource ID is not valid.');
  return parameter;
}
