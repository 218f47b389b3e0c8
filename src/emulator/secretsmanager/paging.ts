import { AwsError } from '../operation.ts';
import { cutPage } from '../page.ts';

const refuse = () => new AwsError('InvalidNextTokenException', 'The NextToken value is invalid.');

interface Page<Item> {
  readonly items: Item[];
  readonly next: { readonly NextToken?: string };
}

/** 100 at a time unless fewer are asked for. */
export function pageOf<Item>(
  all: readonly Item[],
  query: { readonly NextToken?: string | undefined; readonly MaxResults?: number | undefined },
): Page<Item> {
  const { items, next } = cutPage(all, query.NextToken, query.MaxResults ?? 100, refuse);
  return { items, next: next === undefined ? {} : { NextToken: next } };
}
