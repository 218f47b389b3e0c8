import { cutPage } from '../page.ts';
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
  const most = Math.min(query.MaxItems ?? 50, 50);
  const { items, next } = cutPage(all, query.Marker, most, () => invalid('Invalid Marker'));
  return { items, next: next === undefined ? {} : { NextMarker: next } };
}
