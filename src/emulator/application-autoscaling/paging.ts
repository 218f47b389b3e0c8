import { AwsError, type Call } from '../operation.ts';
import { cutPage } from '../page.ts';

interface Query {
  readonly NextToken?: string | undefined;
  readonly MaxResults?: number | undefined;
}

/** 50 at a time unless fewer are asked for. Source: https://docs.aws.amazon.com/autoscaling/application/APIReference/API_DescribeScalableTargets.html */
export function pageOf<Item>(all: readonly Item[], query: Query, call: Call) {
  const most = query.MaxResults ?? call.pageSize ?? 50;
  const { items, next } = cutPage(
    all,
    query.NextToken,
    most,
    () => new AwsError('InvalidNextTokenException', 'The next token is invalid'),
  );
  return { items, next: next === undefined ? {} : { NextToken: next } };
}
