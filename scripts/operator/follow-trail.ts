import { setTimeout as sleep } from 'node:timers/promises';
import {
  type CloudTrailClient,
  type LookupEventsCommandInput,
  paginateLookupEvents,
} from '@aws-sdk/client-cloudtrail';
import { z } from 'zod';

/** A management call of the operator, or one that a service made for it. */
export interface OperatorCall {
  readonly source: string;
  readonly name: string;
  /** The service that made it for the operator. */
  readonly invokedBy: string | undefined;
  /** What the operator was refused, in the account's words. */
  readonly refusal: string | undefined;
}

const eventSchema = z.object({
  eventSource: z.string(),
  eventName: z.string(),
  userIdentity: z.object({ invokedBy: z.string().optional() }),
  errorCode: z.string().nullish(),
  errorMessage: z.string().nullish(),
});

const everyMs = 2000;

/**
 * Everything that the user calls until it is told to end. An emulated account keeps its newest events alone, so that they are
 * read as they come.
 */
export async function followTrail(
  client: CloudTrailClient,
  userName: string,
  ended: AbortSignal,
): Promise<readonly OperatorCall[]> {
  const calls = new Map<string, OperatorCall>();
  let since: Date | undefined;
  for (;;) {
    const isLast = ended.aborted;
    since = await readNew(client, userName, since, calls);
    if (isLast) return [...calls.values()];
    await sleep(everyMs, undefined, { signal: ended }).catch(() => undefined);
  }
}

/** @returns when the newest event was: times are whole seconds, so that it may have company yet */
async function readNew(
  client: CloudTrailClient,
  userName: string,
  since: Date | undefined,
  calls: Map<string, OperatorCall>,
): Promise<Date | undefined> {
  const asked: LookupEventsCommandInput = {
    LookupAttributes: [{ AttributeKey: 'Username', AttributeValue: userName }],
    ...(since && { StartTime: since }),
  };
  let newest = since;
  for await (const { Events = [] } of paginateLookupEvents({ client }, asked)) {
    for (const { EventId = '', EventTime, CloudTrailEvent = '{}' } of Events) {
      if (EventTime && (!newest || EventTime > newest)) newest = EventTime;
      const event = eventSchema.parse(JSON.parse(CloudTrailEvent));
      const refused = /AccessDenied|Unauthorized/.test(event.errorCode ?? '');
      calls.set(EventId, {
        source: event.eventSource.replace('.amazonaws.com', ''),
        name: event.eventName,
        invokedBy: event.userIdentity.invokedBy,
        refusal: refused ? (event.errorMessage ?? event.eventName) : undefined,
      });
    }
  }
  return newest;
}
