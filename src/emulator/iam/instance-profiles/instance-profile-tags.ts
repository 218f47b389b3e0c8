import type {
  ListInstanceProfileTagsRequest,
  ListInstanceProfileTagsResponse,
  TagInstanceProfileRequest,
  UntagInstanceProfileRequest,
} from '@aws-sdk/client-iam';
import { defineOperation } from '../../operation.ts';
import { onInstanceProfile, withContext } from '../arns.ts';
import { findInstanceProfile } from '../find.ts';
import { paginate, required } from '../input.ts';
import { putTags, removeTags, renderTags, tagContext } from '../tags.ts';

export const tagInstanceProfile = defineOperation<TagInstanceProfileRequest, object>({
  name: 'TagInstanceProfile',
  requires: (input, call) => [
    withContext(
      onInstanceProfile('TagInstanceProfile', call, input.InstanceProfileName ?? '', 'arn'),
      tagContext(input.Tags),
    ),
  ],
  handle: (input, call) => {
    const name = required(input.InstanceProfileName, 'instanceProfileName');
    putTags(findInstanceProfile(call.account, name).tags, input.Tags, call);
    return {};
  },
});

export const untagInstanceProfile = defineOperation<UntagInstanceProfileRequest, object>({
  name: 'UntagInstanceProfile',
  requires: (input, call) => [
    withContext(onInstanceProfile('UntagInstanceProfile', call, input.InstanceProfileName ?? '', 'arn'), {
      'aws:TagKeys': input.TagKeys ?? [],
    }),
  ],
  handle: (input, { account }) => {
    const name = required(input.InstanceProfileName, 'instanceProfileName');
    removeTags(findInstanceProfile(account, name).tags, input.TagKeys);
    return {};
  },
});

export const listInstanceProfileTags = defineOperation<
  ListInstanceProfileTagsRequest,
  ListInstanceProfileTagsResponse
>({
  name: 'ListInstanceProfileTags',
  requires: (input, call) => [
    onInstanceProfile('ListInstanceProfileTags', call, input.InstanceProfileName ?? '', 'arn'),
  ],
  handle: (input, { account }) => {
    const profile = findInstanceProfile(account, required(input.InstanceProfileName, 'instanceProfileName'));
    const { items, ...page } = paginate(renderTags(profile.tags), input);
    return { Tags: [...items], ...page };
  },
});
