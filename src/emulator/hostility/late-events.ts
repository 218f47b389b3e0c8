import type { StackEvent } from '@aws-sdk/client-cloudformation';
import type { Account } from '../account.ts';
import { withoutStamps } from './random-order.ts';

/** In machine time. */
const longestDelayMs = 1000;
const swapChance = 0.2;

interface Place {
  readonly PhysicalResourceId?: string | undefined;
  readonly StackId?: string | undefined;
}

/**
 * The events of a stack that can be read by now; each comes out at a time of its own. Only the stack's own come out one after the
 * other: who follows a stack takes the last of them for its state, and would wait for ever for one that came before its turn.
 * @param events oldest first
 */
export function visibleEvents({ hostility }: Account, events: readonly StackEvent[]): readonly StackEvent[] {
  if (!hostility.has('late-events')) return events;
  const now = Date.now();
  let isOwnHeldBack = false;
  return events.filter((event) => {
    const delayMs = hostility.constant('late-events', subjectOf(event)) * longestDelayMs;
    const isOut = (event.Timestamp?.getTime() ?? 0) + delayMs <= now;
    if (!isOwn(event)) return isOut;
    isOwnHeldBack ||= !isOut;
    return !isOwnHeldBack;
  });
}

/** A page of events, of which some neighbours have changed places, but for two of the stack's own. */
export function disorder<Event extends Place>({ hostility }: Account, page: readonly Event[]): Event[] {
  const shown = [...page];
  if (!hostility.has('late-events')) return shown;
  for (let index = 1; index < shown.length; index += 1) {
    if (!hostility.strikes('late-events', 'order', swapChance)) continue;
    const [before, event] = shown.slice(index - 1, index + 1);
    if (before === undefined || event === undefined || (isOwn(before) && isOwn(event))) continue;
    shown.splice(index - 1, 2, event, before);
  }
  return shown;
}

/** The stack's own events go by its type: its name may be random. */
function subjectOf({ ResourceType: type, LogicalResourceId: id = '', ResourceStatus: status }: StackEvent) {
  const name = type === 'AWS::CloudFormation::Stack' ? '' : withoutStamps(id);
  return `${type ?? ''} ${name} ${status ?? ''}`;
}

function isOwn({ PhysicalResourceId, StackId }: Place): boolean {
  return StackId !== undefined && PhysicalResourceId === StackId;
}
