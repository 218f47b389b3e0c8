import type { Filter } from '@aws-sdk/client-rds';
import { AwsError, type Call } from '../operation.ts';
import { cutPage } from '../page.ts';

interface Query {
  readonly MaxRecords?: number | undefined;
  readonly Marker?: string | undefined;
  readonly Filters?: readonly Filter[] | undefined;
}

interface Page<Item> {
  readonly items: Item[];
  readonly next: { readonly Marker?: string };
}

/**
 * 100 at a time unless fewer are asked for, 20 at least.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DescribeDBInstances.html
 */
export function pageOf<Item>(all: readonly Item[], query: Query, call: Call): Page<Item> {
  const { MaxRecords: most = 100 } = query;
  if (call.pageSize === undefined && (most < 20 || most > 100)) {
    throw new AwsError(
      'InvalidParameterValue',
      `Invalid value ${most} for MaxRecords. Must be between 20 and 100`,
    );
  }
  const { items, next } = cutPage(
    all,
    query.Marker,
    most,
    () => new AwsError('InvalidParameterValue', 'Unable to parse Marker'),
  );
  return { items, next: next === undefined ? {} : { Marker: next } };
}

/**
 * What fits every filter; of a filter's values any.
 * @throws AwsError InvalidParameterValue for a filter that the operation does not have
 */
export function fitting<Item>(
  items: readonly Item[],
  { Filters: filters = [] }: Query,
  fields: Readonly<Record<string, (item: Item) => readonly (string | undefined)[]>>,
): Item[] {
  return filters.reduce<Item[]>(
    (left, { Name: name = '', Values: values = [] }) => {
      const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
      if (!field) throw new AwsError('InvalidParameterValue', `Unrecognized filter name: ${name}`);
      return left.filter((item) => field(item).some((text) => text !== undefined && values.includes(text)));
    },
    [...items],
  );
}
