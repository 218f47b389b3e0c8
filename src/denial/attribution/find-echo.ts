import type { SeenLookAlike } from '../harvest.ts';
import type { StackEvent } from '../observation.ts';

/** How osls and serverless 3 quote the event that they give as their reason. */
const quote = /^\s*(?<status>[A-Z_]{4,40}_FAILED): (?<id>[A-Za-z0-9]{1,255}) \([A-Za-z0-9:]{3,200}\)/m;

/** The stack's own event, which names all that failed and says of none why. */
const collective =
  /^\s*[A-Z_]{4,60}: [A-Za-z0-9-]{1,255} \(AWS::CloudFormation::Stack\)\s*\n\s*The following resource\(s\) failed to/m;

/** Of a step that was given up because another one failed. */
const cancelled = /^Resource (?:creation|update) cancelled/;

/**
 * A stack event that the CLI gives as its reason though it is of no step of this attempt: events come out of order, and the CLI
 * takes the first failure that it meets for its own, or the stack's summary where none has come.
 * @param events of the attempt, all of them
 */
export function findEcho(output: string, events: readonly StackEvent[]): SeenLookAlike | undefined {
  const summary = collective.exec(output)?.[0];
  if (summary !== undefined && !events.some(saysWhy)) {
    return { kind: 'unexplained', raw: `no event says why: ${summary.trim()}`, seen: { via: 'client' } };
  }
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

function saysWhy({ status, reason, resourceType, physicalId, stackId }: StackEvent): boolean {
  const isOfStack = resourceType === 'AWS::CloudFormation::Stack' && physicalId === stackId;
  return status.endsWith('_FAILED') && !isOfStack && (reason === undefined || !cancelled.test(reason));
}
