import type { Account } from '../../account.ts';
import type { Call, Requirement } from '../../operation.ts';
import { noSuchEntity } from '../iam-errors.ts';
import { iamState, type OidcProvider } from '../store.ts';
import { iamResourceTagContext } from '../tags.ts';

export function oidcProviderArn(account: Account, url: string | undefined): string {
  const place = (url ?? '').replace(/^https:\/\//, '').replace(/\/$/, '');
  return `arn:aws:iam::${account.accountId}:oidc-provider/${place}`;
}

/** Words: https://github.com/getmoto/moto */
export function findOidcProvider(account: Account, arn: string): OidcProvider {
  const provider = iamState(account).oidcProviders.get(arn);
  if (!provider) throw noSuchEntity(`OpenIDConnect Provider not found for arn ${arn}`);
  return provider;
}

/** A permission on a provider, which refusals name by its ARN. */
export function onOidcProvider(
  action: string,
  { account }: Call,
  arn: string | undefined,
  context: NonNullable<Requirement['context']> = {},
): Requirement {
  const provider = iamState(account).oidcProviders.get(arn ?? '');
  return {
    action: `iam:${action}`,
    resource: arn ?? '*',
    resourceTags: provider?.tags,
    context: { ...iamResourceTagContext(provider?.tags), ...context },
  };
}
