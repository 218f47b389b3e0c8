import { AwsError } from '../operation.ts';

interface Page<Item> {
  readonly items: Item[];
  readonly next: { readonly NextToken?: string };
}

export function pageOf<Item>(all: readonly Item[], token: string | undefined, most: number): Page<Item> {
  const from = token === undefined ? 0 : Number(Buffer.from(token, 'base64').toString());
  if (!Number.isInteger(from)) throw new AwsError('InvalidNextToken', 'Invalid NextToken');
  const to = from + most;
  return {
    items: all.slice(from, to),
    next: to < all.length ? { NextToken: Buffer.from(String(to)).toString('base64') } : {},
  };
}
