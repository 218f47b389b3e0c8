import type { StackEvent } from '../denial/observation.ts';
import type { StackState } from './read-stack.ts';

/** A stack as CloudFormation describes it, and the moment up to which its events were known before. */
export interface ToldStack {
  readonly state: Extract<StackState, { kind: 'present' }>;
  /** Its resources as they are now. */
  readonly resources: readonly {
    readonly logicalId: string;
    readonly status: string;
    /** ISO 8601, of its last change. */
    readonly at: string;
  }[];
  /** ISO 8601; absent: nothing of it was known. */
  readonly knownUntil?: string;
}

/** Nothing has begun since the events that are known. */
export function isKnown({ state, knownUntil }: Omit<ToldStack, 'resources'>): boolean {
  return knownUntil !== undefined && state.begunAt <= knownUntil;
}

/**
 * Whether the events tell of everything that happened to a stack: it and its resources ended as they are now, every step that
 * began has ended, and what was rolled back has failed before. Events come late, and not in their order.
 */
export function isComplete(events: readonly StackEvent[], stack: ToldStack): boolean {
  if (isKnown(stack)) return true;
  const { state, resources } = stack;
  const own = events.filter(({ stackId }) => stackId === state.stackId);
  const ofResources = own.filter((event) => !isOfStack(event));
  const ended = own.some(
    (event) => isOfStack(event) && event.status === state.status && event.at >= state.begunAt,
  );
  const told = resources.every(
    ({ logicalId, status, at }) =>
      at < state.begunAt || ofResources.some((one) => one.logicalId === logicalId && one.status === status),
  );
  return ended && told && haveEnded(ofResources) && (!hasFailed(state.status) || ofResources.some(isFailure));
}

/** Of each resource as many steps have ended as have begun: what begins says so once without a reason. */
function haveEnded(events: readonly StackEvent[]): boolean {
  const open = new Map<string, number>();
  for (const { logicalId, status, reason } of events) {
    const [verb = ''] = status.split('_', 1);
    const step = `${logicalId} ${verb}`;
    const begins = status === `${verb}_IN_PROGRESS` && reason === undefined;
    const ends = /_(?:COMPLETE|FAILED|SKIPPED)$/.test(status);
    open.set(step, (open.get(step) ?? 0) + Number(begins) - Number(ends));
  }
  return [...open.values()].every((count) => count <= 0);
}

/** A stack that failed, or was rolled back, tells of at least one resource why. */
function hasFailed(status: string): boolean {
  return status.includes('ROLLBACK') || status.endsWith('_FAILED');
}

function isFailure({ status }: StackEvent): boolean {
  return status.endsWith('_FAILED');
}

function isOfStack({ physicalId, stackId }: StackEvent): boolean {
  return physicalId === stackId;
}
