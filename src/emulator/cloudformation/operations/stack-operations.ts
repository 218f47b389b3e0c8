import { createHash } from 'node:crypto';

import type { BeaconStackOperationStatus, OperationType, StackEvent } from '@aws-sdk/client-cloudformation';

import type { Stack } from '../store.ts';

/** One attempt to change a stack, with the events that tell of it; a rollback that follows by itself is another. */
export interface StackOperation {
  readonly id: string;
  readonly type: OperationType;
  readonly status: BeaconStackOperationStatus;
  /** Oldest first. */
  readonly events: readonly StackEvent[];
}

/**
 * What the stack's own events begin.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeEvents.html
 */
const beginnings: Readonly<Record<string, OperationType>> = {
  REVIEW_IN_PROGRESS: 'CREATE_CHANGESET',
  CREATE_IN_PROGRESS: 'CREATE_STACK',
  UPDATE_IN_PROGRESS: 'UPDATE_STACK',
  DELETE_IN_PROGRESS: 'DELETE_STACK',
  ROLLBACK_IN_PROGRESS: 'ROLLBACK',
  UPDATE_ROLLBACK_IN_PROGRESS: 'ROLLBACK',
};

export function isStackEvent({ PhysicalResourceId, StackId }: StackEvent): boolean {
  return PhysicalResourceId === StackId;
}

/** A UUID that is the same each time it is asked for. */
function idOf(event: StackEvent): string {
  const hex = createHash('sha256').update(`${event.StackId}\n${event.EventId}`).digest('hex');
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-8$4-$5');
}

function statusOf(events: readonly StackEvent[], isFollowed: boolean): BeaconStackOperationStatus {
  const last = events.findLast(isStackEvent)?.ResourceStatus ?? '';
  if (last === ('REVIEW_IN_PROGRESS' as typeof last)) return 'SUCCEEDED';
  if (last.endsWith('_FAILED')) return 'FAILED';
  if (last.endsWith('_COMPLETE')) return 'SUCCEEDED';
  // What is given up for a rollback or a deletion has no last event of its own.
  return isFollowed ? 'FAILED' : 'IN_PROGRESS';
}

/** The operations of a stack, oldest first, as its events tell them. */
export function operationsOf({ events }: Pick<Stack, 'events'>): readonly StackOperation[] {
  const groups: { type: OperationType; events: StackEvent[] }[] = [];
  let before = '';
  for (const event of events) {
    const status = event.ResourceStatus ?? '';
    const begun = isStackEvent(event) ? beginnings[status] : undefined;
    if (begun) {
      const goesOn = begun === 'ROLLBACK' && before === 'UPDATE_ROLLBACK_FAILED';
      groups.push({ type: goesOn ? 'CONTINUE_ROLLBACK' : begun, events: [] });
    }
    groups.at(-1)?.events.push(event);
    if (isStackEvent(event)) before = status;
  }
  return groups.flatMap(({ type, events: own }, index) => {
    const [first] = own;
    if (!first) return [];
    return [{ id: idOf(first), type, status: statusOf(own, index < groups.length - 1), events: own }];
  });
}
