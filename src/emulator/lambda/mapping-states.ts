import type { EventSourceMappingConfiguration } from '@aws-sdk/client-lambda';

import type { Clock } from '../clock.ts';
import { AwsError } from '../operation.ts';
import type { EventSourceMapping } from './store.ts';

/** How long Lambda takes with a mapping: assumed, a few seconds. */
const takesMs = { creation: 5000, change: 5000, deletion: 5000 } as const;

type Passages = EventSourceMapping['passages'];

/**
 * Source of the states: https://docs.aws.amazon.com/lambda/latest/api/API_GetEventSourceMapping.html (State); that a new mapping is
 * enabled after it was created: the states that https://github.com/hashicorp/terraform-provider-aws/pull/14765 waits for.
 */
export function passCreation(enabled: boolean, clock: Clock): Passages {
  return [
    { state: 'Creating', over: clock.after(takesMs.creation) },
    ...(enabled ? [{ state: 'Enabling', over: clock.after(takesMs.creation + takesMs.change) }] : []),
  ];
}

/** `enabled`: what it is changed to; absent: something else of it changes. */
export function passUpdate(enabled: boolean | undefined, clock: Clock): Passages {
  const state = enabled === undefined ? 'Updating' : enabled ? 'Enabling' : 'Disabling';
  return [{ state, over: clock.after(takesMs.change) }];
}

export function passDeletion(clock: Clock): Passages {
  return [{ state: 'Deleting', over: clock.after(takesMs.deletion) }];
}

/** As reading tells it at this moment. */
export function mappingInItsState({
  configuration,
  passages,
}: EventSourceMapping): EventSourceMappingConfiguration {
  const passage = passages.find(({ over }) => !over.hasPassed);
  return passage ? { ...configuration, State: passage.state } : configuration;
}

/** As the call answers it that has just begun these passages. */
export function mappingAtFirst({
  configuration,
  passages,
}: EventSourceMapping): EventSourceMappingConfiguration {
  return { ...configuration, State: passages[0]?.state };
}

/**
 * Source: https://docs.aws.amazon.com/lambda/latest/api/API_DeleteEventSourceMapping.html (ResourceInUseException); the words are
 * those that deployments report.
 * @throws AwsError ResourceInUseException
 */
export function assertMappingSettled({ passages }: EventSourceMapping, verb: 'update' | 'delete'): void {
  if (passages.every(({ over }) => over.hasPassed)) return;
  throw new AwsError(
    'ResourceInUseException',
    `Cannot ${verb} the event source mapping because it is in use.`,
    400,
    { Type: 'User' },
  );
}
