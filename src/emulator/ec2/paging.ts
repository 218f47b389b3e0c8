import { AwsError } from '../operation.ts';

interface Page<Item> {
  readonly items: Item[];
  readonly next: { readonly NextToken?: string };
}

/** Everything at once unless fewer are asked for, which may be 5 at least. */
export function pageOf<Item>(
  all: readonly Item[],
  query: { readonly NextToken?: string | undefined; readonly MaxResults?: number | undefined },
): Page<Item> {
  const { MaxResults: most = 1000 } = query;
  if (most < 5) {
    throw new AwsError(
      'InvalidParameterValue',
      `Value ( ${most} ) for parameter maxResults is invalid. Expecting a value greater than or equal to 5.`,
    );
  }
  const from = query.NextToken === undefined ? 0 : Number(Buffer.from(query.NextToken, 'base64').toString());
  if (!Number.isInteger(from)) throw new AwsError('InvalidNextToken', 'The token is not valid.');
  const to = from + most;
  return {
    items: all.slice(from, to),
    next: to < all.length ? { NextToken: Buffer.from(String(to)).toString('base64') } : {},
  };
}
