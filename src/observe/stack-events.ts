import {
  type CloudFormationClient,
  DescribeStackEventsCommand,
  type StackEvent as AwsStackEvent,
  paginateDescribeStackEvents,
  paginateListStackResources,
} from '@aws-sdk/client-cloudformation';
import type { StackEvent } from '../denial/observation.ts';
import { doing, unless } from '../to-harness-error.ts';
import { findStackIds, readStack } from './read-stack.ts';

/** The newest event of each stack at one moment: what comes after it is news. */
export interface EventMark {
  readonly newest: Readonly<Record<string, { readonly eventId: string; readonly at: string }>>;
  /** Id of the stack that had the name at that moment. */
  readonly current?: string;
}

/** So far an event may stand from where its time says: CloudFormation lists them as they arrive (assumed). */
const disorderMs = 60_000;

const missing = ['ValidationError'];

/**
 * To be taken before an attempt.
 * @param stackIds of stacks that had this name before
 * @param known what was read of them before: the account may tell less than it did
 * cloudformation:DescribeStacks, cloudformation:DescribeStackEvents
 */
export async function markEvents(
  client: CloudFormationClient,
  stackName: string,
  stackIds: Iterable<string> = [],
  known: EventMark['newest'] = {},
): Promise<EventMark> {
  const stack = await readStack(client, stackName);
  const ids = new Set([...stackIds, ...(stack.kind === 'present' ? [stack.stackId] : [])]);
  const newest: Record<string, { eventId: string; at: string }> = {};
  for (const id of ids) {
    const events = [...(known[id] ? [known[id]] : []), ...(await readFirstPage(client, id))];
    const event = events.toSorted((a, b) => a.at.localeCompare(b.at)).at(-1);
    if (event) newest[id] = { eventId: event.eventId, at: event.at };
  }
  return { newest, ...(stack.kind === 'present' && { current: stack.stackId }) };
}

export interface ReadStackEventsOptions {
  readonly stackName: string;
  /** Of stacks of that name that are known already: after its deletion a stack is known by id alone. */
  readonly stackIds: Iterable<string>;
  readonly since: EventMark;
}

/**
 * All events since the mark, oldest first, also those of nested stacks and of a stack that an attempt made
 * and that is gone already.
 * cloudformation:DescribeStacks, cloudformation:ListStacks, cloudformation:DescribeStackEvents
 */
export async function readStackEvents(
  client: CloudFormationClient,
  { stackName, stackIds, since }: ReadStackEventsOptions,
): Promise<StackEvent[]> {
  const stack = await readStack(client, stackName);
  const found = stack.kind === 'present' ? [stack.stackId] : await findStackIds(client, stackName);
  const events: StackEvent[] = [];
  const read = new Set<string>();
  const follow = async (stackId: string, after: string | undefined): Promise<void> => {
    if (read.has(stackId)) return;
    read.add(stackId);
    const mark = since.newest[stackId];
    const own = await readSince(client, stackId, mark ?? (after === undefined ? undefined : { at: after }));
    events.push(...own);
    const nested = own.filter(isNestedStack).map(({ physicalId }) => physicalId);
    // A nested stack has no mark of its own, but its parent's clock.
    for (const id of new Set(nested)) await follow(id, mark?.at ?? after);
  };
  for (const id of new Set([...stackIds, ...found])) await follow(id, undefined);
  return events.toSorted((a, b) => a.at.localeCompare(b.at));
}

/**
 * The present failure reasons of a stack's resources, which outlive the events that carried them.
 * cloudformation:ListStackResources
 */
export async function readFailureReasons(
  client: CloudFormationClient,
  nameOrId: string,
): Promise<StackEvent[]> {
  return doing(`reading the resources of ${nameOrId}`, async () => {
    const reasons: StackEvent[] = [];
    await unless(missing, async () => {
      const state = await readStack(client, nameOrId);
      if (state.kind === 'absent') return;
      for await (const page of paginateListStackResources({ client }, { StackName: state.stackId })) {
        for (const resource of page.StackResourceSummaries ?? []) {
          if (!resource.ResourceStatus?.endsWith('_FAILED')) continue;
          const event = toStackEvent({
            ...resource,
            StackId: state.stackId,
            StackName: stackNameOf(state.stackId),
            EventId: `current-${resource.LogicalResourceId}`,
            Timestamp: resource.LastUpdatedTimestamp,
          });
          reasons.push({ ...event, current: true });
        }
      }
    });
    return reasons;
  });
}

/**
 * The resources of a stack as they are now.
 * cloudformation:ListStackResources
 */
export async function readResources(
  client: CloudFormationClient,
  stackId: string,
): Promise<{ readonly logicalId: string; readonly status: string; readonly at: string }[]> {
  return doing(`reading the resources of ${stackId}`, async () => {
    const resources: { logicalId: string; status: string; at: string }[] = [];
    await unless(missing, async () => {
      for await (const page of paginateListStackResources({ client }, { StackName: stackId })) {
        for (const one of page.StackResourceSummaries ?? []) {
          resources.push({
            logicalId: one.LogicalResourceId ?? '',
            status: one.ResourceStatus ?? '',
            at: one.LastUpdatedTimestamp?.toISOString() ?? '',
          });
        }
      }
    });
    return resources;
  });
}

/** `AWS::CloudFormation::Stack` is the type of a nested stack, and of the stack itself. */
function isNestedStack(event: StackEvent): boolean {
  return (
    event.resourceType === 'AWS::CloudFormation::Stack' &&
    event.physicalId.startsWith('arn:') &&
    event.physicalId !== event.stackId
  );
}

async function readFirstPage(client: CloudFormationClient, stackId: string): Promise<StackEvent[]> {
  return doing(`reading the events of ${stackId}`, async () => {
    const page = await unless(missing, () =>
      client.send(new DescribeStackEventsCommand({ StackName: stackId })),
    );
    return (page?.StackEvents ?? []).map(toStackEvent);
  });
}

/** CloudFormation gives the newest first, so reading ends with a page that is older than the mark by far. */
async function readSince(
  client: CloudFormationClient,
  stackId: string,
  mark: { readonly eventId?: string; readonly at: string } | undefined,
): Promise<StackEvent[]> {
  return doing(`reading the events of ${stackId}`, async () => {
    const events: StackEvent[] = [];
    await unless(missing, async () => {
      for await (const page of paginateDescribeStackEvents({ client }, { StackName: stackId })) {
        const read = (page.StackEvents ?? []).map(toStackEvent);
        events.push(...read.filter((event) => mark === undefined || isNews(event, mark)));
        if (mark !== undefined && read.length > 0 && read.every(({ at }) => isFarBefore(at, mark.at))) return;
      }
    });
    return events.toReversed();
  });
}

/** Of events of one moment, the mark is only one; the clock alone tells where the mark is a parent's. */
function isNews(event: StackEvent, mark: { readonly eventId?: string; readonly at: string }): boolean {
  return mark.eventId === undefined
    ? event.at > mark.at
    : event.at >= mark.at && event.eventId !== mark.eventId;
}

function isFarBefore(at: string, mark: string): boolean {
  return Date.parse(at) < Date.parse(mark) - disorderMs;
}

function toStackEvent(event: AwsStackEvent): StackEvent {
  return {
    kind: 'stack-event',
    stackId: event.StackId ?? '',
    stackName: event.StackName ?? '',
    eventId: event.EventId ?? '',
    at: event.Timestamp?.toISOString() ?? '',
    logicalId: event.LogicalResourceId ?? '',
    physicalId: event.PhysicalResourceId ?? '',
    resourceType: event.ResourceType ?? '',
    status: event.ResourceStatus ?? '',
    ...(event.ResourceStatusReason === undefined ? {} : { reason: event.ResourceStatusReason }),
    ...(event.ResourceProperties === undefined ? {} : { properties: event.ResourceProperties }),
  };
}

/** `arn:aws:cloudformation:R:A:stack/NAME/<uuid>` */
function stackNameOf(stackId: string): string {
  return stackId.split('/')[1] ?? stackId;
}
