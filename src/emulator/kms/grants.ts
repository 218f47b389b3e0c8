import { randomBytes } from 'node:crypto';
import type {
  CreateGrantRequest,
  CreateGrantResponse,
  ListGrantsRequest,
  ListGrantsResponse,
  RetireGrantRequest,
  RevokeGrantRequest,
} from '@aws-sdk/client-kms';
import { AwsError, defineOperation, type Call } from '../operation.ts';
import { pageOf } from './paging.ts';
import { onKeyItself } from './requirements.ts';
import { getKey, kmsState, replaceKey, type KmsKey } from './store.ts';

/** Source: https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateGrant.html */
export const createGrant = defineOperation<CreateGrantRequest, CreateGrantResponse>({
  name: 'CreateGrant',
  requires: (input, call) => [
    onKeyItself('kms:CreateGrant', input.KeyId, call, {
      context: {
        'kms:GrantOperations': input.Operations ?? [],
        'kms:GranteePrincipal': input.GranteePrincipal ?? '',
        'kms:GrantIsForAWSResource': String(call.caller.calledVia.length > 0),
      },
    }),
  ],
  handle: (input, call) => {
    const key = getKey(call, input.KeyId);
    const token = randomBytes(96).toString('base64');
    const GrantId = randomBytes(32).toString('hex');
    const { GrantTokens: _tokens, DryRun: _dryRun, ...asked } = input;
    const grant = {
      ...asked,
      KeyId: key.arn,
      GrantId,
      CreationDate: new Date(),
      IssuingAccount: `arn:aws:iam::${call.account.accountId}:root`,
      token,
    };
    replaceKey(call, { ...key, grants: [...key.grants, grant] });
    return { GrantToken: token, GrantId };
  },
});

export const listGrants = defineOperation<ListGrantsRequest, ListGrantsResponse>({
  name: 'ListGrants',
  requires: (input, call) => [onKeyItself('kms:ListGrants', input.KeyId, call)],
  handle: (input, call) => {
    const grants = getKey(call, input.KeyId).grants.filter(
      (grant) =>
        (input.GrantId === undefined || grant.GrantId === input.GrantId) &&
        (input.GranteePrincipal === undefined || grant.GranteePrincipal === input.GranteePrincipal),
    );
    const { items, next } = pageOf(grants, input, 50);
    return { Grants: items.map(({ token: _secret, ...grant }) => grant), ...next };
  },
});

export const revokeGrant = defineOperation<RevokeGrantRequest, object>({
  name: 'RevokeGrant',
  requires: (input, call) => [onKeyItself('kms:RevokeGrant', input.KeyId, call)],
  handle: (input, call) => {
    dropGrant(getKey(call, input.KeyId), input.GrantId, call);
    return {};
  },
});

/** The grantee's own way out: by token, or by key and id. */
export const retireGrant = defineOperation<RetireGrantRequest, object>({
  name: 'RetireGrant',
  requires: (input, call) => [onKeyItself('kms:RetireGrant', keyOf(input, call)?.arn, call)],
  handle: (input, call) => {
    const key = keyOf(input, call);
    if (!key) throw new AwsError('NotFoundException', 'No such grant exists');
    const grant = key.grants.find(({ token }) => token === input.GrantToken);
    dropGrant(key, grant?.GrantId ?? input.GrantId, call);
    return {};
  },
});

function keyOf(input: RetireGrantRequest, call: Call): KmsKey | undefined {
  if (input.GrantToken === undefined) return getKey(call, input.KeyId);
  return [...kmsState(call).keys.values()].find(({ grants }) =>
    grants.some(({ token }) => token === input.GrantToken),
  );
}

function dropGrant(key: KmsKey, grantId: string | undefined, call: Call): void {
  const grants = key.grants.filter(({ GrantId }) => GrantId !== grantId);
  if (grants.length === key.grants.length) {
    throw new AwsError('NotFoundException', `Grant ID ${grantId ?? ''} not found`);
  }
  replaceKey(call, { ...key, grants });
}
