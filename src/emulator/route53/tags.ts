import type {
  ChangeTagsForResourceRequest,
  ListTagsForResourceRequest,
  ListTagsForResourceResponse,
  ListTagsForResourcesRequest,
  ListTagsForResourcesResponse,
} from '@aws-sdk/client-route-53';
import { type Call, defineOperation } from '../operation.ts';
import { tagsByKey } from '../tag-lists.ts';
import { findHealthCheck } from './health-checks.ts';
import { bareId, findZone } from './store.ts';

function arnOf(type: string | undefined, id: string | undefined): string {
  return `arn:aws:route53:::${type ?? ''}/${bareId(id)}`;
}

function tagsOf(call: Call, type: string | undefined, id: string | undefined): Map<string, string> {
  if (type === 'hostedzone') return findZone(call, id).tags;
  return findHealthCheck(call, id).tags;
}

function render(call: Call, type: string | undefined, id: string | undefined) {
  return {
    ResourceType: type as 'hostedzone',
    ResourceId: bareId(id),
    Tags: [...tagsOf(call, type, id)].map(([Key, Value]) => ({ Key, Value })),
  };
}

export const changeTagsForResource = defineOperation<ChangeTagsForResourceRequest, object>({
  name: 'ChangeTagsForResource',
  requires: (input) => [
    { action: 'route53:ChangeTagsForResource', resource: arnOf(input.ResourceType, input.ResourceId) },
  ],
  handle: (input, call) => {
    const tags = tagsOf(call, input.ResourceType, input.ResourceId);
    for (const [key, value] of Object.entries(tagsByKey(input.AddTags))) tags.set(key, value);
    for (const key of input.RemoveTagKeys ?? []) tags.delete(key);
    return {};
  },
});

export const listTagsForResource = defineOperation<ListTagsForResourceRequest, ListTagsForResourceResponse>({
  name: 'ListTagsForResource',
  requires: (input) => [
    { action: 'route53:ListTagsForResource', resource: arnOf(input.ResourceType, input.ResourceId) },
  ],
  handle: (input, call) => ({ ResourceTagSet: render(call, input.ResourceType, input.ResourceId) }),
});

export const listTagsForResources = defineOperation<
  ListTagsForResourcesRequest,
  ListTagsForResourcesResponse
>({
  name: 'ListTagsForResources',
  requires: (input) =>
    (input.ResourceIds ?? []).map((id) => ({
      action: 'route53:ListTagsForResources',
      resource: arnOf(input.ResourceType, id),
    })),
  handle: (input, call) => ({
    ResourceTagSets: (input.ResourceIds ?? []).map((id) => render(call, input.ResourceType, id)),
  }),
});
