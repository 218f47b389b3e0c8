import { type CloudTrailClient, LookupEventsCommand } from '@aws-sdk/client-cloudtrail';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseTrailRecord, type TrailRecord } from '../denial/trail/trail-record.ts';
import { doing } from '../to-harness-error.ts';

export interface ReadTrailOptions {
  /** Name of the user, or of the session. Absent: everybody's. */
  readonly userName?: string;
  /** ISO 8601. */
  readonly since: string;
  /** Absent: all there is. */
  readonly mostPages?: number;
  /** Between two requests: an account may make two in a second and region. */
  readonly paceMs: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * What the event history holds of somebody since then, newest first: it comes minutes late, and never holds data events.
 * Source of the pace: https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_LookupEvents.html
 * cloudtrail:LookupEvents
 */
export async function readTrail(
  client: CloudTrailClient,
  { userName, since, mostPages = Number.POSITIVE_INFINITY, paceMs, signal }: ReadTrailOptions,
): Promise<TrailRecord[]> {
  // Records tell whole seconds: those of the same second must not be missed.
  const StartTime = new Date(Math.floor(Date.parse(since) / 1000) * 1000);
  const LookupAttributes =
    userName === undefined ? [] : [{ AttributeKey: 'Username' as const, AttributeValue: userName }];
  const records: TrailRecord[] = [];
  let NextToken: string | undefined;
  await doing('reading the event history', async () => {
    for (let page = 1; page === 1 || (NextToken !== undefined && page <= mostPages); page += 1) {
      await sleep(paceMs, undefined, signal ? { signal } : {});
      const answer = await client.send(
        new LookupEventsCommand({
          StartTime,
          ...(LookupAttributes.length > 0 && { LookupAttributes }),
          ...(NextToken !== undefined && { NextToken }),
        }),
      );
      records.push(
        ...(answer.Events ?? []).flatMap(({ CloudTrailEvent }) =>
          CloudTrailEvent === undefined ? [] : (parseTrailRecord(CloudTrailEvent) ?? []),
        ),
      );
      ({ NextToken } = answer);
    }
  });
  return records;
}
