import type {
  GetTagsRequest,
  GetTagsResponse,
  TagResourceRequest,
  UntagResourceRequest,
} from '@aws-sdk/client-glue';
import { AwsError, defineOperation, type Call, type Requirement } from '../operation.ts';
import { requestTagContext } from '../tag-context.ts';
import { withoutKeys } from '../tag-lists.ts';
import { glueArn, glueState, onPaths } from './store.ts';

/** Making something with tags asks for the tag action too. Source: https://docs.aws.amazon.com/glue/latest/dg/monitor-tags.html */
export function toTag(
  path: string,
  tags: Readonly<Record<string, string>> | undefined,
  call: Call,
): readonly Requirement[] {
  if (!tags || Object.keys(tags).length === 0) return [];
  return onPaths('TagResource', [path], call, requestTagContext(tags));
}

export const tagResource = defineOperation<TagResourceRequest, object>({
  name: 'TagResource',
  requires: (input) => [
    {
      action: 'glue:TagResource',
      resource: input.ResourceArn ?? '*',
      context: requestTagContext(input.TagsToAdd),
    },
  ],
  handle: (input, call) => {
    const arn = getTagged(input.ResourceArn, call);
    const { tags } = glueState(call);
    tags.set(arn, { ...tags.get(arn), ...input.TagsToAdd });
    return {};
  },
});

export const untagResource = defineOperation<UntagResourceRequest, object>({
  name: 'UntagResource',
  requires: (input) => [
    {
      action: 'glue:UntagResource',
      resource: input.ResourceArn ?? '*',
      context: { 'aws:TagKeys': input.TagsToRemove ?? [] },
    },
  ],
  handle: (input, call) => {
    const arn = getTagged(input.ResourceArn, call);
    const { tags } = glueState(call);
    tags.set(arn, withoutKeys(tags.get(arn) ?? {}, input.TagsToRemove));
    return {};
  },
});

export const getTags = defineOperation<GetTagsRequest, GetTagsResponse>({
  name: 'GetTags',
  requires: (input) => [{ action: 'glue:GetTags', resource: input.ResourceArn ?? '*' }],
  handle: (input, call) => ({
    Tags: { ...glueState(call).tags.get(getTagged(input.ResourceArn, call)) },
  }),
});

export function tagsOf(arn: string, call: Call) {
  return glueState(call).tags.get(arn);
}

/** @throws AwsError EntityNotFoundException */
function getTagged(arn: string | undefined, call: Call): string {
  const { databases, connections, crawlers } = glueState(call);
  const [kind, name = ''] = (arn ?? '').slice(glueArn('', call).length).split('/');
  const things = { database: databases, connection: connections, crawler: crawlers }[kind ?? ''];
  if (arn !== undefined && things?.has(name)) return arn;
  throw new AwsError('EntityNotFoundException', `Entity not found: ${arn ?? ''}`);
}
