import type { FunctionConfiguration, VpcConfig } from '@aws-sdk/client-lambda';

import type { Clock, Moment } from '../clock.ts';
import { AwsError } from '../operation.ts';
import type { LambdaFunction } from './store.ts';

/**
 * How long a function takes to become ready: assumed, "a few seconds"; to get its network interfaces, "about a minute".
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/functions-states.html
 */
const settlingMs = { creation: 3000, update: 2000, network: 60_000 } as const;

/** When what has just begun will be ready. */
export function settlesAt(what: 'creation' | 'update', network: VpcConfig | undefined, clock: Clock): Moment {
  const isInNetwork = (network?.SubnetIds ?? []).length > 0;
  return clock.after(settlingMs[isInNetwork ? 'network' : what]);
}

/** What creating a function answers, and reading it until it is ready. */
export function whileCreating(configuration: FunctionConfiguration): FunctionConfiguration {
  const { LastUpdateStatus: _notYet, ...pending } = configuration;
  return {
    ...pending,
    State: 'Pending',
    StateReason: 'The function is being created.',
    StateReasonCode: 'Creating',
  };
}

/** What updating a function answers, and reading it until the update is done. */
export function whileUpdating(configuration: FunctionConfiguration): FunctionConfiguration {
  return { ...configuration, LastUpdateStatus: 'InProgress' };
}

/** A configuration with the state that the function is in at this moment. */
export function inItsState(
  found: LambdaFunction,
  configuration: FunctionConfiguration,
): FunctionConfiguration {
  if (found.ready.hasPassed) return configuration;
  return found.isNew ? whileCreating(configuration) : whileUpdating(configuration);
}

/** @throws AwsError ResourceConflictException while the function is created or updated */
export function assertSettled(found: LambdaFunction): void {
  if (found.ready.hasPassed) return;
  const reason = found.isNew
    ? 'The function is currently in the following state: Pending'
    : `An update is in progress for resource: ${found.arn}`;
  throw new AwsError(
    'ResourceConflictException',
    `The operation cannot be performed at this time. ${reason}`,
    409,
    { Type: 'User' },
  );
}

/** @throws AwsError ResourceConflictException: a function that is updated runs on, a new one does not run yet */
export function assertRunnable(found: LambdaFunction): void {
  if (found.isNew) assertSettled(found);
}
