import type { UserPoolClientType } from '@aws-sdk/client-cognito-identity-provider';
import { AwsError } from '../operation.ts';
import type { PoolParts } from './pool-parts.ts';
import type { UserPool } from './store.ts';

const standardScopes: readonly string[] = [
  'phone',
  'email',
  'openid',
  'profile',
  'aws.cognito.signin.user.admin',
];

/** Sign-in with the pool's own users. */
const ownProvider = 'COGNITO';

type Rules = PoolParts & { readonly pool: UserPool };

/**
 * What of a client's settings needs something else of its pool, or contradicts itself; the sources of the words stand in behaviour.md.
 * Source: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html
 *
 * @throws AwsError
 */
export function checkClient(client: UserPoolClientType, parts: Rules, doing: 'creating' | 'updating'): void {
  checkFlows(client);
  checkProviders(client, parts);
  checkScopes(client, parts);
  checkAttributes(client, parts.pool, doing);
}

function checkFlows({ AllowedOAuthFlows: flows = [], ClientSecret, CallbackURLs }: UserPoolClientType): void {
  const machines = flows.includes('client_credentials');
  const people = flows.includes('code') || flows.includes('implicit');
  if (machines && people) {
    throw invalidFlow('client_credentials flow can not be selected along with code flow or implicit flow.');
  }
  if (machines && ClientSecret === undefined) {
    throw invalidFlow('client_credentials flow can not be selected if client does not have a client secret.');
  }
  if (people && (CallbackURLs ?? []).length === 0) {
    throw invalidFlow('CallbackUrls can not be empty when code flow or implicit flow is selected');
  }
}

function checkProviders(
  { SupportedIdentityProviders: providers = [] }: UserPoolClientType,
  { pool, identityProviders }: Rules,
): void {
  const strange = providers.find((name) => name !== ownProvider && !identityProviders.has(name));
  if (strange === undefined) return;
  throw invalidParameter(`The provider ${strange} does not exist for User Pool ${pool.Id}`);
}

function checkScopes(
  { AllowedOAuthScopes: scopes = [] }: UserPoolClientType,
  { resourceServers }: Rules,
): void {
  const own = [...resourceServers.values()].flatMap(({ Identifier, Scopes = [] }) =>
    Scopes.map(({ ScopeName }) => `${Identifier}/${ScopeName}`),
  );
  const unknown = scopes.find((scope) => ![...standardScopes, ...own].includes(scope));
  if (unknown === undefined) return;
  throw new AwsError('ScopeDoesNotExistException', `Invalid scope requested: ${unknown}`);
}

/** A client that may write anything must be able to write what the pool requires. */
function checkAttributes(
  { ReadAttributes: readable, WriteAttributes: writable }: UserPoolClientType,
  { SchemaAttributes: schema = [] }: UserPool,
  doing: string,
): void {
  const names = schema.map(({ Name }) => Name);
  if (readable?.some((name) => !names.includes(name))) {
    throw invalidParameter(`Invalid read attributes specified while ${doing} a client`);
  }
  const needed = schema.filter(({ Name, Required }) => Required === true && Name !== 'sub');
  const lacks = writable !== undefined && needed.some(({ Name }) => !writable.includes(Name ?? ''));
  if (lacks || writable?.some((name) => !names.includes(name))) {
    throw invalidParameter(`Invalid write attributes specified while ${doing} a client`);
  }
}

function invalidFlow(message: string): AwsError {
  return new AwsError('InvalidOAuthFlowException', message);
}

function invalidParameter(message: string): AwsError {
  return new AwsError('InvalidParameterException', message);
}
