import { HarnessError } from '../errors.ts';
import type { Cli } from './locate-cli.ts';

/** How a child gets to the account. All absent: AWS itself, as the environment leads there. */
export interface WayToAws {
  /** Of something compatible with AWS. */
  readonly endpointUrl?: string | undefined;
  /** Of an HTTP proxy that leads AWS's host names to the same account. */
  readonly proxyUrl?: string | undefined;
  /** PEM file of authorities to trust besides those that Node knows. */
  readonly caFile?: string | undefined;
}

/**
 * Whether `AWS_ENDPOINT_URL` leads it anywhere. The second AWS SDK for JavaScript does not read it, and both serverless and osls call
 * AWS with that one up to their third version.
 * Source: https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
 */
export function obeysEndpoint({ version }: Pick<Cli, 'version'>): boolean {
  return !/^[0-3]\./.test(version);
}

/**
 * Refuses what would lead a child past the endpoint, to AWS itself.
 * @throws HarnessError `usage`
 */
export function assertWay(cli: Cli, { endpointUrl, proxyUrl }: WayToAws): void {
  if (endpointUrl === undefined || proxyUrl !== undefined || obeysEndpoint(cli)) return;
  throw new HarnessError(
    `a service on ${cli.name} ${cli.version} would reach AWS itself instead of ${endpointUrl}, expected --proxy beside the endpoint`,
    {
      code: 'usage',
      fault: 'user',
      hint: 'Its AWS SDK knows no endpoint: give an HTTP proxy that leads the host names of AWS there (--proxy URL --ca-file FILE), or take --emulate, which brings both.',
    },
  );
}
