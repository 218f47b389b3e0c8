import { AwsError } from '../operation.ts';

interface Page<Item> {
  readonly items: Item[];
  readonly next: { readonly Truncated: boolean; readonly NextMarker?: string };
}

export function pageOf<Item>(
  all: readonly Item[],
  query: { readonly Marker?: string | undefined; readonly Limit?: number | undefined },
  usual: number,
): Page<Item> {
  const from = query.Marker === undefined ? 0 : Number(Buffer.from(query.Marker, 'base64').toString());
  if (!Number.isInteger(from)) throw new AwsError('InvalidMarkerException', 'Invalid marker');
  const to = from + (query.Limit ?? usual);
  const isCut = to < all.length;
  return {
    items: all.slice(from, to),
    next: { Truncated: isCut, ...(isCut && { NextMarker: Buffer.from(String(to)).toString('base64') }) },
  };
}
