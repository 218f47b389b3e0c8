import type {
  CreateIdentityPoolInput,
  DeleteIdentityPoolInput,
  DescribeIdentityPoolInput,
  IdentityPool,
  ListIdentityPoolsInput,
  ListIdentityPoolsResponse,
} from '@aws-sdk/client-cognito-identity';
import { pageOf } from '../cognito-idp/paging.ts';
import { AwsError, defineOperation } from '../operation.ts';
import { requestTagContext } from '../tag-context.ts';
import { onPool } from './requirements.ts';
import { createPoolId, getPool, identityPools, type PoolRecord } from './store.ts';

/** Source: https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_CreateIdentityPool.html */
export const createIdentityPool = defineOperation<CreateIdentityPoolInput, IdentityPool>({
  name: 'CreateIdentityPool',
  requires: (input, call) => [
    onPool('CreateIdentityPool', undefined, call, requestTagContext(input.IdentityPoolTags)),
  ],
  handle: (input, call) => {
    checkSettings(input);
    const id = createPoolId(call.region);
    const { IdentityPoolTags: tags = {}, ...settings } = input;
    const record: PoolRecord = {
      pool: { ...settings, IdentityPoolId: id },
      tags,
      roles: {},
      mappings: {},
      principalTags: {},
    };
    identityPools(call).set(id, record);
    return tell(record);
  },
});

export const describeIdentityPool = defineOperation<DescribeIdentityPoolInput, IdentityPool>({
  name: 'DescribeIdentityPool',
  requires: (input, call) => [onPool('DescribeIdentityPool', input.IdentityPoolId, call)],
  handle: (input, call) => tell(getPool(call, input.IdentityPoolId)),
});

/** What is not said is set back. */
export const updateIdentityPool = defineOperation<IdentityPool, IdentityPool>({
  name: 'UpdateIdentityPool',
  requires: (input, call) => [
    onPool('UpdateIdentityPool', input.IdentityPoolId, call, requestTagContext(input.IdentityPoolTags)),
  ],
  handle: (input, call) => {
    const before = getPool(call, input.IdentityPoolId);
    checkSettings(input);
    const { IdentityPoolTags: tags = before.tags, ...settings } = input;
    const { IdentityPoolId } = before.pool;
    const record = { ...before, pool: { ...settings, IdentityPoolId }, tags };
    identityPools(call).set(IdentityPoolId, record);
    return tell(record);
  },
});

export const deleteIdentityPool = defineOperation<DeleteIdentityPoolInput, object>({
  name: 'DeleteIdentityPool',
  requires: (input, call) => [onPool('DeleteIdentityPool', input.IdentityPoolId, call)],
  handle: (input, call) => {
    identityPools(call).delete(getPool(call, input.IdentityPoolId).pool.IdentityPoolId);
    return {};
  },
});

export const listIdentityPools = defineOperation<ListIdentityPoolsInput, ListIdentityPoolsResponse>({
  name: 'ListIdentityPools',
  requires: (_, call) => [onPool('ListIdentityPools', undefined, call)],
  handle: (input, call) => {
    const { items, next } = pageOf([...identityPools(call).values()], input);
    return {
      IdentityPools: items.map(({ pool: { IdentityPoolId, IdentityPoolName } }) => ({
        IdentityPoolId,
        IdentityPoolName,
      })),
      ...next,
    };
  },
});

function tell({ pool, tags }: PoolRecord): IdentityPool {
  return { ...pool, IdentityPoolTags: { ...tags } };
}

type Settings = Pick<IdentityPool, 'IdentityPoolName' | 'CognitoIdentityProviders'>;

/** @throws AwsError InvalidParameterException */
function checkSettings({
  IdentityPoolName: name = '',
  CognitoIdentityProviders: providers = [],
}: Settings): void {
  if (!/^[\w\s+=,.@-]{1,128}$/.test(name)) {
    throw invalid(
      String.raw`1 validation error detected: Value '${name}' at 'identityPoolName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\w\s+=,.@-]+`,
    );
  }
  const isWhole = ({ ProviderName, ClientId }: (typeof providers)[number]) =>
    ClientId !== undefined &&
    /^cognito-idp\.[a-z0-9-]+\.amazonaws\.com\/[\w-]+_\w+$/.test(ProviderName ?? '');
  // Source: https://github.com/amazon-archives/amazon-quicksight-embedding-sample/issues/1
  if (!providers.every(isWhole)) throw invalid('Invalid Cognito Identity Provider');
}

function invalid(message: string): AwsError {
  return new AwsError('InvalidParameterException', message);
}
