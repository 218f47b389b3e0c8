import { AwsError, type Call } from '../operation.ts';
import { cutPage } from '../page.ts';

interface Query {
  readonly Marker?: string | undefined;
  readonly PageSize?: number | undefined;
}

/** 400 at a time unless fewer are asked for. Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeLoadBalancers.html */
export function pageOf<Item>(all: readonly Item[], query: Query, call: Call) {
  const most = query.PageSize ?? call.pageSize ?? 400;
  const { items, next } = cutPage(
    all,
    query.Marker,
    most,
    () => new AwsError('ValidationError', 'The marker is not valid'),
  );
  return { items, next: next === undefined ? {} : { NextMarker: next } };
}
