import type {
  ListTagsForResourceRequest,
  ListTagsForResourceResponse,
  TagResourceRequest,
  UntagResourceRequest,
} from '@aws-sdk/client-kafka';
import { defineOperation, type Call } from '../operation.ts';
import { requestTagContext } from '../tag-context.ts';
import { withoutKeys } from '../tag-lists.ts';
import { onCluster } from './clusters.ts';
import { clustersOf, getCluster } from './store.ts';

function keep(
  arn: string | undefined,
  call: Call,
  change: (tags: Record<string, string>) => Record<string, string>,
): object {
  const cluster = getCluster(arn, call);
  const shape = { ...cluster.shape, Tags: change({ ...cluster.shape.Tags }) };
  clustersOf(call).set(arn ?? '', { ...cluster, shape });
  return {};
}

export const tagResource = defineOperation<TagResourceRequest, object>({
  name: 'TagResource',
  requires: (input, call) => [
    { ...onCluster('TagResource', input.ResourceArn, call), context: requestTagContext(input.Tags) },
  ],
  handle: ({ ResourceArn, Tags }, call) => keep(ResourceArn, call, (tags) => ({ ...tags, ...Tags })),
});

export const untagResource = defineOperation<UntagResourceRequest, object>({
  name: 'UntagResource',
  requires: (input, call) => [
    {
      ...onCluster('UntagResource', input.ResourceArn, call),
      context: { 'aws:TagKeys': input.TagKeys ?? [] },
    },
  ],
  handle: ({ ResourceArn, TagKeys }, call) => keep(ResourceArn, call, (tags) => withoutKeys(tags, TagKeys)),
});

export const listTagsForResource = defineOperation<ListTagsForResourceRequest, ListTagsForResourceResponse>({
  name: 'ListTagsForResource',
  requires: (input, call) => [onCluster('ListTagsForResource', input.ResourceArn, call)],
  handle: ({ ResourceArn }, call) => ({ Tags: { ...getCluster(ResourceArn, call).shape.Tags } }),
});
