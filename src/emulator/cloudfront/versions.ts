import { randomBytes } from 'node:crypto';
import { AwsError } from '../operation.ts';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

/** An id or an entity tag as CloudFront makes them: an E and capitals and digits. */
export function makeCode(): string {
  return `E${Array.from(randomBytes(13), (byte) => alphabet[byte % alphabet.length]).join('')}`;
}

/** @throws AwsError InvalidIfMatchVersion, PreconditionFailed */
export function assertVersion({ eTag }: { readonly eTag: string }, ifMatch: string | undefined): void {
  if (ifMatch === undefined || ifMatch === '')
    throw new AwsError(
      'InvalidIfMatchVersion',
      'The If-Match version is missing or not valid for the resource.',
    );
  if (ifMatch !== eTag)
    throw new AwsError(
      'PreconditionFailed',
      "The request failed because it didn't meet the preconditions in one or more request-header fields.",
      412,
    );
}

/** A stretch of a listing, which begins after `marker`. */
export function pageAfter<Item extends { readonly id: string }>(
  all: readonly Item[],
  marker: string | undefined,
  maxItems: number | string | undefined,
) {
  const most = Number(maxItems ?? 100);
  const from = marker === undefined || marker === '' ? 0 : all.findIndex(({ id }) => id === marker) + 1;
  const items = all.slice(from, from + most);
  const isTruncated = from + most < all.length;
  return {
    items,
    rest: { MaxItems: most, Quantity: items.length, ...(isTruncated && { NextMarker: items.at(-1)?.id }) },
    marked: { Marker: marker ?? '', IsTruncated: isTruncated },
  };
}
