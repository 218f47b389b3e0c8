import { invalid } from './store.ts';

interface Page<Item> {
  readonly items: Item[];
  readonly next: { readonly nextToken?: string };
}

/** 50 at a time unless fewer are asked for. @throws AwsError InvalidParameterException */
export function pageOf<Item>(
  all: readonly Item[],
  query: { readonly nextToken?: string | undefined; readonly limit?: number | undefined },
  mostItems = 50,
): Page<Item> {
  const from = Number(query.nextToken ?? 0);
  if (!Number.isInteger(from) || from < 0) throw invalid('The specified nextToken is invalid.');
  const to = from + Math.min(query.limit ?? mostItems, mostItems);
  return { items: all.slice(from, to), next: to < all.length ? { nextToken: String(to) } : {} };
}
