import {
  type CloudFormationClient,
  paginateDescribeStackEvents,
  type StackEvent,
} from '@aws-sdk/client-cloudformation';
import { unless } from '../../to-harness-error.ts';
import { tellsOfClash, timeOf } from './history.ts';

/** By stack id, an event: what happened before was dealt with already. */
export type Since = Readonly<Record<string, { readonly at: string }>>;

/**
 * The events of all stacks, oldest first. Of a stack in which nothing was left or in the way since then, only those
 * since then; else all of them, since a refusal means nothing without the creation before it.
 * cloudformation:DescribeStackEvents
 */
export async function readEvents(
  client: CloudFormationClient,
  stackIds: Iterable<string>,
  since: Since,
): Promise<StackEvent[]> {
  const ids = [...stackIds];
  let events = await readAll(client, ids, since);
  // What is in the way can be of an earlier stack, to which nothing has happened since.
  const clashes = events.some((event) => tellsOfClash(event) && timeOf(event) >= sinceOf(event, since));
  if (clashes && Object.keys(since).length > 0) events = await readAll(client, ids, {});
  return events.toSorted((one, other) =>
    timeOf(one) < timeOf(other) ? -1 : Number(timeOf(one) > timeOf(other)),
  );
}

function sinceOf({ StackId = '' }: StackEvent, since: Since): string {
  return since[StackId]?.at ?? '';
}

async function readAll(
  client: CloudFormationClient,
  stackIds: readonly string[],
  since: Since,
): Promise<StackEvent[]> {
  const events: StackEvent[] = [];
  for (const stackId of stackIds) {
    const read = await readStackEvents(client, stackId, since[stackId]?.at ?? '');
    events.push(...read.toReversed());
  }
  return events;
}

/** So far an event may stand from where its time says: CloudFormation lists them as they arrive (assumed). */
const disorderMs = 60_000;

function isFarBefore(event: StackEvent, since: string): boolean {
  return since !== '' && Date.parse(timeOf(event)) < Date.parse(since) - disorderMs;
}

/** Newest first. */
async function readStackEvents(
  client: CloudFormationClient,
  stackId: string,
  since: string,
): Promise<StackEvent[]> {
  const events: StackEvent[] = [];
  let wanted = false;
  await unless(['ValidationError'], async () => {
    for await (const page of paginateDescribeStackEvents({ client }, { StackName: stackId })) {
      for (const event of page.StackEvents ?? []) {
        if (!wanted && isFarBefore(event, since)) return;
        wanted ||= /^DELETE_(?:FAILED|SKIPPED)$/.test(event.ResourceStatus ?? '') || tellsOfClash(event);
        events.push(event);
      }
    }
  });
  return events;
}
