import type { UpdateUserRequest } from '@aws-sdk/client-iam';
import { defineOperation } from '../../operation.ts';
import { onUser, userArn } from '../arns.ts';
import { entityAlreadyExists } from '../iam-errors.ts';
import { findUser, isTaken } from '../find.ts';
import { readPath, required, requiredName } from '../input.ts';
import { iamState } from '../store.ts';

/**
 * Policies, keys, groups and the unique id stay. Asks about the user as it is, and as it shall be.
 * Source: https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateUser.html
 */
export const updateUser = defineOperation<UpdateUserRequest, object>({
  name: 'UpdateUser',
  requires: (input, call) => {
    const old = onUser('UpdateUser', call, input.UserName ?? '');
    const user = iamState(call.account).users.get(input.UserName ?? '');
    const resource = userArn(
      call.account.accountId,
      input.NewUserName ?? input.UserName ?? '',
      input.NewPath ?? user?.path,
    );
    if (resource === old.resource) return [old];
    return [
      old,
      { ...old, resource, resourceAsPrinted: `user ${input.NewUserName ?? input.UserName ?? ''}` },
    ];
  },
  handle: (input, { account }) => {
    const { users } = iamState(account);
    const user = findUser(account, required(input.UserName, 'userName'));
    const name =
      input.NewUserName === undefined ? user.name : requiredName(input.NewUserName, 'newUserName', 64);
    const isOther = name.toLowerCase() !== user.name.toLowerCase();
    if (isOther && isTaken(users, name)) {
      throw entityAlreadyExists(`User with name ${name} already exists.`);
    }
    const path = input.NewPath === undefined ? user.path : readPath(input.NewPath, 'newPath');
    users.delete(user.name);
    user.name = name;
    user.path = path;
    user.arn = userArn(account.accountId, name, path);
    users.set(name, user);
    return {};
  },
});
