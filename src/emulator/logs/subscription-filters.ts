import type {
  DeleteSubscriptionFilterRequest,
  DescribeSubscriptionFiltersRequest,
  DescribeSubscriptionFiltersResponse,
  PutSubscriptionFilterRequest,
} from '@aws-sdk/client-cloudwatch-logs';

import { lambdaState } from '../lambda/store.ts';
import { AwsError, defineOperation } from '../operation.ts';
import type { Call, Requirement } from '../operation.ts';
import { pageOf } from './paging.ts';
import { onGroup } from './requirements.ts';
import { getGroup, invalid, notFound } from './store.ts';

/** Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html */
const mostFilters = 2;

export const putSubscriptionFilter = defineOperation({
  name: 'PutSubscriptionFilter',
  requires: (input: PutSubscriptionFilterRequest, call): readonly Requirement[] => [
    onGroup('logs:PutSubscriptionFilter', input.logGroupName, call, {
      ...(input.destinationArn !== undefined && { 'logs:DestinationArn': input.destinationArn }),
    }),
    ...(input.roleArn === undefined
      ? []
      : [
          {
            action: 'iam:PassRole',
            resource: input.roleArn,
            context: { 'iam:PassedToService': 'logs.amazonaws.com' },
          },
        ]),
  ],
  handle: (input: PutSubscriptionFilterRequest, call): object => {
    const group = getGroup(input.logGroupName, call);
    const name = input.filterName ?? '';
    if (!group.subscriptionFilters.has(name) && group.subscriptionFilters.size >= mostFilters) {
      throw new AwsError('LimitExceededException', 'Resource limit exceeded.');
    }
    checkDestination(input.destinationArn, call);
    group.subscriptionFilters.set(name, {
      filterName: name,
      logGroupName: group.name,
      filterPattern: input.filterPattern,
      destinationArn: input.destinationArn,
      ...(input.roleArn !== undefined && { roleArn: input.roleArn }),
      distribution: input.distribution ?? 'ByLogStream',
      creationTime: Date.now(),
    });
    return {};
  },
});

export const describeSubscriptionFilters = defineOperation({
  name: 'DescribeSubscriptionFilters',
  requires: (input: DescribeSubscriptionFiltersRequest, call) => [
    onGroup('logs:DescribeSubscriptionFilters', input.logGroupName, call),
  ],
  handle: (input: DescribeSubscriptionFiltersRequest, call): DescribeSubscriptionFiltersResponse => {
    const filters = [...getGroup(input.logGroupName, call).subscriptionFilters.values()].filter((filter) =>
      filter.filterName?.startsWith(input.filterNamePrefix ?? ''),
    );
    const { items, next } = pageOf(filters, input);
    return { subscriptionFilters: items, ...next };
  },
});

export const deleteSubscriptionFilter = defineOperation({
  name: 'DeleteSubscriptionFilter',
  requires: (input: DeleteSubscriptionFilterRequest, call) => [
    onGroup('logs:DeleteSubscriptionFilter', input.logGroupName, call),
  ],
  handle: (input: DeleteSubscriptionFilterRequest, call): object => {
    const removed = getGroup(input.logGroupName, call).subscriptionFilters.delete(input.filterName ?? '');
    if (!removed) throw notFound('The specified subscription filter does not exist.');
    return {};
  },
});

/** A function is tried before the filter is taken. @throws AwsError InvalidParameterException */
function checkDestination(arn: string | undefined, call: Call): void {
  const [, , service, , , , name = '', qualifier = ''] = (arn ?? '').split(':');
  if (service !== 'lambda') return;
  const statements = lambdaState(call).functions.get(name)?.policies.get(qualifier) ?? [];
  const allowed = statements.some(
    ({ Principal: principal }) =>
      principal === '*' || /^logs\.([a-z0-9-]+\.)?amazonaws\.com$/.test(principal['Service'] ?? ''),
  );
  if (!allowed) {
    throw invalid(
      'Could not execute the lambda function. Make sure you have given CloudWatch Logs permission to execute your function.',
    );
  }
}
