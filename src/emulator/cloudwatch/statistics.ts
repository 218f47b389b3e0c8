import type { Datapoint } from '@aws-sdk/client-cloudwatch';
import { AwsError } from '../operation.ts';
import type { Bucket, Series } from './store.ts';

export interface Range {
  readonly startMs: number;
  readonly endMs: number;
  readonly periodMs: number;
  /** Absent: all. */
  readonly unit?: string | undefined;
}

/** A period's measurements as one. */
export type Summary = Bucket;

/** One summary for each period of the range in which something was measured, oldest first; apart by unit. */
export function summarise(series: Series | undefined, { startMs, endMs, periodMs, unit }: Range): Summary[] {
  const firstMs = Math.floor(startMs / periodMs) * periodMs;
  const summaries = new Map<string, Summary>();
  for (const bucket of series?.buckets.values() ?? []) {
    if (bucket.atMs < firstMs || bucket.atMs >= endMs || (unit !== undefined && bucket.unit !== unit))
      continue;
    const atMs = Math.floor(bucket.atMs / periodMs) * periodMs;
    const key = `${atMs} ${bucket.unit}`;
    const known = summaries.get(key);
    summaries.set(key, {
      atMs,
      unit: bucket.unit,
      sum: (known?.sum ?? 0) + bucket.sum,
      count: (known?.count ?? 0) + bucket.count,
      min: Math.min(known?.min ?? Number.POSITIVE_INFINITY, bucket.min),
      max: Math.max(known?.max ?? Number.NEGATIVE_INFINITY, bucket.max),
      samples: [...(known?.samples ?? []), ...bucket.samples],
    });
  }
  return [...summaries.values()].toSorted((first, second) => first.atMs - second.atMs);
}

/** `Sum`, `Average`, …, `p99`. @throws AwsError InvalidParameterValue */
export function statisticOf(summary: Summary, statistic: string): number {
  switch (statistic) {
    case 'Sum':
      return summary.sum;
    case 'Average':
      return summary.sum / summary.count;
    case 'SampleCount':
      return summary.count;
    case 'Minimum':
      return summary.min;
    case 'Maximum':
      return summary.max;
    default:
      return percentileOf(summary, statistic);
  }
}

function percentileOf({ samples }: Summary, statistic: string): number {
  const percent = Number(/^p(\d{1,2}(?:\.\d+)?|100)$/.exec(statistic)?.[1] ?? Number.NaN);
  if (Number.isNaN(percent)) {
    throw new AwsError(
      'InvalidParameterValue',
      `The value ${statistic} for parameter Statistics is not supported.`,
    );
  }
  const sorted = samples.toSorted((first, second) => first - second);
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? 0;
}

export function toDatapoint(
  summary: Summary,
  statistics: readonly string[],
  extended: readonly string[],
): Datapoint {
  return {
    Timestamp: new Date(summary.atMs),
    Unit: summary.unit as 'Count',
    ...Object.fromEntries(statistics.map((name) => [name, statisticOf(summary, name)])),
    ...(extended.length > 0 && {
      ExtendedStatistics: Object.fromEntries(extended.map((name) => [name, statisticOf(summary, name)])),
    }),
  };
}
