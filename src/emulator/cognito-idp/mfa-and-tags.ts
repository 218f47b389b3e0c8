import type {
  GetUserPoolMfaConfigRequest,
  GetUserPoolMfaConfigResponse,
  ListTagsForResourceRequest,
  ListTagsForResourceResponse,
  SetUserPoolMfaConfigRequest,
  SetUserPoolMfaConfigResponse,
  TagResourceRequest,
  UntagResourceRequest,
} from '@aws-sdk/client-cognito-identity-provider';
import { defineOperation } from '../operation.ts';
import { requestTagContext } from '../tag-context.ts';
import { mfaOf } from './pool-parts.ts';
import { onPool, toUseSettings } from './requirements.ts';
import { getPool, poolsOf } from './store.ts';
import { takeSettings } from './take-settings.ts';

export const setUserPoolMfaConfig = defineOperation<
  SetUserPoolMfaConfigRequest,
  SetUserPoolMfaConfigResponse
>({
  name: 'SetUserPoolMfaConfig',
  requires: (input, call) => [
    onPool('SetUserPoolMfaConfig', input.UserPoolId, call),
    ...toUseSettings(input.SmsMfaConfiguration ?? {}, call),
  ],
  handle: (input, call) => {
    const pool = getPool(call, input.UserPoolId);
    takeSettings(input.SmsMfaConfiguration ?? {}, pool.Arn, call);
    const mode = input.MfaConfiguration ?? pool.MfaConfiguration;
    const sms = input.SmsMfaConfiguration?.SmsConfiguration;
    poolsOf(call).set(pool.Id, {
      ...pool,
      ...(mode && { MfaConfiguration: mode }),
      ...(sms && { SmsConfiguration: sms }),
    });
    const { UserPoolId: _id, ...said } = input;
    mfaOf(call).set(pool.Id, said);
    return { ...said, ...(mode && { MfaConfiguration: mode }) };
  },
});

export const getUserPoolMfaConfig = defineOperation<
  GetUserPoolMfaConfigRequest,
  GetUserPoolMfaConfigResponse
>({
  name: 'GetUserPoolMfaConfig',
  requires: (input, call) => [onPool('GetUserPoolMfaConfig', input.UserPoolId, call)],
  handle: (input, call) => {
    const pool = getPool(call, input.UserPoolId);
    return { ...mfaOf(call).get(pool.Id), MfaConfiguration: pool.MfaConfiguration };
  },
});

export const tagResource = defineOperation<TagResourceRequest, object>({
  name: 'TagResource',
  requires: (input, call) => [
    onPool('TagResource', idIn(input.ResourceArn), call, requestTagContext(input.Tags)),
  ],
  handle: (input, call) => {
    const pool = getPool(call, idIn(input.ResourceArn));
    poolsOf(call).set(pool.Id, { ...pool, UserPoolTags: { ...pool.UserPoolTags, ...input.Tags } });
    return {};
  },
});

export const untagResource = defineOperation<UntagResourceRequest, object>({
  name: 'UntagResource',
  requires: (input, call) => [
    onPool('UntagResource', idIn(input.ResourceArn), call, { 'aws:TagKeys': input.TagKeys ?? [] }),
  ],
  handle: (input, call) => {
    const pool = getPool(call, idIn(input.ResourceArn));
    const kept = Object.entries(pool.UserPoolTags).filter(([key]) => !input.TagKeys?.includes(key));
    poolsOf(call).set(pool.Id, { ...pool, UserPoolTags: Object.fromEntries(kept) });
    return {};
  },
});

export const listTagsForResource = defineOperation<ListTagsForResourceRequest, ListTagsForResourceResponse>({
  name: 'ListTagsForResource',
  requires: (input, call) => [onPool('ListTagsForResource', idIn(input.ResourceArn), call)],
  handle: (input, call) => ({ Tags: getPool(call, idIn(input.ResourceArn)).UserPoolTags }),
});

function idIn(arn: string | undefined): string | undefined {
  return arn?.split(':userpool/')[1];
}
