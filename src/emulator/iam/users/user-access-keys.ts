import type {
  AccessKeyMetadata,
  CreateAccessKeyRequest,
  CreateAccessKeyResponse,
  DeleteAccessKeyRequest,
  GetAccessKeyLastUsedRequest,
  GetAccessKeyLastUsedResponse,
  ListAccessKeysRequest,
  ListAccessKeysResponse,
  StatusType,
  UpdateAccessKeyRequest,
} from '@aws-sdk/client-iam';
import { defineOperation } from '../../operation.ts';
import { addAccessKey } from '../access-keys.ts';
import { onUser } from '../arns.ts';
import { limitExceeded, noSuchEntity } from '../iam-errors.ts';
import { findUser } from '../find.ts';
import { paginate, required, userNameOf } from '../input.ts';
import { delaysOf } from '../propagation.ts';
import { quotas } from '../quotas.ts';
import { iamState, type AccessKey, type User } from '../store.ts';

export const createAccessKey = defineOperation<CreateAccessKeyRequest, CreateAccessKeyResponse>({
  name: 'CreateAccessKey',
  requires: (input, call) => [onUser('CreateAccessKey', call, userNameOf(input.UserName, call))],
  handle: (input, call) => {
    const { account } = call;
    const user = findUser(account, userNameOf(input.UserName, call));
    if (user.accessKeys.size >= quotas.AccessKeysPerUserQuota) {
      throw limitExceeded(`Cannot exceed quota for AccessKeysPerUser: ${quotas.AccessKeysPerUserQuota}`);
    }
    const key = addAccessKey(account, user, delaysOf(account, 'access key'));
    return {
      AccessKey: {
        UserName: user.name,
        AccessKeyId: key.id,
        Status: 'Active',
        SecretAccessKey: key.secret,
        CreateDate: key.createDate,
      },
    };
  },
});

export const listAccessKeys = defineOperation<ListAccessKeysRequest, ListAccessKeysResponse>({
  name: 'ListAccessKeys',
  requires: (input, call) => [onUser('ListAccessKeys', call, userNameOf(input.UserName, call))],
  handle: (input, call) => {
    const user = findUser(call.account, userNameOf(input.UserName, call));
    const keys = [...user.accessKeys.values()].map((key): AccessKeyMetadata => ({
      UserName: user.name,
      AccessKeyId: key.id,
      Status: key.status.current as StatusType,
      CreateDate: key.createDate,
    }));
    const { items, ...page } = paginate(keys, input);
    return { AccessKeyMetadata: [...items], ...page };
  },
});

export const updateAccessKey = defineOperation<UpdateAccessKeyRequest, object>({
  name: 'UpdateAccessKey',
  requires: (input, call) => [onUser('UpdateAccessKey', call, userNameOf(input.UserName, call))],
  handle: (input, call) => {
    const key = findKey(findUser(call.account, userNameOf(input.UserName, call)), input.AccessKeyId);
    const status = required(input.Status, 'status') === 'Active' ? 'Active' : 'Inactive';
    key.status.set(status, delaysOf(call.account, 'access key'));
    return {};
  },
});

export const deleteAccessKey = defineOperation<DeleteAccessKeyRequest, object>({
  name: 'DeleteAccessKey',
  requires: (input, call) => [onUser('DeleteAccessKey', call, userNameOf(input.UserName, call))],
  handle: (input, call) => {
    const user = findUser(call.account, userNameOf(input.UserName, call));
    const key = findKey(user, input.AccessKeyId);
    user.accessKeys.delete(key.id);
    key.status.set('Absent', delaysOf(call.account, 'access key'));
    return {};
  },
});

export const getAccessKeyLastUsed = defineOperation<
  GetAccessKeyLastUsedRequest,
  GetAccessKeyLastUsedResponse
>({
  name: 'GetAccessKeyLastUsed',
  requires: (input, call) => {
    const owner = iamState(call.account).accessKeys.get(input.AccessKeyId ?? '')?.user;
    return owner
      ? [onUser('GetAccessKeyLastUsed', call, owner.name)]
      : [{ action: 'iam:GetAccessKeyLastUsed', resource: '*' }];
  },
  handle: (input, { account }) => {
    const id = required(input.AccessKeyId, 'accessKeyId');
    const key = iamState(account).accessKeys.get(id);
    if (!key || key.status.current === 'Absent') {
      throw noSuchEntity(`The Access Key with id ${id} cannot be found`);
    }
    return {
      UserName: key.user.name,
      AccessKeyLastUsed: {
        LastUsedDate: key.lastUsed?.date,
        ServiceName: key.lastUsed?.service ?? 'N/A',
        Region: key.lastUsed?.region ?? 'N/A',
      },
    };
  },
});

function findKey(user: User, accessKeyId: string | undefined): AccessKey {
  const id = required(accessKeyId, 'accessKeyId');
  const key = user.accessKeys.get(id);
  if (!key) throw noSuchEntity(`The Access Key with id ${id} cannot be found.`);
  return key;
}
