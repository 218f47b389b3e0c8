import type { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { setTimeout as sleep } from 'node:timers/promises';
import type { StackEvent } from '../denial/observation.ts';
import { isComplete, isKnown, type ToldStack } from './complete-events.ts';
import { readStack } from './read-stack.ts';
import { readResources, readStackEvents, type ReadStackEventsOptions } from './stack-events.ts';

export interface ReadAllEventsOptions extends ReadStackEventsOptions {
  /** What has not come by then is taken not to come. */
  readonly boundMs: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * The events since the mark of stacks that have settled, oldest first, once they tell of everything that happened.
 * cloudformation:DescribeStacks, cloudformation:ListStacks, cloudformation:DescribeStackEvents,
 * cloudformation:ListStackResources
 */
export async function readAllEvents(
  client: CloudFormationClient,
  { boundMs, signal, ...options }: ReadAllEventsOptions,
): Promise<StackEvent[]> {
  const startedAt = performance.now();
  for (let pauseMs = 100; ; pauseMs = Math.min(pauseMs * 1.5, 5000)) {
    signal?.throwIfAborted();
    const events = await readStackEvents(client, options);
    const told = await readTold(client, events, options);
    const isLate = performance.now() - startedAt + pauseMs > boundMs;
    if (isLate || told.every((stack) => isComplete(events, stack))) return events;
    await sleep(pauseMs, undefined, signal ? { signal } : {});
  }
}

/** Every stack of the name to which something may have happened since the mark: also those that are gone. */
async function readTold(
  client: CloudFormationClient,
  events: readonly StackEvent[],
  { stackName, since }: ReadStackEventsOptions,
): Promise<ToldStack[]> {
  const current = await readStack(client, stackName);
  const ids = new Set([
    ...(since.current === undefined ? [] : [since.current]),
    ...events.flatMap((event) => (event.stackName === stackName ? [event.stackId] : [])),
    ...(current.kind === 'present' ? [current.stackId] : []),
  ]);
  const told: ToldStack[] = [];
  for (const id of ids) {
    const state =
      current.kind === 'present' && current.stackId === id ? current : await readStack(client, id);
    const knownUntil = since.newest[id]?.at;
    if (state.kind === 'absent') continue;
    const stack = { state, ...(knownUntil !== undefined && { knownUntil }) };
    told.push({ ...stack, resources: isKnown(stack) ? [] : await readResources(client, id) });
  }
  return told;
}
