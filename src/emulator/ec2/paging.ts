import { AwsError } from '../operation.ts';
import { cutPage } from '../page.ts';

interface Page<Item> {
  readonly items: Item[];
  readonly next: { readonly NextToken?: string };
}

const refuse = (): AwsError => new AwsError('InvalidNextToken', 'The token is not valid.');

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
  const { items, next } = cutPage(all, query.NextToken, most, refuse);
  return { items, next: next === undefined ? {} : { NextToken: next } };
}
