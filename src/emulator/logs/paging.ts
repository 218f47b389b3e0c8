import { cutPage } from '../page.ts';
import { invalid } from './store.ts';

interface Page<Item> {
  readonly items: Item[];
  readonly next: { readonly nextToken?: string };
}

const refuse = () => invalid('The specified nextToken is invalid.');

/** 50 at a time unless fewer are asked for. @throws AwsError InvalidParameterException */
export function pageOf<Item>(
  all: readonly Item[],
  query: { readonly nextToken?: string | undefined; readonly limit?: number | undefined },
  mostItems = 50,
): Page<Item> {
  const most = Math.min(query.limit ?? mostItems, mostItems);
  const { items, next } = cutPage(all, query.nextToken, most, refuse);
  return { items, next: next === undefined ? {} : { nextToken: next } };
}
