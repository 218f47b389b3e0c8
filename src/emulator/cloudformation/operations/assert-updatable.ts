import type { Stack } from '../store.ts';
import { validationError } from '../template/validation-error.ts';

const updatable = new Set(['CREATE_COMPLETE', 'UPDATE_COMPLETE', 'UPDATE_ROLLBACK_COMPLETE']);

/** The stack's last operation has come to a state that one can go back to. */
export function isStable({ status }: Stack): boolean {
  return updatable.has(status);
}

/**
 * @throws AwsError where the stack's state admits no update. A failed state admits one without rollback.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stack-failure-options.html
 */
export function assertUpdatable(stack: Stack, disableRollback: boolean | undefined): void {
  const { status, stackId } = stack;
  if (isStable(stack)) return;
  if (status === 'CREATE_FAILED' && stack.doesNothingOnFailure) {
    // Source: https://github.com/code-dot-org/code-dot-org/pull/68524
    throw validationError(
      'This stack cannot be updated from [CREATE_FAILED] state because it contains [on-failure: DO_NOTHING]. Please use disable-rollback option instead during stack creation.',
    );
  }
  if (status === 'CREATE_FAILED' || status === 'UPDATE_FAILED') {
    // Undefined: a change set is being made, which says later how it is to be executed.
    if (disableRollback !== false) return;
    throw validationError(
      `This stack is currently in a non-terminal [${status}] state. To update the stack from this state, please use the disable-rollback parameter with update-stack API. To rollback to the last known good state, use the rollback-stack API`,
    );
  }
  throw validationError(`Stack:${stackId} is in ${status} state and can not be updated.`);
}
