import type { MetricAlarm } from '@aws-sdk/client-cloudwatch';
import { defineStore, type Account } from '../account.ts';

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

interface CloudWatchState {
  readonly series: Map<string, Series>;
  readonly alarms: Map<string, Alarm>;
}

export interface Place {
  readonly account: Account;
  readonly region: string;
}

const minuteMs = 60_000;
/** An account that is deployed to for days must not grow without end: the oldest go first. */
const mostSeries = 5000;
const mostBuckets = 1440;
const mostSamples = 100;

const cloudWatchStore = defineStore('cloudwatch', () => new Map<string, CloudWatchState>());

export function cloudWatchState({ account, region }: Place): CloudWatchState {
  const regions = account.store(cloudWatchStore);
  const state = regions.get(region) ?? {
    series: new Map<string, Series>(),
    alarms: new Map<string, Alarm>(),
  };
  regions.set(region, state);
  return state;
}

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
