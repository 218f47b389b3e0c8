import type {
  CreateAliasRequest,
  DeleteAliasRequest,
  ListAliasesRequest,
  ListAliasesResponse,
  UpdateAliasRequest,
} from '@aws-sdk/client-kms';
import { AwsError, defineOperation, type Call, type Requirement } from '../operation.ts';
import { pageOf } from './paging.ts';
import { onKeyItself } from './requirements.ts';
import { assertNotPending, getKey, kmsArn, kmsState, type Alias } from './store.ts';

/** Source: https://docs.aws.amazon.com/kms/latest/developerguide/alias-access.html: on the alias and on each key that it leaves or gets. */
function toSetAlias(
  action: string,
  name: string | undefined,
  keys: readonly (string | undefined)[],
  call: Call,
): readonly Requirement[] {
  return [
    {
      action,
      resource: kmsArn(name ?? '*', call),
      context: { 'kms:CallerAccount': call.caller.principal.accountId },
    },
    ...keys.flatMap((key) => (key === undefined ? [] : [onKeyItself(action, key, call)])),
  ];
}

const keyIdOf = (name: string | undefined, call: Call): string | undefined =>
  kmsState(call).aliases.get(name ?? '')?.keyId;

export const createAlias = defineOperation<CreateAliasRequest, object>({
  name: 'CreateAlias',
  requires: (input, call) => toSetAlias('kms:CreateAlias', input.AliasName, [input.TargetKeyId], call),
  handle: (input, call) => {
    const name = checkName(input.AliasName);
    const key = getKey(call, input.TargetKeyId);
    assertNotPending(key);
    const { aliases } = kmsState(call);
    if (aliases.has(name)) {
      throw new AwsError(
        'AlreadyExistsException',
        `An alias with the name ${kmsArn(name, call)} already exists`,
      );
    }
    const now = new Date();
    aliases.set(name, { name, keyId: key.keyId, createdAt: now, updatedAt: now });
    return {};
  },
});

export const updateAlias = defineOperation<UpdateAliasRequest, object>({
  name: 'UpdateAlias',
  requires: (input, call) =>
    toSetAlias('kms:UpdateAlias', input.AliasName, [keyIdOf(input.AliasName, call), input.TargetKeyId], call),
  handle: (input, call) => {
    const alias = getAlias(checkName(input.AliasName), call);
    const key = getKey(call, input.TargetKeyId);
    assertNotPending(key);
    kmsState(call).aliases.set(alias.name, { ...alias, keyId: key.keyId, updatedAt: new Date() });
    return {};
  },
});

export const deleteAlias = defineOperation<DeleteAliasRequest, object>({
  name: 'DeleteAlias',
  requires: (input, call) =>
    toSetAlias('kms:DeleteAlias', input.AliasName, [keyIdOf(input.AliasName, call)], call),
  handle: (input, call) => {
    const { name } = getAlias(checkName(input.AliasName), call);
    kmsState(call).aliases.delete(name);
    return {};
  },
});

export const listAliases = defineOperation<ListAliasesRequest, ListAliasesResponse>({
  name: 'ListAliases',
  requires: () => [{ action: 'kms:ListAliases', resource: '*' }],
  handle: (input, call) => {
    const only = input.KeyId === undefined ? undefined : getKey(call, input.KeyId).keyId;
    const all = [...kmsState(call).aliases.values()].filter(
      ({ keyId }) => only === undefined || keyId === only,
    );
    const { items, next } = pageOf(all, input, 50);
    return {
      Aliases: items.map((alias) => ({
        AliasName: alias.name,
        AliasArn: kmsArn(alias.name, call),
        TargetKeyId: alias.keyId,
        CreationDate: alias.createdAt,
        LastUpdatedDate: alias.updatedAt,
      })),
      ...next,
    };
  },
});

function getAlias(name: string, call: Call): Alias {
  const alias = kmsState(call).aliases.get(name);
  if (!alias) throw new AwsError('NotFoundException', `Alias ${kmsArn(name, call)} is not found.`);
  return alias;
}

function checkName(name: string | undefined): string {
  if (!name?.startsWith('alias/')) {
    throw new AwsError(
      'ValidationException',
      'Alias must start with the prefix "alias/". Please see https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html',
    );
  }
  if (name.startsWith('alias/aws/')) throw new AwsError('NotAuthorizedException', '');
  if (!/^alias\/[\w/-]{1,250}$/.test(name)) {
    throw new AwsError('InvalidAliasNameException', `${name} contains invalid characters for an alias`);
  }
  return name;
}
