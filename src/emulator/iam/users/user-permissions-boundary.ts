import type {
  DeleteUserPermissionsBoundaryRequest,
  PutUserPermissionsBoundaryRequest,
} from '@aws-sdk/client-iam';
import { defineOperation } from '../../operation.ts';
import { onUser, withContext } from '../arns.ts';
import { noSuchEntity } from '../iam-errors.ts';
import { findAttachablePolicy, findUser } from '../find.ts';
import { required } from '../input.ts';
import { publishPolicies } from '../policy-set.ts';

export const putUserPermissionsBoundary = defineOperation<PutUserPermissionsBoundaryRequest, object>({
  name: 'PutUserPermissionsBoundary',
  requires: (input, call) => [
    withContext(onUser('PutUserPermissionsBoundary', call, input.UserName ?? '', 'arn'), {
      'iam:PermissionsBoundary': input.PermissionsBoundary ?? '',
    }),
  ],
  handle: (input, { account }) => {
    const user = findUser(account, required(input.UserName, 'userName'));
    user.boundary = findAttachablePolicy(account, required(input.PermissionsBoundary, 'permissionsBoundary'));
    publishPolicies(account, user);
    return {};
  },
});

export const deleteUserPermissionsBoundary = defineOperation<DeleteUserPermissionsBoundaryRequest, object>({
  name: 'DeleteUserPermissionsBoundary',
  requires: (input, call) => [onUser('DeleteUserPermissionsBoundary', call, input.UserName ?? '', 'arn')],
  handle: (input, { account }) => {
    const user = findUser(account, required(input.UserName, 'userName'));
    if (!user.boundary) throw noSuchEntity(`User ${user.name} does not have a permissions boundary.`);
    user.boundary = undefined;
    publishPolicies(account, user);
    return {};
  },
});
