import type {
  Dimension,
  DimensionFilter,
  GetMetricDataInput,
  GetMetricDataOutput,
  GetMetricStatisticsInput,
  GetMetricStatisticsOutput,
  ListMetricsInput,
  ListMetricsOutput,
  MetricDataQuery,
  MetricDataResult,
} from '@aws-sdk/client-cloudwatch';
import { AwsError, defineOperation, type Call } from '../operation.ts';
import { pageOf } from './paging.ts';
import { statisticOf, summarise, toDatapoint, type Range } from './statistics.ts';
import { cloudWatchState, findSeries, type Series } from './store.ts';

const onEverything = (action: string) => () => [{ action: `cloudwatch:${action}`, resource: '*' }];

const mostDatapoints = 1440;

/** Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricStatistics.html */
export const getMetricStatistics = defineOperation<GetMetricStatisticsInput, GetMetricStatisticsOutput>({
  name: 'GetMetricStatistics',
  requires: onEverything('GetMetricStatistics'),
  handle: (input, call) => {
    const { Namespace: namespace = '', MetricName: name = '', Statistics: statistics = [] } = input;
    const extended = input.ExtendedStatistics ?? [];
    if (statistics.length === 0 && extended.length === 0) {
      throw new AwsError('MissingParameter', 'Must specify either Statistics or ExtendedStatistics');
    }
    const range = { ...readRange(input, input.Period), unit: input.Unit };
    const asked = Math.ceil((range.endMs - range.startMs) / range.periodMs);
    if (asked > mostDatapoints) {
      throw new AwsError(
        'InvalidParameterCombination',
        `You have requested up to ${asked.toLocaleString('en')} datapoints, which exceeds the limit of 1,440. You may reduce the datapoints requested by increasing Period, or decreasing the time range.`,
      );
    }
    const series = findSeries(call, namespace, name, dimensionRecord(input.Dimensions));
    return {
      Label: name,
      Datapoints: summarise(series, range).map((summary) => toDatapoint(summary, statistics, extended)),
    };
  },
});

/** Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html */
export const getMetricData = defineOperation<GetMetricDataInput, GetMetricDataOutput>({
  name: 'GetMetricData',
  requires: onEverything('GetMetricData'),
  handle: (input, call) => {
    const queries = (input.MetricDataQueries ?? []).filter(({ ReturnData }) => ReturnData !== false);
    const { items, next } = pageOf(queries, input.NextToken, 500);
    return {
      MetricDataResults: items.map((query) => answerQuery(query, input, call)),
      Messages: [],
      ...next,
    };
  },
});

export const listMetrics = defineOperation<ListMetricsInput, ListMetricsOutput>({
  name: 'ListMetrics',
  requires: onEverything('ListMetrics'),
  handle: (input, call) => {
    const found = [...cloudWatchState(call).series.values()].filter(
      (series) =>
        (input.Namespace === undefined || series.namespace === input.Namespace) &&
        (input.MetricName === undefined || series.name === input.MetricName) &&
        (input.Dimensions ?? []).every((filter) => fits(series, filter)),
    );
    const { items, next } = pageOf(found, input.NextToken, call.pageSize ?? 500);
    return {
      Metrics: items.map(({ namespace, name, dimensions }) => ({
        Namespace: namespace,
        MetricName: name,
        Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })),
      })),
      ...next,
    };
  },
});

function answerQuery(query: MetricDataQuery, input: GetMetricDataInput, call: Call): MetricDataResult {
  const { MetricStat: asked } = query;
  if (!asked) {
    throw new AwsError(
      'NotImplemented',
      'cloudwatch:GetMetricData with an expression is not built in this emulated account',
      501,
    );
  }
  const { Namespace: namespace = '', MetricName: name = '', Dimensions: dimensions } = asked.Metric ?? {};
  const range = { ...readRange(input, asked.Period), unit: asked.Unit };
  const oldestFirst = summarise(findSeries(call, namespace, name, dimensionRecord(dimensions)), range);
  const summaries = input.ScanBy === 'TimestampAscending' ? oldestFirst : oldestFirst.toReversed();
  return {
    Id: query.Id,
    Label: query.Label ?? name,
    Timestamps: summaries.map(({ atMs }) => new Date(atMs)),
    Values: summaries.map((summary) => statisticOf(summary, asked.Stat ?? '')),
    StatusCode: 'Complete',
  };
}

function readRange(
  { StartTime, EndTime }: { readonly StartTime: Date | undefined; readonly EndTime: Date | undefined },
  periodSeconds = 0,
): Range {
  const [startMs, endMs] = [StartTime?.getTime() ?? 0, EndTime?.getTime() ?? 0];
  if (startMs >= endMs) {
    throw new AwsError(
      'InvalidParameterCombination',
      'The parameter StartTime must be less than the parameter EndTime.',
    );
  }
  const isPeriod =
    [1, 5, 10, 20, 30].includes(periodSeconds) || (periodSeconds > 0 && periodSeconds % 60 === 0);
  if (!isPeriod) {
    throw new AwsError(
      'InvalidParameterValue',
      `The parameter Period must be a value in the set [1, 5, 10, 20, 30], or a multiple of 60`,
    );
  }
  return { startMs, endMs, periodMs: Math.max(periodSeconds, 60) * 1000 };
}

function fits({ dimensions }: Series, { Name: name = '', Value: value }: DimensionFilter): boolean {
  const found = dimensions[name];
  return found !== undefined && (value === undefined || found === value);
}

export function dimensionRecord(dimensions: readonly Dimension[] | undefined): Record<string, string> {
  return Object.fromEntries((dimensions ?? []).map(({ Name, Value }) => [Name ?? '', Value ?? '']));
}
