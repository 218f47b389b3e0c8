import { badRequest } from './store.ts';

interface Page<Item> {
  readonly items: Item[];
  readonly next: { readonly nextToken?: string };
}

/** Source: https://docs.aws.amazon.com/appsync/latest/APIReference/API_ListGraphqlApis.html */
const usual = 25;

export function pageOf<Item>(
  all: readonly Item[],
  query: { readonly nextToken?: string | undefined; readonly maxResults?: number | undefined },
): Page<Item> {
  const from = query.nextToken === undefined ? 0 : Number(Buffer.from(query.nextToken, 'base64').toString());
  if (!Number.isInteger(from)) throw badRequest('Invalid pagination token');
  const to = from + Math.min(query.maxResults ?? usual, usual);
  return {
    items: all.slice(from, to),
    next: to < all.length ? { nextToken: Buffer.from(String(to)).toString('base64') } : {},
  };
}
