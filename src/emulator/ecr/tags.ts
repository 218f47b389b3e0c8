import type {
  ListTagsForResourceRequest,
  ListTagsForResourceResponse,
  TagResourceRequest,
  UntagResourceRequest,
} from '@aws-sdk/client-ecr';

import { defineOperation } from '../operation.ts';
import { getRepository } from './repositories.ts';
import { requestTags } from './requirements.ts';
import { ecrState } from './store.ts';

export const tagResource = defineOperation({
  name: 'TagResource',
  requires: (input: TagResourceRequest) => [
    { action: 'ecr:TagResource', resource: input.resourceArn ?? '*', context: requestTags(input.tags) },
  ],
  handle: (input: TagResourceRequest, call): object => {
    const repository = getRepository(nameIn(input.resourceArn), call);
    const added = Object.fromEntries((input.tags ?? []).map(({ Key, Value }) => [Key, Value]));
    ecrState(call).repositories.set(repository.description.repositoryName, {
      ...repository,
      tags: { ...repository.tags, ...added },
    });
    return {};
  },
});

export const untagResource = defineOperation({
  name: 'UntagResource',
  requires: (input: UntagResourceRequest) => [
    {
      action: 'ecr:UntagResource',
      resource: input.resourceArn ?? '*',
      context: { 'aws:TagKeys': input.tagKeys ?? [] },
    },
  ],
  handle: (input: UntagResourceRequest, call): object => {
    const repository = getRepository(nameIn(input.resourceArn), call);
    const kept = Object.entries(repository.tags).filter(([key]) => !input.tagKeys?.includes(key));
    ecrState(call).repositories.set(repository.description.repositoryName, {
      ...repository,
      tags: Object.fromEntries(kept),
    });
    return {};
  },
});

export const listTagsForResource = defineOperation({
  name: 'ListTagsForResource',
  requires: (input: ListTagsForResourceRequest) => [
    { action: 'ecr:ListTagsForResource', resource: input.resourceArn ?? '*' },
  ],
  handle: (input: ListTagsForResourceRequest, call): ListTagsForResourceResponse => ({
    tags: Object.entries(getRepository(nameIn(input.resourceArn), call).tags).map(([Key, Value]) => ({
      Key,
      Value,
    })),
  }),
});

function nameIn(arn: string | undefined): string | undefined {
  return arn?.split(':repository/')[1];
}
