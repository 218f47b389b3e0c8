import type {
  ApiKey,
  ApiKeys,
  CreateApiKeyRequest,
  DeleteApiKeyRequest,
  GetApiKeyRequest,
  GetApiKeysRequest,
  UpdateApiKeyRequest,
} from '@aws-sdk/client-api-gateway';

import { AwsError, defineOperation } from '../operation.ts';
import { createIdentifier } from './identifier.ts';
import { cutPage } from './page.ts';
import { applyPatch } from './patch.ts';
import { apiGatewayArn, hasTags, requireOnTags, requireVerb } from './permission.ts';
import { apiGatewayStore, findApiKey } from './store.ts';

function withoutValue({ value: _value, ...shown }: ApiKey): ApiKey {
  return shown;
}

export const createApiKey = defineOperation<CreateApiKeyRequest, ApiKey>({
  name: 'CreateApiKey',
  requires: (input, call) => [
    ...requireVerb('POST', call.region, '/apikeys', input.tags),
    ...(hasTags(input.tags)
      ? [requireOnTags('PUT', call.region, apiGatewayArn(call.region, '/apikeys/*'), input.tags)]
      : []),
  ],
  handle: (input, call) => {
    const { apiKeys } = call.account.store(apiGatewayStore);
    const value = input.value ?? createIdentifier(40);
    if ([...apiKeys.values()].some((record) => record.region === call.region && record.key.value === value)) {
      throw new AwsError('ConflictException', 'API Key already exists', 409);
    }
    const key = {
      id: createIdentifier(10),
      value,
      name: input.name,
      description: input.description,
      customerId: input.customerId,
      enabled: input.enabled ?? false,
      stageKeys: (input.stageKeys ?? []).map((stage) => `${stage.restApiId}/${stage.stageName}`),
      tags: { ...input.tags },
      createdDate: new Date(),
      lastUpdatedDate: new Date(),
    };
    apiKeys.set(key.id, { region: call.region, key });
    return key;
  },
});

export const getApiKey = defineOperation<GetApiKeyRequest, ApiKey>({
  name: 'GetApiKey',
  requires: (input, call) => requireVerb('GET', call.region, `/apikeys/${input.apiKey}`),
  handle: (input, call) => {
    const key = findApiKey(call, input.apiKey);
    return input.includeValue ? key : withoutValue(key);
  },
});

export const getApiKeys = defineOperation<GetApiKeysRequest, ApiKeys>({
  name: 'GetApiKeys',
  requires: (_input, call) => requireVerb('GET', call.region, '/apikeys'),
  handle: (input, call) => {
    const all = [...call.account.store(apiGatewayStore).apiKeys.values()]
      .filter((record) => record.region === call.region)
      .map((record) => (input.includeValues ? record.key : withoutValue(record.key)))
      .filter((key) => key.name?.startsWith(input.nameQuery ?? '') ?? input.nameQuery === undefined);
    return cutPage(all, input.limit, input.position);
  },
});

export const updateApiKey = defineOperation<UpdateApiKeyRequest, ApiKey>({
  name: 'UpdateApiKey',
  requires: (input, call) => requireVerb('PATCH', call.region, `/apikeys/${input.apiKey}`),
  handle: (input, call) => {
    const key = findApiKey(call, input.apiKey);
    applyPatch(key, input.patchOperations);
    key.lastUpdatedDate = new Date();
    return withoutValue(key);
  },
});

export const deleteApiKey = defineOperation<DeleteApiKeyRequest, void>({
  name: 'DeleteApiKey',
  requires: (input, call) => requireVerb('DELETE', call.region, `/apikeys/${input.apiKey}`),
  handle: (input, call) => {
    const { apiKeys, usagePlans } = call.account.store(apiGatewayStore);
    const { id = '' } = findApiKey(call, input.apiKey);
    apiKeys.delete(id);
    for (const record of usagePlans.values()) record.keys.delete(id);
  },
});
