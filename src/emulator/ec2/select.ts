import type { Filter } from '@aws-sdk/client-ec2';
import type { Call } from '../operation.ts';
import { fitting, type FilterFields } from './filters.ts';
import { getThing } from './find.ts';
import { pageOf } from './paging.ts';
import { ec2State, type Kind, type Things } from './store.ts';

interface Query {
  readonly Filters?: readonly Filter[] | undefined;
  readonly NextToken?: string | undefined;
  readonly MaxResults?: number | undefined;
}

/**
 * One page of the things of a kind that a Describe call asks for: all, or those named, and of them those that fit.
 * @throws AwsError where one that is named is not there
 */
export function select<K extends Kind>(
  kind: K,
  ids: readonly string[] | undefined,
  query: Query,
  fields: FilterFields<Things[K]>,
  call: Call,
): { readonly items: readonly Things[K][]; readonly next: { readonly NextToken?: string } } {
  const asked: readonly Things[K][] = ids?.length
    ? ids.map((id) => getThing(call, kind, id))
    : [...ec2State(call)[kind].values()];
  const found = fitting(asked, query.Filters, {
    'owner-id': () => [call.account.accountId],
    ...fields,
  });
  return pageOf(found, query);
}
