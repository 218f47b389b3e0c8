import type { SeenLookAlike } from '../harvest.ts';
import type { StackEvent } from '../observation.ts';

/** How osls and serverless 3 quote the event that they give as their reason. */
const quote = /^\s*(?<status>[A-Z_]{4,40}_FAILED): (?<id>[A-Za-z0-9]{1,255}) \([A-Za-z0-9:]{3,200}\)/m;

/**
 * A stack event that the CLI gives as its reason though it is of no step of this attempt: events come out of order, and the CLI
 * takes the first failure that it meets for its own.
 * @param events of the attempt, all of them
 */
export function findEcho(output: string, events: readonly StackEvent[]): SeenLookAlike | undefined {
  const found = quote.exec(output);
  const { status, id } = found?.groups ?? {};
  if (found === null || events.some((event) => event.logicalId === id && event.status === status)) {
    return undefined;
  }
  return {
    kind: 'unexplained',
    raw: `the command gives an event as its reason that is not of this attempt: ${found[0].trim()}`,
    seen: { via: 'client' },
  };
}
