import { type CloudTrailClient, LookupEventsCommand } from '@aws-sdk/client-cloudtrail';
import { parseTrailRecord, type TrailRecord } from '../denial/trail/trail-record.ts';
import { doing } from '../to-harness-error.ts';

export interface ReadTrailOptions {
  /** Name of the user, or of the session. Absent: everybody's. */
  readonly userName?: string;
  /** ISO 8601. */
  readonly from: string;
  /** ISO 8601. Absent: now. */
  readonly until?: string;
  readonly signal?: AbortSignal | undefined;
}

/**
 * What the event history holds of somebody in that time, page by page, newest first: it comes minutes late, and never
 * holds data events.
 * cloudtrail:LookupEvents
 */
export async function* readTrail(
  client: CloudTrailClient,
  { userName, from, until, signal }: ReadTrailOptions,
): AsyncGenerator<readonly TrailRecord[], void, void> {
  const question = {
    // Records tell whole seconds: those of the same second must not be missed.
    StartTime: new Date(Math.floor(Date.parse(from) / 1000) * 1000),
    ...(until !== undefined && { EndTime: new Date(Date.parse(until)) }),
    ...(userName !== undefined && {
      LookupAttributes: [{ AttributeKey: 'Username' as const, AttributeValue: userName }],
    }),
  };
  let next: string | undefined;
  do {
    signal?.throwIfAborted();
    const answer = await doing('reading the event history', () =>
      client.send(new LookupEventsCommand({ ...question, ...(next !== undefined && { NextToken: next }) })),
    );
    yield (answer.Events ?? []).flatMap(({ CloudTrailEvent }) =>
      CloudTrailEvent === undefined ? [] : (parseTrailRecord(CloudTrailEvent) ?? []),
    );
    next = answer.NextToken;
  } while (next !== undefined);
}
