import { AwsError } from '../operation.ts';
import { cutPage } from '../page.ts';

interface Page<Item> {
  readonly items: Item[];
  readonly next: { readonly NextToken?: string };
}

const refuse = () => new AwsError('InvalidParameterException', 'Invalid pagination token.');

/** 60 at a time at most, as those of identity pools, too. */
export function pageOf<Item>(
  all: readonly Item[],
  query: { readonly NextToken?: string | undefined; readonly MaxResults?: number | undefined },
): Page<Item> {
  const { MaxResults: most = 60 } = query;
  if (most < 1 || most > 60) {
    throw new AwsError(
      'InvalidParameterException',
      `1 validation error detected: Value '${most}' at 'maxResults' failed to satisfy constraint: Member must have value ${most < 1 ? 'greater than or equal to 1' : 'less than or equal to 60'}`,
    );
  }
  const { items, next } = cutPage(all, query.NextToken, most, refuse);
  return { items, next: next === undefined ? {} : { NextToken: next } };
}
