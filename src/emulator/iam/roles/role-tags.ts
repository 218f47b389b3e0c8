import type {
  ListRoleTagsRequest,
  ListRoleTagsResponse,
  TagRoleRequest,
  UntagRoleRequest,
} from '@aws-sdk/client-iam';
import { defineOperation } from '../../operation.ts';
import { onRole, withContext } from '../arns.ts';
import { findRoleByName } from '../find.ts';
import { paginate, required } from '../input.ts';
import { putTags, removeTags, renderTags, tagContext } from '../tags.ts';

export const tagRole = defineOperation<TagRoleRequest, object>({
  name: 'TagRole',
  requires: (input, call) => [
    withContext(onRole('TagRole', call, input.RoleName ?? '', 'arn'), tagContext(input.Tags)),
  ],
  handle: (input, call) => {
    const role = findRoleByName(call.account, required(input.RoleName, 'roleName'));
    putTags(role.tags, input.Tags, call);
    return {};
  },
});

export const untagRole = defineOperation<UntagRoleRequest, object>({
  name: 'UntagRole',
  requires: (input, call) => [
    withContext(onRole('UntagRole', call, input.RoleName ?? '', 'arn'), {
      'aws:TagKeys': input.TagKeys ?? [],
    }),
  ],
  handle: (input, { account }) => {
    removeTags(findRoleByName(account, required(input.RoleName, 'roleName')).tags, input.TagKeys);
    return {};
  },
});

export const listRoleTags = defineOperation<ListRoleTagsRequest, ListRoleTagsResponse>({
  name: 'ListRoleTags',
  requires: (input, call) => [onRole('ListRoleTags', call, input.RoleName ?? '', 'arn')],
  handle: (input, { account }) => {
    const role = findRoleByName(account, required(input.RoleName, 'roleName'));
    const { items, ...page } = paginate(renderTags(role.tags), input);
    return { Tags: [...items], ...page };
  },
});
