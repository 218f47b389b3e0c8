import type {
  CreateIdentityProviderRequest,
  CreateIdentityProviderResponse,
  DeleteIdentityProviderRequest,
  DescribeIdentityProviderRequest,
  DescribeIdentityProviderResponse,
  IdentityProviderType,
  ListIdentityProvidersRequest,
  ListIdentityProvidersResponse,
  UpdateIdentityProviderRequest,
  UpdateIdentityProviderResponse,
} from '@aws-sdk/client-cognito-identity-provider';
import { AwsError, defineOperation, type Call } from '../operation.ts';
import { pageOf } from './paging.ts';
import { getParts } from './pool-parts.ts';
import { checkDetails } from './provider-details.ts';
import { onPool } from './requirements.ts';

/** Source: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateIdentityProvider.html */
export const createIdentityProvider = defineOperation<
  CreateIdentityProviderRequest,
  CreateIdentityProviderResponse
>({
  name: 'CreateIdentityProvider',
  requires: (input, call) => [onPool('CreateIdentityProvider', input.UserPoolId, call)],
  handle: (input, call) => {
    const { identityProviders } = getParts(call, input.UserPoolId);
    const { ProviderName: name = '' } = input;
    if (identityProviders.has(name)) {
      throw new AwsError('DuplicateProviderException', 'A provider of this name already exists.');
    }
    checkDetails(input.ProviderType, input.ProviderDetails);
    const now = new Date();
    const provider: IdentityProviderType = {
      AttributeMapping: { username: 'sub' },
      IdpIdentifiers: [],
      ...input,
      CreationDate: now,
      LastModifiedDate: now,
    };
    identityProviders.set(name, provider);
    return { IdentityProvider: provider };
  },
});

export const describeIdentityProvider = defineOperation<
  DescribeIdentityProviderRequest,
  DescribeIdentityProviderResponse
>({
  name: 'DescribeIdentityProvider',
  requires: (input, call) => [onPool('DescribeIdentityProvider', input.UserPoolId, call)],
  handle: (input, call) => ({ IdentityProvider: findProvider(input, call) }),
});

export const updateIdentityProvider = defineOperation<
  UpdateIdentityProviderRequest,
  UpdateIdentityProviderResponse
>({
  name: 'UpdateIdentityProvider',
  requires: (input, call) => [onPool('UpdateIdentityProvider', input.UserPoolId, call)],
  handle: (input, call) => {
    const before = findProvider(input, call);
    const provider = { ...before, ...input, LastModifiedDate: new Date() };
    checkDetails(provider.ProviderType, provider.ProviderDetails);
    getParts(call, input.UserPoolId).identityProviders.set(input.ProviderName ?? '', provider);
    return { IdentityProvider: provider };
  },
});

export const deleteIdentityProvider = defineOperation<DeleteIdentityProviderRequest, object>({
  name: 'DeleteIdentityProvider',
  requires: (input, call) => [onPool('DeleteIdentityProvider', input.UserPoolId, call)],
  handle: (input, call) => {
    findProvider(input, call);
    getParts(call, input.UserPoolId).identityProviders.delete(input.ProviderName ?? '');
    return {};
  },
});

export const listIdentityProviders = defineOperation<
  ListIdentityProvidersRequest,
  ListIdentityProvidersResponse
>({
  name: 'ListIdentityProviders',
  requires: (input, call) => [onPool('ListIdentityProviders', input.UserPoolId, call)],
  handle: (input, call) => {
    const { items, next } = pageOf([...getParts(call, input.UserPoolId).identityProviders.values()], input);
    return {
      Providers: items.map(({ ProviderName, ProviderType, CreationDate, LastModifiedDate }) => ({
        ProviderName,
        ProviderType,
        CreationDate,
        LastModifiedDate,
      })),
      ...next,
    };
  },
});

/** @throws AwsError ResourceNotFoundException */
function findProvider(
  { UserPoolId, ProviderName }: DescribeIdentityProviderRequest,
  call: Call,
): IdentityProviderType {
  const provider = getParts(call, UserPoolId).identityProviders.get(ProviderName ?? '');
  if (provider) return provider;
  throw new AwsError('ResourceNotFoundException', `Identity provider ${ProviderName ?? ''} does not exist.`);
}
