import type {
  ListTagsForResourceRequest,
  ListTagsForResourceResponse,
  ListTagsLogGroupRequest,
  ListTagsLogGroupResponse,
  TagLogGroupRequest,
  TagResourceRequest,
  UntagLogGroupRequest,
  UntagResourceRequest,
} from '@aws-sdk/client-cloudwatch-logs';

import { defineOperation } from '../operation.ts';
import type { Call } from '../operation.ts';
import { requestTagContext } from '../tag-context.ts';
import { onGroup, onTaggedArn } from './requirements.ts';
import { getGroup } from './store.ts';

export const tagResource = defineOperation({
  name: 'TagResource',
  requires: (input: TagResourceRequest) => [onTaggedArn('logs:TagResource', input.resourceArn, input.tags)],
  handle: (input: TagResourceRequest, call): object => tag(input.resourceArn, input.tags, call),
});

export const untagResource = defineOperation({
  name: 'UntagResource',
  requires: (input: UntagResourceRequest) => [
    {
      ...onTaggedArn('logs:UntagResource', input.resourceArn),
      context: { 'aws:TagKeys': input.tagKeys ?? [] },
    },
  ],
  handle: (input: UntagResourceRequest, call): object => untag(input.resourceArn, input.tagKeys, call),
});

export const listTagsForResource = defineOperation({
  name: 'ListTagsForResource',
  requires: (input: ListTagsForResourceRequest) => [
    onTaggedArn('logs:ListTagsForResource', input.resourceArn),
  ],
  handle: (input: ListTagsForResourceRequest, call): ListTagsForResourceResponse => ({
    tags: { ...getGroup(input.resourceArn, call).tags },
  }),
});

/** The older names of the same three. */
export const tagLogGroup = defineOperation({
  name: 'TagLogGroup',
  requires: (input: TagLogGroupRequest, call) => [
    onGroup('logs:TagLogGroup', input.logGroupName, call, requestTagContext(input.tags)),
  ],
  handle: (input: TagLogGroupRequest, call): object => tag(input.logGroupName, input.tags, call),
});

export const untagLogGroup = defineOperation({
  name: 'UntagLogGroup',
  requires: (input: UntagLogGroupRequest, call) => [
    onGroup('logs:UntagLogGroup', input.logGroupName, call, { 'aws:TagKeys': input.tags ?? [] }),
  ],
  handle: (input: UntagLogGroupRequest, call): object => untag(input.logGroupName, input.tags, call),
});

export const listTagsLogGroup = defineOperation({
  name: 'ListTagsLogGroup',
  requires: (input: ListTagsLogGroupRequest, call) => [
    onGroup('logs:ListTagsLogGroup', input.logGroupName, call),
  ],
  handle: (input: ListTagsLogGroupRequest, call): ListTagsLogGroupResponse => ({
    tags: { ...getGroup(input.logGroupName, call).tags },
  }),
});

function tag(
  identifier: string | undefined,
  tags: Readonly<Record<string, string>> = {},
  call: Call,
): object {
  const group = getGroup(identifier, call);
  group.tags = { ...group.tags, ...tags };
  return {};
}

function untag(identifier: string | undefined, keys: readonly string[] = [], call: Call): object {
  const group = getGroup(identifier, call);
  group.tags = Object.fromEntries(Object.entries(group.tags).filter(([key]) => !keys.includes(key)));
  return {};
}
