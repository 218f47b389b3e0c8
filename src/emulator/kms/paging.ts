import { AwsError } from '../operation.ts';
import { cutPage } from '../page.ts';

const refuse = () => new AwsError('InvalidMarkerException', 'Invalid marker');

interface Page<Item> {
  readonly items: Item[];
  readonly next: { readonly Truncated: boolean; readonly NextMarker?: string };
}

export function pageOf<Item>(
  all: readonly Item[],
  query: { readonly Marker?: string | undefined; readonly Limit?: number | undefined },
  usual: number,
): Page<Item> {
  const { items, next } = cutPage(all, query.Marker, query.Limit ?? usual, refuse);
  return { items, next: { Truncated: next !== undefined, ...(next !== undefined && { NextMarker: next }) } };
}
