import { AwsError } from '../operation.ts';

interface Page<Item> {
  readonly items: Item[];
  readonly next: { readonly NextToken?: string };
}

/** How many a page has is always said, 60 at most; source: https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_ListIdentityPools.html */
export function pageOf<Item>(
  all: readonly Item[],
  query: { readonly NextToken?: string | undefined; readonly MaxResults: number | undefined },
): Page<Item> {
  const { MaxResults: most = 60 } = query;
  if (most < 1 || most > 60) {
    throw new AwsError(
      'InvalidParameterException',
      `1 validation error detected: Value '${most}' at 'maxResults' failed to satisfy constraint: Member must have value ${most < 1 ? 'greater than or equal to 1' : 'less than or equal to 60'}`,
    );
  }
  const from = query.NextToken === undefined ? 0 : Number(Buffer.from(query.NextToken, 'base64').toString());
  if (!Number.isInteger(from)) throw new AwsError('InvalidParameterException', 'Invalid NextToken');
  const to = from + most;
  return {
    items: all.slice(from, to),
    next: to < all.length ? { NextToken: Buffer.from(String(to)).toString('base64') } : {},
  };
}
