import type {
  ListPolicyTagsRequest,
  ListPolicyTagsResponse,
  TagPolicyRequest,
  UntagPolicyRequest,
} from '@aws-sdk/client-iam';
import { defineOperation } from '../../operation.ts';
import { onPolicy, withContext } from '../arns.ts';
import { findPolicy } from '../find.ts';
import { paginate, required } from '../input.ts';
import { putTags, removeTags, renderTags, tagContext } from '../tags.ts';

export const tagPolicy = defineOperation<TagPolicyRequest, object>({
  name: 'TagPolicy',
  requires: (input, call) => [
    withContext(onPolicy('TagPolicy', call, input.PolicyArn ?? '', 'arn'), tagContext(input.Tags)),
  ],
  handle: (input, call) => {
    const policy = findPolicy(call.account, required(input.PolicyArn, 'policyArn'));
    putTags(policy.tags, input.Tags, call);
    return {};
  },
});

export const untagPolicy = defineOperation<UntagPolicyRequest, object>({
  name: 'UntagPolicy',
  requires: (input, call) => [
    withContext(onPolicy('UntagPolicy', call, input.PolicyArn ?? '', 'arn'), {
      'aws:TagKeys': input.TagKeys ?? [],
    }),
  ],
  handle: (input, { account }) => {
    removeTags(findPolicy(account, required(input.PolicyArn, 'policyArn')).tags, input.TagKeys);
    return {};
  },
});

export const listPolicyTags = defineOperation<ListPolicyTagsRequest, ListPolicyTagsResponse>({
  name: 'ListPolicyTags',
  requires: (input, call) => [onPolicy('ListPolicyTags', call, input.PolicyArn ?? '', 'arn')],
  handle: (input, { account }) => {
    const policy = findPolicy(account, required(input.PolicyArn, 'policyArn'));
    const { items, ...page } = paginate(renderTags(policy.tags), input);
    return { Tags: [...items], ...page };
  },
});
