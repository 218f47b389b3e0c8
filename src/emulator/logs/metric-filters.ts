import type {
  DeleteMetricFilterRequest,
  DescribeMetricFiltersRequest,
  DescribeMetricFiltersResponse,
  MetricFilter,
  PutMetricFilterRequest,
} from '@aws-sdk/client-cloudwatch-logs';

import { AwsError, defineOperation } from '../operation.ts';
import { pageOf } from './paging.ts';
import { onAnyGroup, onGroup } from './requirements.ts';
import { getGroup, invalid, logGroups, notFound } from './store.ts';

/** Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html */
const mostFilters = 100;

/** Source: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutMetricFilter.html */
export const putMetricFilter = defineOperation({
  name: 'PutMetricFilter',
  requires: (input: PutMetricFilterRequest, call) => [
    onGroup('logs:PutMetricFilter', input.logGroupName, call),
  ],
  handle: (input: PutMetricFilterRequest, call): object => {
    const { metricFilters, name: group } = getGroup(input.logGroupName, call);
    const name = input.filterName ?? '';
    if (/[:*]/.test(name)) {
      throw invalid(
        `1 validation error detected: Value '${name}' at 'filterName' failed to satisfy constraint: Member must satisfy regular expression pattern: [^:*]*`,
      );
    }
    if ((input.metricTransformations?.length ?? 0) !== 1) {
      throw invalid('A metric filter has exactly one metric transformation.');
    }
    if (!metricFilters.has(name) && metricFilters.size >= mostFilters) {
      throw new AwsError('LimitExceededException', 'Resource limit exceeded.');
    }
    metricFilters.set(name, {
      ...input,
      filterName: name,
      logGroupName: group,
      creationTime: metricFilters.get(name)?.creationTime ?? Date.now(),
    });
    return {};
  },
});

/** Of one group, or of all where none is named. */
export const describeMetricFilters = defineOperation({
  name: 'DescribeMetricFilters',
  requires: (input: DescribeMetricFiltersRequest, call) => [
    input.logGroupName === undefined
      ? onAnyGroup('logs:DescribeMetricFilters', call)
      : onGroup('logs:DescribeMetricFilters', input.logGroupName, call),
  ],
  handle: (input: DescribeMetricFiltersRequest, call): DescribeMetricFiltersResponse => {
    const groups =
      input.logGroupName === undefined ? [...logGroups(call).values()] : [getGroup(input.logGroupName, call)];
    const all: readonly MetricFilter[] = groups.flatMap(({ metricFilters }) => [...metricFilters.values()]);
    const found = all.filter(
      ({ filterName, metricTransformations }) =>
        filterName?.startsWith(input.filterNamePrefix ?? '') &&
        (input.metricName === undefined ||
          metricTransformations?.some(
            ({ metricName, metricNamespace }) =>
              metricName === input.metricName && metricNamespace === input.metricNamespace,
          )),
    );
    const { items, next } = pageOf(found, input);
    return { metricFilters: items, ...next };
  },
});

export const deleteMetricFilter = defineOperation({
  name: 'DeleteMetricFilter',
  requires: (input: DeleteMetricFilterRequest, call) => [
    onGroup('logs:DeleteMetricFilter', input.logGroupName, call),
  ],
  handle: (input: DeleteMetricFilterRequest, call): object => {
    const removed = getGroup(input.logGroupName, call).metricFilters.delete(input.filterName ?? '');
    if (!removed) throw notFound('The specified metric filter does not exist.');
    return {};
  },
});
