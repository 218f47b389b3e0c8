import { type Account, defineStore } from '../../account.ts';
import { presign, type ServiceObject } from '../../presigned-url.ts';

/** The buckets that CloudFormation takes answers of custom resources in, one in each region. */
export const responseBucket = {
  name: (region: string): string => `cloudformation-custom-resource-response-${region.replaceAll('-', '')}`,
  regionOf: (bucket: string): string | undefined =>
    /^cloudformation-custom-resource-response-([a-z]+\d+)$/.exec(bucket)?.[1],
};

/** Who waits for an answer, by the key of the object that it will be. */
const waitingStore = defineStore(
  'custom-resource-responses',
  () => new Map<string, (body: string) => void>(),
);

/** Two hours, as URLs in public logs say: longer than the longest wait. */
const expiresSeconds = 7200;

/** One request to a custom resource that waits for its answer. */
export interface AwaitedResponse extends Disposable {
  readonly url: string;
  /** The body of the first PUT. Settles never, where none comes. */
  readonly body: Promise<string>;
}

/** Hands out the URL that an answer is to be PUT to. */
export function awaitResponse(
  place: { readonly account: Account; readonly region: string },
  request: { readonly stackId: string; readonly logicalId: string; readonly requestId: string },
): AwaitedResponse {
  const { account, region } = place;
  const key = `${request.stackId}|${request.logicalId}|${request.requestId}`;
  const bucket = responseBucket.name(region);
  const object: ServiceObject = { method: 'PUT', region, bucket, key };
  const waiting = account.store(waitingStore);
  const body = new Promise<string>((resolve) => waiting.set(key, resolve));
  return {
    url: `https://${bucket}.s3.${region}.amazonaws.com${presign(account, object, expiresSeconds)}`,
    body,
    [Symbol.dispose]: () => void waiting.delete(key),
  };
}

/** Takes an answer; one that nobody waits for any more is dropped. */
export function receiveResponse(account: Account, key: string, body: Uint8Array): void {
  account.store(waitingStore).get(key)?.(Buffer.from(body).toString('utf8'));
}
