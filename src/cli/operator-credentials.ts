import type { AwsCredentialIdentity, AwsCredentialIdentityProvider } from '@smithy/types';
import { HarnessError } from '../errors.ts';

export interface OperatorSource {
  readonly profile?: string;
  /** For the calls that some kinds of profile make before they give credentials (IAM Identity Center, roles). */
  readonly region: string;
}

/**
 * The operator's credentials from the standard AWS chain: environment, shared files, SSO, process, web identity, metadata.
 * They are asked for once, so that a run without any ends before it begins; the provider renews them later.
 * Source: https://docs.aws.amazon.com/sdkref/latest/guide/standardized-credentials.html
 * @throws credentials
 */
export async function readOperatorCredentials(
  source: OperatorSource,
): Promise<AwsCredentialIdentityProvider> {
  // Loaded when it is needed: it is large, and most commands and all help do without.
  const { fromNodeProviderChain } = await import('@aws-sdk/credential-providers');
  const provider = fromNodeProviderChain({
    ...(source.profile !== undefined && { profile: source.profile }),
    clientConfig: { region: source.region },
  });
  await assertUsable(provider, source.profile);
  return provider;
}

async function assertUsable(
  provider: () => Promise<AwsCredentialIdentity>,
  profile: string | undefined,
): Promise<void> {
  try {
    await provider();
  } catch (cause) {
    const where =
      profile === undefined
        ? 'in the environment, the shared files or the metadata service'
        : `for profile "${profile}"`;
    throw new HarnessError(`no AWS credentials were found ${where}`, {
      code: 'credentials',
      fault: 'user',
      hint: `Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, give --profile, or take --emulate, which needs none${describe(cause)}.`,
      cause,
    });
  }
}

function describe(cause: unknown): string {
  return cause instanceof Error ? ` (the AWS SDK says: ${cause.message})` : '';
}
