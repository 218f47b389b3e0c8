import type {
  ListTagsForResourceInput,
  ListTagsForResourceOutput,
  TagResourceInput,
  UntagResourceInput,
} from '@aws-sdk/client-codepipeline';
import { AwsError, defineOperation, type Call } from '../operation.ts';
import { requestTagContext } from '../tag-context.ts';
import { tagsByKey, withoutKeys } from '../tag-lists.ts';
import { pipelinesOf, tagList, type Pipeline } from './store.ts';

export const tagResource = defineOperation<TagResourceInput, object>({
  name: 'TagResource',
  requires: (input) => [
    {
      action: 'codepipeline:TagResource',
      resource: input.resourceArn ?? '*',
      context: requestTagContext(tagsByKey(input.tags)),
    },
  ],
  handle: (input, call) => {
    const pipeline = getTagged(input.resourceArn, call);
    return setTags(pipeline, { ...pipeline.tags, ...tagsByKey(input.tags) }, call);
  },
});

export const untagResource = defineOperation<UntagResourceInput, object>({
  name: 'UntagResource',
  requires: (input) => [
    {
      action: 'codepipeline:UntagResource',
      resource: input.resourceArn ?? '*',
      context: { 'aws:TagKeys': input.tagKeys ?? [] },
    },
  ],
  handle: (input, call) => {
    const pipeline = getTagged(input.resourceArn, call);
    return setTags(pipeline, withoutKeys(pipeline.tags, input.tagKeys), call);
  },
});

export const listTagsForResource = defineOperation<ListTagsForResourceInput, ListTagsForResourceOutput>({
  name: 'ListTagsForResource',
  requires: (input) => [{ action: 'codepipeline:ListTagsForResource', resource: input.resourceArn ?? '*' }],
  handle: (input, call) => ({ tags: tagList(getTagged(input.resourceArn, call).tags) }),
});

/** @throws AwsError ResourceNotFoundException */
function getTagged(arn: string | undefined, call: Call): Pipeline {
  const pipeline = pipelinesOf(call).get((arn ?? '').split(':')[5] ?? '');
  if (pipeline) return pipeline;
  throw new AwsError('ResourceNotFoundException', `Could not find the resource with ARN '${arn ?? ''}'`);
}

function setTags(pipeline: Pipeline, tags: Pipeline['tags'], call: Call): object {
  pipelinesOf(call).set(pipeline.declaration.name, { ...pipeline, tags });
  return {};
}
