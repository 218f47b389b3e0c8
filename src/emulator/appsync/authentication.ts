import type {
  AdditionalAuthenticationProvider,
  AuthenticationType,
  CreateGraphqlApiRequest,
} from '@aws-sdk/client-appsync';
import { badRequest } from './store.ts';

type Settings = Pick<CreateGraphqlApiRequest, 'additionalAuthenticationProviders'> & Provider;

interface Provider extends AdditionalAuthenticationProvider {
  readonly authenticationType?: AuthenticationType | undefined;
}

/** What each way to sign in must say of itself. */
const needs = {
  AMAZON_COGNITO_USER_POOLS: 'userPoolConfig',
  AWS_LAMBDA: 'lambdaAuthorizerConfig',
  OPENID_CONNECT: 'openIDConnectConfig',
} as const;

/** @throws AwsError BadRequestException; the words are assumed */
export function checkAuthentication(settings: Settings): void {
  for (const provider of [settings, ...(settings.additionalAuthenticationProviders ?? [])]) {
    const { authenticationType: way } = provider;
    if (way === undefined || !(way in needs)) continue;
    const need = needs[way as keyof typeof needs];
    const said = (provider as Readonly<Record<string, unknown>>)[need];
    if (said === undefined) throw badRequest(`${need} is required when authentication type is ${way}.`);
  }
}
