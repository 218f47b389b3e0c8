import type { StackEvent } from '../denial/observation.ts';
import type { StackState } from './read-stack.ts';

/** A stack as CloudFormation describes it, and the moment up to which its events were known before. */
export interface ToldStack {
  readonly state: Extract<StackState, { kind: 'present' }>;
  /** ISO 8601; absent: nothing of it was known. */
  readonly knownUntil?: string;
}

/**
 * Whether the events tell of everything that happened to a stack: it ended as it is now, nothing is under way, and what was
 * rolled back has failed before. Events come late, and not in their order.
 */
export function isComplete(events: readonly StackEvent[], { state, knownUntil }: ToldStack): boolean {
  if (knownUntil !== undefined && state.begunAt <= knownUntil) return true;
  const own = events.filter(({ stackId }) => stackId === state.stackId);
  const ended = own.some(
    (event) => isOfStack(event) && event.status === state.status && event.at >= state.begunAt,
  );
  return ended && hasEnded(own) && (!state.status.includes('ROLLBACK') || tellsOfFailure(own));
}

/** Every resource's last word is an end. */
function hasEnded(events: readonly StackEvent[]): boolean {
  const last = new Map<string, StackEvent>();
  for (const event of events.toSorted((a, b) => a.at.localeCompare(b.at))) {
    if (!isOfStack(event)) last.set(`${event.logicalId} ${event.physicalId}`, event);
  }
  // What is made anew, or was not begun yet, had another physical id in its first events.
  const ended = new Set(
    [...last.values()].filter(({ status }) => !isUnderWay(status)).map((event) => event.logicalId),
  );
  return [...last.values()].every(
    ({ logicalId, status }) =>
      !isUnderWay(status) || (status !== 'DELETE_IN_PROGRESS' && ended.has(logicalId)),
  );
}

function tellsOfFailure(events: readonly StackEvent[]): boolean {
  return events.some((event) => !isOfStack(event) && event.status.endsWith('_FAILED'));
}

function isUnderWay(status: string): boolean {
  return status.endsWith('_IN_PROGRESS');
}

function isOfStack({ physicalId, stackId }: StackEvent): boolean {
  return physicalId === stackId;
}
