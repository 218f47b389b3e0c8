import type {
  ApiKey,
  CreateApiKeyRequest,
  CreateApiKeyResponse,
  DeleteApiKeyRequest,
  ListApiKeysRequest,
  ListApiKeysResponse,
  UpdateApiKeyRequest,
  UpdateApiKeyResponse,
} from '@aws-sdk/client-appsync';
import { AwsError, defineOperation } from '../operation.ts';
import { pageOf } from './paging.ts';
import { underApi } from './requirements.ts';
import { createId, getApi, notFound } from './store.ts';

const hour = 3600;
const day = 24 * hour;
const mostKeys = 50;

/** Source: https://docs.aws.amazon.com/appsync/latest/APIReference/API_CreateApiKey.html */
export const createApiKey = defineOperation<CreateApiKeyRequest, CreateApiKeyResponse>({
  name: 'CreateApiKey',
  requires: (input, call) => [underApi('CreateApiKey', input.apiId, '/apikeys', call)],
  handle: (input, call) => {
    const { keys } = getApi(call, input.apiId);
    if (keys.size >= mostKeys) {
      throw new AwsError('ApiKeyLimitExceededException', 'The API key limit for this API was exceeded.');
    }
    const key = { id: `da2-${createId()}`, description: input.description, ...lifeUntil(input.expires) };
    keys.set(key.id, key);
    return { apiKey: key };
  },
});

export const updateApiKey = defineOperation<UpdateApiKeyRequest, UpdateApiKeyResponse>({
  name: 'UpdateApiKey',
  requires: (input, call) => [underApi('UpdateApiKey', input.apiId, `/apikeys/${input.id ?? '*'}`, call)],
  handle: (input, call) => {
    const { keys } = getApi(call, input.apiId);
    const before = keys.get(input.id ?? '');
    if (!before) throw notFound(`API key not found: ${input.id}`);
    const key: ApiKey = {
      ...before,
      description: input.description ?? before.description,
      ...(input.expires !== undefined && lifeUntil(input.expires)),
    };
    keys.set(input.id ?? '', key);
    return { apiKey: key };
  },
});

export const deleteApiKey = defineOperation<DeleteApiKeyRequest, object>({
  name: 'DeleteApiKey',
  requires: (input, call) => [underApi('DeleteApiKey', input.apiId, `/apikeys/${input.id ?? '*'}`, call)],
  handle: (input, call) => {
    if (!getApi(call, input.apiId).keys.delete(input.id ?? '')) {
      throw notFound(`API key not found: ${input.id}`);
    }
    return {};
  },
});

export const listApiKeys = defineOperation<ListApiKeysRequest, ListApiKeysResponse>({
  name: 'ListApiKeys',
  requires: (input, call) => [underApi('ListApiKeys', input.apiId, '/apikeys', call)],
  handle: (input, call) => {
    const { items, next } = pageOf([...getApi(call, input.apiId).keys.values()], input);
    return { apiKeys: items, ...next };
  },
});

/**
 * Rounded down to the hour; a week unless said. The key can be told for 60 days more.
 *
 * @throws AwsError ApiKeyValidityOutOfBoundsException
 */
function lifeUntil(asked: number | undefined): { readonly expires: number; readonly deletes: number } {
  const now = Date.now() / 1000;
  const expires = Math.floor((asked ?? now + 7 * day) / hour) * hour;
  // The rounding of both ends is what keeps a day from being less than one.
  if (expires < Math.floor((now + day) / hour) * hour) {
    throw outOfBounds('API key must be valid for a minimum of 1 days.');
  }
  if (expires > now + 365 * day) throw outOfBounds('API key must be valid for a maximum of 365 days.');
  return { expires, deletes: expires + 60 * day };
}

function outOfBounds(message: string): AwsError {
  return new AwsError('ApiKeyValidityOutOfBoundsException', message);
}
