import { createHash } from 'node:crypto';
import type {
  Event,
  LookupAttribute,
  LookupEventsRequest,
  LookupEventsResponse,
} from '@aws-sdk/client-cloudtrail';
import { AwsError, defineOperation } from '../operation.ts';
import { trailStore, type TrailEvent } from './store.ts';

const mostOnPage = 50;

/** Source: https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_LookupEvents.html */
export const lookupEvents = defineOperation<LookupEventsRequest, LookupEventsResponse>({
  name: 'LookupEvents',
  handle: (input, { account, region }) => {
    assertTimes(input);
    const size = readSize(input.MaxResults);
    if (input.EventCategory !== undefined)
      throw new AwsError('NotImplemented', 'cloudtrail:LookupEvents finds no Insights events here', 501);
    const matches = readAttributes(input.LookupAttributes ?? []);
    const question = fingerprint(input);
    const found: TrailEvent[] = [];
    const now = Date.now();
    for (const event of account.store(trailStore).newestFirst(readToken(input.NextToken, question))) {
      if (event.visibleFromMs > now || event.region !== region) continue;
      if (!isBetween(event.eventTime, input) || !matches(event)) continue;
      found.push(event);
      if (found.length > size) break;
    }
    const page = found.slice(0, size);
    const last = page.at(-1);
    return {
      Events: page.map((event) => renderEvent(event, account.accountId)),
      ...(found.length > size && last ? { NextToken: writeToken(last.sequence, question) } : {}),
    };
  },
});

function assertTimes({ StartTime: start, EndTime: end }: LookupEventsRequest): void {
  if (start && end && start > end)
    throw new AwsError(
      'InvalidTimeRangeException',
      'The start time must be before or equal to the end time.',
    );
}

function isBetween(time: Date, { StartTime: start, EndTime: end }: LookupEventsRequest): boolean {
  return (!start || time >= start) && (!end || time <= end);
}

function readSize(asked: number | undefined): number {
  if (asked !== undefined && (asked < 1 || asked > mostOnPage))
    throw new AwsError(
      'InvalidMaxResultsException',
      `MaxResults must be a number between 1 and ${mostOnPage}.`,
    );
  return asked ?? mostOnPage;
}

const readers: Readonly<Record<string, (event: TrailEvent) => readonly (string | undefined)[]>> = {
  AccessKeyId: ({ userIdentity }) => [userIdentity.accessKeyId],
  EventId: ({ eventId }) => [eventId],
  EventName: ({ eventName }) => [eventName],
  EventSource: ({ eventSource }) => [eventSource],
  ReadOnly: ({ readOnly }) => [String(readOnly)],
  ResourceName: ({ resources }) => resources.map(({ ResourceName: name }) => name),
  ResourceType: ({ resources }) => resources.map(({ ResourceType: type }) => type),
  Username: ({ userName }) => [userName],
};

function readAttributes(attributes: readonly LookupAttribute[]): (event: TrailEvent) => boolean {
  const [attribute, ...others] = attributes;
  if (!attribute) return () => true;
  const read = readers[attribute.AttributeKey ?? ''];
  if (others.length > 0 || !read)
    throw new AwsError(
      'InvalidLookupAttributesException',
      others.length > 0
        ? 'You can specify only one lookup attribute.'
        : `${attribute.AttributeKey ?? 'null'} is not a valid lookup attribute.`,
    );
  return (event) => read(event).includes(attribute.AttributeValue);
}

/** A token is good for the question it was given to alone. */
function fingerprint({ LookupAttributes, StartTime, EndTime }: LookupEventsRequest): string {
  const question = JSON.stringify([LookupAttributes, StartTime, EndTime]);
  return createHash('sha256').update(question).digest('base64url').slice(0, 16);
}

function writeToken(sequence: number, question: string): string {
  return Buffer.from(`${sequence}:${question}`).toString('base64url');
}

function readToken(token: string | undefined, question: string): number | undefined {
  if (token === undefined) return undefined;
  const [sequence, asked] = Buffer.from(token, 'base64url').toString().split(':');
  if (!/^\d+$/.test(sequence ?? '') || asked !== question)
    throw new AwsError('InvalidNextTokenException', 'Invalid next token.');
  return Number(sequence);
}

function renderEvent(event: TrailEvent, accountId: string): Event {
  const { accessKeyId } = event.userIdentity;
  return {
    EventId: event.eventId,
    EventName: event.eventName,
    ReadOnly: String(event.readOnly),
    ...(accessKeyId === undefined ? {} : { AccessKeyId: accessKeyId }),
    EventTime: event.eventTime,
    EventSource: event.eventSource,
    Username: event.userName,
    Resources: [...event.resources],
    CloudTrailEvent: JSON.stringify(renderRecord(event, accountId)),
  };
}

/** Source: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html */
function renderRecord(event: TrailEvent, accountId: string): object {
  return {
    eventVersion: '1.11',
    userIdentity: event.userIdentity,
    eventTime: event.eventTime.toISOString().replace('.000Z', 'Z'),
    eventSource: event.eventSource,
    eventName: event.eventName,
    awsRegion: event.region,
    sourceIPAddress: event.sourceIPAddress,
    userAgent: event.userAgent,
    errorCode: event.errorCode,
    errorMessage: event.errorMessage,
    requestParameters: event.requestParameters,
    responseElements: null,
    requestID: event.requestId,
    eventID: event.eventId,
    readOnly: event.readOnly,
    eventType: 'AwsApiCall',
    managementEvent: true,
    recipientAccountId: accountId,
    eventCategory: 'Management',
  };
}
