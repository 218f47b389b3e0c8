import type { IdentityProviderTypeType } from '@aws-sdk/client-cognito-identity-provider';
import { AwsError } from '../operation.ts';

const oauth = ['client_id', 'client_secret', 'authorize_scopes'];

/**
 * What each kind of provider must say of itself; any one of a list.
 * Source: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateIdentityProvider.html
 */
const needs: Readonly<Record<IdentityProviderTypeType, readonly (readonly string[])[]>> = {
  Facebook: oauth.map((name) => [name]),
  Google: oauth.map((name) => [name]),
  LoginWithAmazon: oauth.map((name) => [name]),
  SignInWithApple: [['client_id'], ['team_id'], ['key_id'], ['private_key'], ['authorize_scopes']],
  OIDC: [['client_id'], ['attributes_request_method'], ['oidc_issuer'], ['authorize_scopes']],
  SAML: [['MetadataURL', 'MetadataFile']],
};

/** The words are assumed. @throws AwsError InvalidParameterException */
export function checkDetails(
  type: IdentityProviderTypeType | undefined,
  details: Readonly<Record<string, string>> = {},
): void {
  if (type === undefined || !Object.hasOwn(needs, type)) {
    throw new AwsError(
      'InvalidParameterException',
      `1 validation error detected: Value '${type}' at 'providerType' failed to satisfy constraint: Member must satisfy enum value set: [${Object.keys(needs).join(', ')}]`,
    );
  }
  const missing = needs[type].find((names) => !names.some((name) => details[name] !== undefined));
  if (!missing) return;
  throw new AwsError(
    'InvalidParameterException',
    `Missing required provider detail for ${type}: ${missing.join(' or ')}`,
  );
}
