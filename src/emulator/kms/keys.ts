import type {
  CreateKeyRequest,
  CreateKeyResponse,
  DescribeKeyRequest,
  DescribeKeyResponse,
  ListKeysRequest,
  ListKeysResponse,
  UpdateKeyDescriptionRequest,
} from '@aws-sdk/client-kms';
import { AwsError, defineOperation } from '../operation.ts';
import { requestTagContext } from '../tag-context.ts';
import { assertKeyPolicy } from './key-policies.ts';
import { pageOf } from './paging.ts';
import { onKey } from './requirements.ts';
import {
  addKey,
  assertNotPending,
  describeKey as metadataOf,
  getKey,
  kmsState,
  replaceKey,
} from './store.ts';
import { tagRecord } from './tag-record.ts';

/** Source: https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateKey.html */
export const createKey = defineOperation<CreateKeyRequest, CreateKeyResponse>({
  name: 'CreateKey',
  requires: (input, call) => {
    const context = {
      'kms:CallerAccount': call.caller.principal.accountId,
      'kms:BypassPolicyLockoutSafetyCheck': String(input.BypassPolicyLockoutSafetyCheck ?? false),
      'kms:KeyOrigin': input.Origin ?? 'AWS_KMS',
      'kms:KeySpec': input.KeySpec ?? input.CustomerMasterKeySpec ?? 'SYMMETRIC_DEFAULT',
      'kms:KeyUsage': input.KeyUsage ?? 'ENCRYPT_DECRYPT',
      'kms:MultiRegion': String(input.MultiRegion ?? false),
      ...requestTagContext(tagRecord(input.Tags)),
    };
    return [
      { action: 'kms:CreateKey', resource: '*', context },
      ...(input.Tags?.length ? [{ action: 'kms:TagResource', resource: '*', context }] : []),
    ];
  },
  handle: (input, call) => {
    const spec = input.KeySpec ?? input.CustomerMasterKeySpec ?? 'SYMMETRIC_DEFAULT';
    if (spec !== 'SYMMETRIC_DEFAULT' || (input.Origin ?? 'AWS_KMS') !== 'AWS_KMS' || input.MultiRegion) {
      throw new AwsError(
        'NotImplemented',
        `kms:CreateKey of ${spec}, origin ${input.Origin ?? 'AWS_KMS'}, is not built in this emulated account`,
        501,
      );
    }
    if (input.Policy !== undefined) assertKeyPolicy(input.Policy, input.BypassPolicyLockoutSafetyCheck, call);
    const key = addKey(call, {
      manager: 'CUSTOMER',
      description: input.Description ?? '',
      policy: input.Policy,
      tags: tagRecord(input.Tags),
    });
    return { KeyMetadata: metadataOf(key, call) };
  },
});

export const describeKey = defineOperation<DescribeKeyRequest, DescribeKeyResponse>({
  name: 'DescribeKey',
  requires: (input, call) => [onKey('kms:DescribeKey', input.KeyId, call)],
  handle: (input, call) => ({ KeyMetadata: metadataOf(getKey(call, input.KeyId), call) }),
});

export const listKeys = defineOperation<ListKeysRequest, ListKeysResponse>({
  name: 'ListKeys',
  requires: () => [{ action: 'kms:ListKeys', resource: '*' }],
  handle: (input, call) => {
    const { items, next } = pageOf([...kmsState(call).keys.values()], input, 100);
    return { Keys: items.map(({ keyId, arn }) => ({ KeyId: keyId, KeyArn: arn })), ...next };
  },
});

export const updateKeyDescription = defineOperation<UpdateKeyDescriptionRequest, object>({
  name: 'UpdateKeyDescription',
  requires: (input, call) => [onKey('kms:UpdateKeyDescription', input.KeyId, call)],
  handle: (input, call) => {
    const key = getKey(call, input.KeyId);
    assertNotPending(key);
    replaceKey(call, { ...key, description: input.Description ?? '' });
    return {};
  },
});
