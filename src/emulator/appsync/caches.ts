import type {
  ApiCache,
  CreateApiCacheRequest,
  CreateApiCacheResponse,
  DeleteApiCacheRequest,
  FlushApiCacheRequest,
  GetApiCacheRequest,
  GetApiCacheResponse,
  UpdateApiCacheRequest,
  UpdateApiCacheResponse,
} from '@aws-sdk/client-appsync';
import { defineOperation, type Call } from '../operation.ts';
import { underApi } from './requirements.ts';
import { badRequest, getApi, notFound, type ApiRecord, type CacheRecord } from './store.ts';

/** How long a cache takes to be made, changed or gone; assumed. */
const changeMs = 4 * 60_000;

/** Source: https://docs.aws.amazon.com/appsync/latest/APIReference/API_CreateApiCache.html */
export const createApiCache = defineOperation<CreateApiCacheRequest, CreateApiCacheResponse>({
  name: 'CreateApiCache',
  requires: (input, call) => [underApi('CreateApiCache', input.apiId, '/ApiCaches', call)],
  handle: (input, call) => {
    const record = getApi(call, input.apiId);
    if (currentCache(record)) throw badRequest('The API has already enabled caching.');
    const { apiId: _id, ...settings } = input;
    return { apiCache: keepCache(record, { ...defaults, ...settings, status: 'CREATING' }, call) };
  },
});

export const getApiCache = defineOperation<GetApiCacheRequest, GetApiCacheResponse>({
  name: 'GetApiCache',
  requires: (input, call) => [underApi('GetApiCache', input.apiId, '/ApiCaches', call)],
  handle: (input, call) => ({ apiCache: tell(findCache(getApi(call, input.apiId), 'get')) }),
});

export const updateApiCache = defineOperation<UpdateApiCacheRequest, UpdateApiCacheResponse>({
  name: 'UpdateApiCache',
  requires: (input, call) => [underApi('UpdateApiCache', input.apiId, '/ApiCaches/update', call)],
  handle: (input, call) => {
    const record = getApi(call, input.apiId);
    const { cache } = findCache(record, 'update');
    const { apiId: _id, ...settings } = input;
    return { apiCache: keepCache(record, { ...cache, ...settings, status: 'MODIFYING' }, call) };
  },
});

export const deleteApiCache = defineOperation<DeleteApiCacheRequest, object>({
  name: 'DeleteApiCache',
  requires: (input, call) => [underApi('DeleteApiCache', input.apiId, '/ApiCaches', call)],
  handle: (input, call) => {
    const record = getApi(call, input.apiId);
    const { cache } = findCache(record, 'delete');
    keepCache(record, { ...cache, status: 'DELETING' }, call);
    return {};
  },
});

export const flushApiCache = defineOperation<FlushApiCacheRequest, object>({
  name: 'FlushApiCache',
  requires: (input, call) => [underApi('FlushApiCache', input.apiId, '/FlushCache', call)],
  handle: (input, call) => {
    findCache(getApi(call, input.apiId), 'flush');
    return {};
  },
});

const defaults = { transitEncryptionEnabled: false, atRestEncryptionEnabled: false } satisfies ApiCache;

function keepCache(record: ApiRecord, cache: ApiCache, { account }: Call): ApiCache {
  record.cache = { cache, settled: account.clock.after(changeMs) };
  return cache;
}

/** One that is not gone yet. */
function currentCache({ cache }: ApiRecord): CacheRecord | undefined {
  return cache?.cache.status === 'DELETING' && cache.settled.hasPassed ? undefined : cache;
}

/** @throws AwsError NotFoundException */
function findCache(record: ApiRecord, doing: string): CacheRecord {
  const found = currentCache(record);
  if (found) return found;
  throw notFound(`Unable to ${doing} the cache as it doesn't exist, please create the cache first.`);
}

function tell({ cache, settled }: CacheRecord): ApiCache {
  return settled.hasPassed ? { ...cache, status: 'AVAILABLE' } : cache;
}
