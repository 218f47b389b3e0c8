import type { StackEvent } from '@aws-sdk/client-cloudformation';
import type { Account } from '../account.ts';
import { withoutStamps } from './random-order.ts';

/** In machine time. */
const longestDelayMs = 1000;
const swapChance = 0.2;

/** The events of a stack that can be read by now, in the order they are in; each comes out at a time of its own. */
export function visibleEvents({ hostility }: Account, events: readonly StackEvent[]): readonly StackEvent[] {
  if (!hostility.has('late-events')) return events;
  const now = Date.now();
  return events.filter((event) => {
    const delayMs = hostility.constant('late-events', subjectOf(event)) * longestDelayMs;
    return (event.Timestamp?.getTime() ?? 0) + delayMs <= now;
  });
}

/** A page of events, of which some neighbours have changed places. */
export function disorder<Event>({ hostility }: Account, page: readonly Event[]): Event[] {
  const shown = [...page];
  if (!hostility.has('late-events')) return shown;
  for (let index = 1; index < shown.length; index += 1) {
    if (!hostility.strikes('late-events', 'order', swapChance)) continue;
    const [event] = shown.splice(index, 1);
    if (event !== undefined) shown.splice(index - 1, 0, event);
  }
  return shown;
}

/** The stack's own events go by its type: its name may be random. */
function subjectOf({ ResourceType: type, LogicalResourceId: id = '', ResourceStatus: status }: StackEvent) {
  const name = type === 'AWS::CloudFormation::Stack' ? '' : withoutStamps(id);
  return `${type ?? ''} ${name} ${status ?? ''}`;
}
