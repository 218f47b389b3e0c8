import type { FunctionConfiguration } from '@aws-sdk/client-lambda';

import { AwsError } from '../operation.ts';
import type { LambdaFunction } from './store.ts';

/**
 * How long a function without a VPC takes to become ready: assumed, "a few seconds".
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/functions-states.html
 */
export const settlingMs = { creation: 3000, update: 2000 } as const;

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
