import { cutPage } from '../page.ts';
import { badRequest } from './store.ts';

interface Page<Item> {
  readonly items: Item[];
  readonly next: { readonly nextToken?: string };
}

/** Source: https://docs.aws.amazon.com/appsync/latest/APIReference/API_ListGraphqlApis.html */
const usual = 25;

const refuse = () => badRequest('Invalid pagination token.');

export function pageOf<Item>(
  all: readonly Item[],
  query: { readonly nextToken?: string | undefined; readonly maxResults?: number | undefined },
): Page<Item> {
  const { items, next } = cutPage(all, query.nextToken, Math.min(query.maxResults ?? usual, usual), refuse);
  return { items, next: next === undefined ? {} : { nextToken: next } };
}
