import type { Reading } from '../reading.ts';
import { actionOf, operationOf, servicePrefixOf } from '../trail/recorded-call.ts';
import { resourceOf } from '../trail/recorded-resource.ts';
import { isRefusal, type TrailRecord } from '../trail/trail-record.ts';
import type { ReadingContext } from '../context.ts';
import { readEncoded } from '../frames/surroundings.ts';
import { denial } from './finding.ts';
import type { Shape } from './shape.ts';

const anchor = '"eventsource":"';
const nameAnchor = '"eventname":"';

/** How far from its event source the rest of a record may stand. */
const reach = 6000;

/** A record of CloudTrail in the text, for where its message tells nothing. */
export const trailFrame: Shape = {
  source:
    'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html',
  anchors: [anchor],
  read: (reading, at, context) => {
    const { start, end } = findRecord(reading, at);
    const record = readFields(reading.squashed.slice(start, end), context);
    if (record === undefined) return undefined;
    const message = reading.lower.slice(start, end).indexOf('encodedauthorizationfailuremessage:');
    const encoded = message === -1 ? undefined : readEncoded(reading, start + message);
    return denial(start, end, {
      inferredAction: actionOf(record),
      inferredResource: resourceOf(
        record,
        record.region === undefined ? context : { ...context, region: record.region },
      ),
      principal: record.userArn,
      service: servicePrefixOf(record),
      api: operationOf(record),
      requestId: record.requestId,
      encoded: encoded?.blob,
    });
  },
};

/** A record that somebody shortened: without its event source only the operation's name tells what was refused. */
export const shortTrailFrame: Shape = {
  source: trailFrame.source,
  anchors: [nameAnchor],
  read: (reading, at) => {
    const { start, end } = findRecord(reading, at, nameAnchor);
    const record = reading.squashed.slice(start, Math.min(end, start + reach));
    if (/"eventsource":/i.test(record)) return undefined;
    const [, api = ''] = /"eventName":"(\w{2,80})"/i.exec(record) ?? [];
    const [, errorCode = ''] = /"errorCode":"([\w.]{2,80})"/i.exec(record) ?? [];
    if (!isRefusal({ errorCode })) return undefined;
    const principal = /"userIdentity":\{.{0,2000}?"arn":"([^"]{1,700})"/i.exec(record)?.[1];
    return denial(start, end, { api: operationOf({ eventName: api }), principal });
  },
};

/** The braces around an anchor, as far as they stand between its neighbours of the same name. */
function findRecord(
  { lower }: Reading,
  at: number,
  name = anchor,
): { readonly start: number; readonly end: number } {
  const first = Math.max(0, at - reach);
  const from = first + Math.max(0, lower.slice(first, at).lastIndexOf(name));
  let start = at;
  for (let depth = 0; start > from && depth >= 0;) {
    start -= 1;
    if (lower[start] === '}') depth += 1;
    else if (lower[start] === '{') depth -= 1;
  }
  const next = lower.slice(at + 1, at + reach).indexOf(name);
  const to = next === -1 ? Math.min(lower.length, at + reach) : at + 1 + next;
  let end = at;
  for (let depth = 0; end < to && depth >= 0; end += 1) {
    if (lower[end] === '{') depth += 1;
    else if (lower[end] === '}') depth -= 1;
  }
  return { start, end };
}

/** By the fields' names and not as JSON: what a record was pasted through may have changed its quotes. */
function readFields(
  record: string,
  context: ReadingContext,
): (TrailRecord & { readonly region: string | undefined }) | undefined {
  const read = (name: string): string | undefined =>
    new RegExp(`"${name}":"([^"]{1,700})"`).exec(record)?.[1];
  const [eventSource, eventName, errorCode] = [read('eventSource'), read('eventName'), read('errorCode')];
  if (eventSource === undefined || eventName === undefined || errorCode === undefined) return undefined;
  const identity = /"userIdentity":\{.{0,2000}?"arn":"([^"]{1,700})"/.exec(record)?.[1];
  const requestId = read('requestID');
  const parameters = /"requestParameters":\{(.{0,3000})/.exec(record)?.[1] ?? '';
  const found: TrailRecord = {
    eventId: read('eventID') ?? '',
    at: read('eventTime') ?? '',
    eventSource,
    eventName,
    errorCode,
    ...(identity !== undefined && { userArn: identity }),
    ...(requestId !== undefined && { requestId }),
    requestParameters: Object.fromEntries(
      [...parameters.matchAll(/"(\w{1,60})":"([^"]{1,1000})"/g)].map(([, name, value]) => [name, value]),
    ),
  };
  return isRefusal(found) ? { ...found, region: context.region ?? read('awsRegion') } : undefined;
}
