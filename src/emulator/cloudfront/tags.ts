import type {
  ListTagsForResourceRequest,
  ListTagsForResourceResult,
  TagResourceRequest,
  UntagResourceRequest,
} from '@aws-sdk/client-cloudfront';
import type { Account } from '../account.ts';
import { AwsError, type Call, defineOperation } from '../operation.ts';
import { requestTagContext } from '../tag-context.ts';
import { tagsByKey } from '../tag-lists.ts';
import { cloudFrontState } from './store.ts';

/** The tags of what an ARN names; undefined: it names nothing that has tags. */
export function tagsOfArn(account: Account, arn: string | undefined): Map<string, string> | undefined {
  const { distributions, functions } = cloudFrontState(account);
  return [...distributions.values(), ...functions.values()].find((one) => one.arn === arn)?.tags;
}

/** @throws AwsError NoSuchResource */
function tagsOf({ account }: Call, arn: string | undefined): Map<string, string> {
  const tags = tagsOfArn(account, arn);
  if (tags) return tags;
  throw new AwsError('NoSuchResource', 'The specified resource does not exist.', 404);
}

export const tagResource = defineOperation<TagResourceRequest, void>({
  name: 'TagResource',
  requires: (input) => [
    {
      action: 'cloudfront:TagResource',
      resource: input.Resource ?? '*',
      context: requestTagContext(tagsByKey(input.Tags?.Items)),
    },
  ],
  handle: (input, call) => {
    const tags = tagsOf(call, input.Resource);
    for (const [key, value] of Object.entries(tagsByKey(input.Tags?.Items))) tags.set(key, value);
  },
});

export const untagResource = defineOperation<UntagResourceRequest, void>({
  name: 'UntagResource',
  requires: (input) => [
    {
      action: 'cloudfront:UntagResource',
      resource: input.Resource ?? '*',
      context: { 'aws:TagKeys': input.TagKeys?.Items ?? [] },
    },
  ],
  handle: (input, call) => {
    const tags = tagsOf(call, input.Resource);
    for (const key of input.TagKeys?.Items ?? []) tags.delete(key);
  },
});

export const listTagsForResource = defineOperation<ListTagsForResourceRequest, ListTagsForResourceResult>({
  name: 'ListTagsForResource',
  requires: (input) => [{ action: 'cloudfront:ListTagsForResource', resource: input.Resource ?? '*' }],
  handle: (input, call) => ({
    Tags: { Items: [...tagsOf(call, input.Resource)].map(([Key, Value]) => ({ Key, Value })) },
  }),
});
