import { AwsError, type Call } from '../operation.ts';
import { cutPage } from '../page.ts';

interface Query {
  readonly NextToken?: string | undefined;
  readonly MaxRecords?: number | undefined;
}

/** 50 at a time unless more, up to 100, or fewer are asked for. Source: https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DescribeAutoScalingGroups.html */
export function pageOf<Item>(all: readonly Item[], query: Query, call: Call) {
  const most = query.MaxRecords ?? call.pageSize ?? 50;
  const { items, next } = cutPage(
    all,
    query.NextToken,
    most,
    () => new AwsError('InvalidNextToken', `The token '${query.NextToken}' is invalid.`),
  );
  return { items, next: next === undefined ? {} : { NextToken: next } };
}
