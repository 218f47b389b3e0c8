import type {
  ListTagsRequest,
  ListTagsResponse,
  TagResourceRequest,
  UntagResourceRequest,
} from '@aws-sdk/client-lambda';

import { defineOperation } from '../operation.ts';
import type { Call } from '../operation.ts';
import { requestTagContext } from '../tag-context.ts';
import { codeSigning, getConfig } from './code-signing-store.ts';
import { getFunctionOf, invalid, notFound } from './function-name.ts';
import { lambdaState, lookUpMapping } from './store.ts';

type Tags = Readonly<Record<string, string>>;

export const tagResource = defineOperation({
  name: 'TagResource',
  requires: (input: TagResourceRequest) => [
    { action: 'lambda:TagResource', resource: input.Resource ?? '*', context: requestTagContext(input.Tags) },
  ],
  handle: (input: TagResourceRequest, call): object => {
    const tagged = findTagged(input.Resource, call);
    tagged.set({ ...tagged.tags, ...input.Tags });
    return {};
  },
});

export const untagResource = defineOperation({
  name: 'UntagResource',
  requires: (input: UntagResourceRequest) => [
    {
      action: 'lambda:UntagResource',
      resource: input.Resource ?? '*',
      context: { 'aws:TagKeys': input.TagKeys ?? [] },
    },
  ],
  handle: (input: UntagResourceRequest, call): object => {
    const tagged = findTagged(input.Resource, call);
    const kept = Object.entries(tagged.tags).filter(([key]) => !input.TagKeys?.includes(key));
    tagged.set(Object.fromEntries(kept));
    return {};
  },
});

export const listTags = defineOperation({
  name: 'ListTags',
  requires: (input: ListTagsRequest) => [{ action: 'lambda:ListTags', resource: input.Resource ?? '*' }],
  handle: (input: ListTagsRequest, call): ListTagsResponse => ({
    Tags: { ...findTagged(input.Resource, call).tags },
  }),
});

interface Tagged {
  readonly tags: Tags;
  readonly set: (tags: Tags) => void;
}

/** A function, an event source mapping or a code signing configuration. @throws AwsError ResourceNotFoundException, InvalidParameterValueException */
function findTagged(arn: string | undefined, call: Call): Tagged {
  const [kind, id = ''] = (arn ?? '').split(':').slice(5);
  if (kind === 'event-source-mapping') {
    const { mappings } = lambdaState(call);
    const mapping = lookUpMapping(call, id);
    if (!mapping) throw notFound('The resource you requested does not exist.');
    return { tags: mapping.tags, set: (tags) => mappings.set(id, { ...mapping, tags }) };
  }
  if (kind === 'code-signing-config') {
    const { configs } = codeSigning(call);
    const stored = getConfig(call, arn);
    return { tags: stored.tags, set: (tags) => configs.set(id, { ...stored, tags }) };
  }
  if (kind !== 'function') throw invalid(`Resource ${arn ?? ''} cannot be tagged`);
  const found = getFunctionOf({ FunctionName: id }, call);
  return {
    tags: found.tags,
    set: (tags) => {
      found.tags = tags;
    },
  };
}
