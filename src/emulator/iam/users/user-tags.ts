import type {
  ListUserTagsRequest,
  ListUserTagsResponse,
  TagUserRequest,
  UntagUserRequest,
} from '@aws-sdk/client-iam';
import { defineOperation } from '../../operation.ts';
import { onUser, withContext } from '../arns.ts';
import { findUser } from '../find.ts';
import { paginate, required } from '../input.ts';
import { putTags, removeTags, renderTags, tagContext } from '../tags.ts';

export const tagUser = defineOperation<TagUserRequest, object>({
  name: 'TagUser',
  requires: (input, call) => [
    withContext(onUser('TagUser', call, input.UserName ?? '', 'arn'), tagContext(input.Tags)),
  ],
  handle: (input, call) => {
    const user = findUser(call.account, required(input.UserName, 'userName'));
    putTags(user.tags, input.Tags, call);
    return {};
  },
});

export const untagUser = defineOperation<UntagUserRequest, object>({
  name: 'UntagUser',
  requires: (input, call) => [
    withContext(onUser('UntagUser', call, input.UserName ?? '', 'arn'), {
      'aws:TagKeys': input.TagKeys ?? [],
    }),
  ],
  handle: (input, { account }) => {
    removeTags(findUser(account, required(input.UserName, 'userName')).tags, input.TagKeys);
    return {};
  },
});

export const listUserTags = defineOperation<ListUserTagsRequest, ListUserTagsResponse>({
  name: 'ListUserTags',
  requires: (input, call) => [onUser('ListUserTags', call, input.UserName ?? '', 'arn')],
  handle: (input, { account }) => {
    const user = findUser(account, required(input.UserName, 'userName'));
    const { items, ...page } = paginate(renderTags(user.tags), input);
    return { Tags: [...items], ...page };
  },
});
