import type { FunctionConfiguration } from '@aws-sdk/client-lambda';

import type { Account } from '../account.ts';
import { presign, type ServiceObject } from '../presigned-url.ts';
import { lambdaState } from './store.ts';

/** The buckets that Lambda keeps code in, one in each region. */
export const codeBucket = {
  name: (region: string): string => `awslambda-${region}-tasks`,
  regionOf: (bucket: string): string | undefined => /^awslambda-([a-z0-9-]+)-tasks$/.exec(bucket)?.[1],
};

/** Source: https://docs.aws.amazon.com/lambda/latest/api/API_GetFunction.html: "The link is valid for 10 minutes." */
const expiresSeconds = 600;

/**
 * A link to the code of one version. It leads to the account's own endpoint: who was handed a link follows it without the endpoint and
 * the proxy that lead its other requests here.
 */
export function linkToCode(
  place: { readonly account: Account; readonly region: string },
  name: string,
  { CodeSha256 = '' }: FunctionConfiguration,
): string {
  const { account, region } = place;
  const bucket = codeBucket.name(region);
  const sha256 = Buffer.from(CodeSha256, 'base64').toString('hex');
  const object: ServiceObject = {
    method: 'GET',
    region,
    bucket,
    key: `snapshots/${account.accountId}/${name}-${sha256}`,
  };
  return `${account.endpoint}/${bucket}${presign(account, object, expiresSeconds)}`;
}

/** The archive behind such a link; undefined when no version of the function has that code any more. */
export function readSnapshot(account: Account, { key, region }: ServiceObject): Uint8Array | undefined {
  const [, name = '', sha256 = ''] = /([^/]+)-([0-9a-f]{64})$/.exec(key) ?? [];
  const found = lambdaState({ account, region }).functions.get(name);
  return found?.archives.get(Buffer.from(sha256, 'hex').toString('base64'));
}
