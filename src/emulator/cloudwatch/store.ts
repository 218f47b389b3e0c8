import type {
  CompositeAlarm as CompositeAlarmDescription,
  GetMetricStreamOutput,
  MetricAlarm,
} from '@aws-sdk/client-cloudwatch';
import { defineRegionalStore, type Place } from '../regional-store.ts';

export type Dimensions = Readonly<Record<string, string>>;

/** What was measured within one minute. */
export interface Bucket {
  readonly atMs: number;
  sum: number;
  count: number;
  min: number;
  max: number;
  readonly unit: string;
  /** Some of what was measured, for percentiles. */
  readonly samples: number[];
}

export interface Series {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Dimensions;
  /** By minute and unit, oldest first. */
  readonly buckets: Map<string, Bucket>;
}

export interface Alarm extends MetricAlarm {
  readonly AlarmName: string;
  readonly AlarmArn: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** An alarm over other alarms. */
export interface CompositeAlarm extends CompositeAlarmDescription {
  readonly AlarmName: string;
  readonly AlarmArn: string;
  readonly AlarmRule: string;
  readonly tags: Readonly<Record<string, string>>;
}

export interface MetricStream {
  readonly name: string;
  readonly arn: string;
  readonly description: GetMetricStreamOutput;
  readonly tags: Readonly<Record<string, string>>;
}

export interface InsightRule {
  readonly name: string;
  /** JSON text. */
  readonly definition: string;
  /** JSON text: its name and version. */
  readonly schema: string;
  readonly state: 'ENABLED' | 'DISABLED';
  readonly tags: Readonly<Record<string, string>>;
}

const minuteMs = 60_000;
/** An account that is deployed to for days must not grow without end: the oldest go first. */
const mostSeries = 5000;
const mostBuckets = 1440;
const mostSamples = 100;

/** The alarms of both kinds share their names and ARNs. */
export const cloudWatchState = defineRegionalStore('cloudwatch', () => ({
  series: new Map<string, Series>(),
  alarms: new Map<string, Alarm>(),
  insightRules: new Map<string, InsightRule>(),
  compositeAlarms: new Map<string, CompositeAlarm>(),
  metricStreams: new Map<string, MetricStream>(),
}));

/** One metric as somebody measured it. */
export interface Measurement {
  /** `AWS/Lambda`. */
  readonly namespace: string;
  /** `Invocations`. */
  readonly name: string;
  /** `{ FunctionName: 'app' }`. Each set of dimensions is a metric of its own. */
  readonly dimensions?: Dimensions;
  readonly value: number;
  /** How often the value was measured. Absent: once. */
  readonly count?: number;
  /** Absent: `None`. */
  readonly unit?: string;
  /** Absent: now. */
  readonly at?: Date;
}

/** Keeps a measurement, as PutMetricData does; for the services that measure themselves. */
export function recordMetric(place: Place, measured: Measurement): void {
  const { value, count = 1, unit = 'None', at = new Date() } = measured;
  addToBucket(place, measured, at, unit, {
    sum: value * count,
    count,
    min: value,
    max: value,
    samples: Array.from({ length: Math.min(count, mostSamples) }, () => value),
  });
}

/** Keeps what a client summed up itself. */
export function addToBucket(
  place: Place,
  metric: Pick<Measurement, 'namespace' | 'name' | 'dimensions'>,
  at: Date,
  unit: string,
  added: Omit<Bucket, 'atMs' | 'unit'>,
): void {
  const { buckets } = seriesOf(place, metric);
  const atMs = Math.floor(at.getTime() / minuteMs) * minuteMs;
  const key = `${atMs} ${unit}`;
  const bucket = buckets.get(key);
  if (!bucket) {
    buckets.set(key, { ...added, atMs, unit });
    dropOldest(buckets, mostBuckets);
    return;
  }
  bucket.sum += added.sum;
  bucket.count += added.count;
  bucket.min = Math.min(bucket.min, added.min);
  bucket.max = Math.max(bucket.max, added.max);
  bucket.samples.push(...added.samples.slice(0, mostSamples - bucket.samples.length));
}

function seriesOf(
  place: Place,
  { namespace, name, dimensions = {} }: Pick<Measurement, 'namespace' | 'name' | 'dimensions'>,
): Series {
  const { series } = cloudWatchState(place);
  const key = seriesKey(namespace, name, dimensions);
  const found = series.get(key) ?? { namespace, name, dimensions, buckets: new Map<string, Bucket>() };
  series.set(key, found);
  dropOldest(series, mostSeries);
  return found;
}

export function findSeries(
  place: Place,
  namespace: string,
  name: string,
  dimensions: Dimensions,
): Series | undefined {
  return cloudWatchState(place).series.get(seriesKey(namespace, name, dimensions));
}

function seriesKey(namespace: string, name: string, dimensions: Dimensions): string {
  const sorted = Object.entries(dimensions).toSorted(([first], [second]) => (first < second ? -1 : 1));
  return JSON.stringify([namespace, name, sorted]);
}

function dropOldest(map: Map<string, unknown>, most: number): void {
  if (map.size <= most) return;
  const [oldest] = map.keys();
  if (oldest !== undefined) map.delete(oldest);
}
