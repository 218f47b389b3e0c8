import type { GetUserRequest, GetUserResponse } from '@aws-sdk/client-iam';
import { defineOperation } from '../../operation.ts';
import { onUser } from '../arns.ts';
import { findUser } from '../find.ts';
import { userNameOf } from '../input.ts';
import { renderUser } from '../render.ts';

export const getUser = defineOperation<GetUserRequest, GetUserResponse>({
  name: 'GetUser',
  requires: (input, call) => [onUser('GetUser', call, userNameOf(input.UserName, call))],
  handle: (input, call) => ({
    User: renderUser(findUser(call.account, userNameOf(input.UserName, call))),
  }),
});
