import { invalid } from './function-name.ts';

interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: { readonly NextMarker?: string };
}

/** Lambda's lists: 50 at a time unless fewer are asked for; the marker is opaque to callers. @throws AwsError InvalidParameterValueException */
export function pageOf<Item>(
  all: readonly Item[],
  query: { readonly Marker?: string | undefined; readonly MaxItems?: number | undefined },
): Page<Item> {
  const from = Number(query.Marker ?? 0);
  if (!Number.isInteger(from) || from < 0) throw invalid('Invalid Marker');
  const to = from + Math.min(query.MaxItems ?? 50, 50);
  return { items: all.slice(from, to), next: to < all.length ? { NextMarker: String(to) } : {} };
}
