import type {
  ListTagsForResourceInput,
  ListTagsForResourceResponse,
  TagResourceInput,
  UntagResourceInput,
} from '@aws-sdk/client-cognito-identity';
import { defineOperation, type Requirement } from '../operation.ts';
import { requestTagContext } from '../tag-context.ts';
import { withoutKeys } from '../tag-lists.ts';
import { getPool, identityPools, idIn } from './store.ts';

export const tagResource = defineOperation<TagResourceInput, object>({
  name: 'TagResource',
  requires: (input) => [onTagged('TagResource', input.ResourceArn, requestTagContext(input.Tags))],
  handle: (input, call) => {
    const record = getPool(call, idIn(input.ResourceArn));
    identityPools(call).set(record.pool.IdentityPoolId, {
      ...record,
      tags: { ...record.tags, ...input.Tags },
    });
    return {};
  },
});

export const untagResource = defineOperation<UntagResourceInput, object>({
  name: 'UntagResource',
  requires: (input) => [onTagged('UntagResource', input.ResourceArn, { 'aws:TagKeys': input.TagKeys ?? [] })],
  handle: (input, call) => {
    const record = getPool(call, idIn(input.ResourceArn));
    identityPools(call).set(record.pool.IdentityPoolId, {
      ...record,
      tags: withoutKeys(record.tags, input.TagKeys),
    });
    return {};
  },
});

export const listTagsForResource = defineOperation<ListTagsForResourceInput, ListTagsForResourceResponse>({
  name: 'ListTagsForResource',
  requires: (input) => [onTagged('ListTagsForResource', input.ResourceArn)],
  handle: (input, call) => ({ Tags: { ...getPool(call, idIn(input.ResourceArn)).tags } }),
});

/** Asked on what the request names, whatever it is: https://github.com/aws/aws-sdk-ruby/issues/2173 */
function onTagged(
  operation: string,
  arn: string | undefined,
  context: Requirement['context'] = {},
): Requirement {
  return { action: `cognito-identity:${operation}`, resource: arn ?? '*', context };
}
