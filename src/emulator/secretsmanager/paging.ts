import { AwsError } from '../operation.ts';

interface Page<Item> {
  readonly items: Item[];
  readonly next: { readonly NextToken?: string };
}

/** 100 at a time unless fewer are asked for. */
export function pageOf<Item>(
  all: readonly Item[],
  query: { readonly NextToken?: string | undefined; readonly MaxResults?: number | undefined },
): Page<Item> {
  const from = query.NextToken === undefined ? 0 : Number(Buffer.from(query.NextToken, 'base64').toString());
  if (!Number.isInteger(from)) {
    throw new AwsError('InvalidNextTokenException', 'The NextToken value is invalid.');
  }
  const to = from + (query.MaxResults ?? 100);
  return {
    items: all.slice(from, to),
    next: to < all.length ? { NextToken: Buffer.from(String(to)).toString('base64') } : {},
  };
}
