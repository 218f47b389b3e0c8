import { createHash } from 'node:crypto';

import type {
  CreateLogStreamRequest,
  DeleteLogStreamRequest,
  DescribeLogStreamsRequest,
  DescribeLogStreamsResponse,
  FilteredLogEvent,
  FilterLogEventsRequest,
  FilterLogEventsResponse,
  GetLogEventsRequest,
  GetLogEventsResponse,
  PutLogEventsRequest,
  PutLogEventsResponse,
} from '@aws-sdk/client-cloudwatch-logs';

import { AwsError, defineOperation } from '../operation.ts';
import { parseFilterPattern } from './filter-pattern.ts';
import { pageOf } from './paging.ts';
import { onGroup, onStream } from './requirements.ts';
import { getGroup, invalid, notFound } from './store.ts';
import type { StoredLogGroup, StoredLogStream } from './store.ts';

export const createLogStream = defineOperation({
  name: 'CreateLogStream',
  requires: (input: CreateLogStreamRequest, call) => [
    onStream('logs:CreateLogStream', input.logGroupName, input.logStreamName, call),
  ],
  handle: (input: CreateLogStreamRequest, call): object => {
    const group = getGroup(input.logGroupName, call);
    const name = input.logStreamName ?? '';
    if (group.streams.has(name)) {
      throw new AwsError('ResourceAlreadyExistsException', 'The specified log stream already exists');
    }
    group.streams.set(name, { name, createdAt: Date.now(), events: [] });
    return {};
  },
});

export const deleteLogStream = defineOperation({
  name: 'DeleteLogStream',
  requires: (input: DeleteLogStreamRequest, call) => [
    onStream('logs:DeleteLogStream', input.logGroupName, input.logStreamName, call),
  ],
  handle: (input: DeleteLogStreamRequest, call): object => {
    const group = getGroup(input.logGroupName, call);
    group.streams.delete(getStream(group, input.logStreamName).name);
    return {};
  },
});

export const putLogEvents = defineOperation({
  name: 'PutLogEvents',
  requires: (input: PutLogEventsRequest, call) => [
    onStream('logs:PutLogEvents', input.logGroupName, input.logStreamName, call),
  ],
  handle: (input: PutLogEventsRequest, call): PutLogEventsResponse => {
    const group = getGroup(input.logGroupName, call);
    const stream = getStream(group, input.logStreamName);
    const ingestionTime = Date.now();
    const added = (input.logEvents ?? []).map((event, index) => ({
      ...event,
      ingestionTime,
      eventId: createHash('sha256')
        .update(`${stream.name}:${stream.events.length + index}`)
        .digest('hex'),
    }));
    group.streams.set(stream.name, { ...stream, events: [...stream.events, ...added] });
    return {};
  },
});

export const describeLogStreams = defineOperation({
  name: 'DescribeLogStreams',
  requires: (input: DescribeLogStreamsRequest, call) => [
    onGroup('logs:DescribeLogStreams', input.logGroupName ?? input.logGroupIdentifier, call),
  ],
  handle: (input: DescribeLogStreamsRequest, call): DescribeLogStreamsResponse => {
    const group = getGroup(input.logGroupName ?? input.logGroupIdentifier, call);
    const byTime = input.orderBy === 'LastEventTime';
    if (byTime && input.logStreamNamePrefix !== undefined) {
      throw invalid('Cannot order by LastEventTime with a logStreamNamePrefix.');
    }
    const sorted = [...group.streams.values()]
      .filter(({ name }) => name.startsWith(input.logStreamNamePrefix ?? ''))
      .toSorted((a, b) => (byTime ? lastTime(a) - lastTime(b) : a.name < b.name ? -1 : 1));
    const { items, next } = pageOf(input.descending ? sorted.toReversed() : sorted, input);
    return {
      logStreams: items.map((stream) => ({
        logStreamName: stream.name,
        creationTime: stream.createdAt,
        arn: `${group.arn}:log-stream:${stream.name}`,
        storedBytes: 0,
        ...(stream.events[0] && {
          firstEventTimestamp: stream.events[0].timestamp,
          lastEventTimestamp: stream.events.at(-1)?.timestamp,
          lastIngestionTime: stream.events.at(-1)?.ingestionTime,
        }),
      })),
      ...next,
    };
  },
});

export const filterLogEvents = defineOperation({
  name: 'FilterLogEvents',
  requires: (input: FilterLogEventsRequest, call) => [
    onGroup('logs:FilterLogEvents', input.logGroupName ?? input.logGroupIdentifier, call),
  ],
  handle: (input: FilterLogEventsRequest, call): FilterLogEventsResponse => {
    const group = getGroup(input.logGroupName ?? input.logGroupIdentifier, call);
    const matches = parseFilterPattern(input.filterPattern);
    for (const name of input.logStreamNames ?? []) getStream(group, name);
    const found: readonly FilteredLogEvent[] = [...group.streams.values()]
      .filter(({ name }) => !input.logStreamNames || input.logStreamNames.includes(name))
      .filter(({ name }) => name.startsWith(input.logStreamNamePrefix ?? ''))
      .flatMap((stream) => stream.events.map((event) => ({ ...event, logStreamName: stream.name })))
      .filter((event) => isWithin(event.timestamp, input) && matches(event.message ?? ''))
      .toSorted((a, b) => (a.timestamp ?? 0) - (b.timestamp ?? 0));
    const { items, next } = pageOf(found, input, 10_000);
    return { events: items, searchedLogStreams: [], ...next };
  },
});

export const getLogEvents = defineOperation({
  name: 'GetLogEvents',
  requires: (input: GetLogEventsRequest, call) => [
    onStream('logs:GetLogEvents', input.logGroupName ?? input.logGroupIdentifier, input.logStreamName, call),
  ],
  handle: (input: GetLogEventsRequest, call): GetLogEventsResponse => {
    const stream = getStream(
      getGroup(input.logGroupName ?? input.logGroupIdentifier, call),
      input.logStreamName,
    );
    const events = stream.events.filter((event) => isWithin(event.timestamp, input));
    const [from, to] = readWindow(input, events.length);
    return {
      events: events.slice(from, to),
      nextForwardToken: `f/${to}`,
      nextBackwardToken: `b/${from}`,
    };
  },
});

/** The events that a page holds; the newest unless asked otherwise. @throws AwsError InvalidParameterException */
function readWindow(input: GetLogEventsRequest, count: number): readonly [from: number, to: number] {
  const limit = input.limit ?? 10_000;
  if (input.nextToken === undefined) {
    return input.startFromHead ? [0, Math.min(limit, count)] : [Math.max(count - limit, 0), count];
  }
  const [, direction, place] = /^([bf])\/(\d+)$/.exec(input.nextToken) ?? [];
  if (direction === undefined) throw invalid('The specified nextToken is invalid.');
  const at = Math.min(Number(place), count);
  return direction === 'f' ? [at, Math.min(at + limit, count)] : [Math.max(at - limit, 0), at];
}

function isWithin(
  time: number | undefined,
  range: { readonly startTime?: number | undefined; readonly endTime?: number | undefined },
): boolean {
  return (time ?? 0) >= (range.startTime ?? 0) && (time ?? 0) <= (range.endTime ?? Number.MAX_VALUE);
}

function lastTime(stream: StoredLogStream): number {
  return stream.events.at(-1)?.timestamp ?? stream.createdAt;
}

function getStream(group: StoredLogGroup, name: string | undefined): StoredLogStream {
  const stream = group.streams.get(name ?? '');
  if (!stream) throw notFound('The specified log stream does not exist.');
  return stream;
}
