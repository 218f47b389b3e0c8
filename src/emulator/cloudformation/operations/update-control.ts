import type { CancelUpdateStackInput, ContinueUpdateRollbackInput } from '@aws-sdk/client-cloudformation';

import { defineOperation } from '../../operation.ts';
import { rollBackUpdate } from '../engine/roll-back-update.ts';
import { startRun } from '../engine/run.ts';
import { validationError } from '../template/validation-error.ts';
import { requireStack } from './find-stack.ts';
import { onStack, passingRole } from './requirements.ts';
import { createRun } from './start-run.ts';

export const continueUpdateRollback = defineOperation<ContinueUpdateRollbackInput, Record<string, never>>({
  name: 'ContinueUpdateRollback',
  requires: (input, call) => [
    ...onStack<ContinueUpdateRollbackInput>('ContinueUpdateRollback')(input, call),
    ...passingRole(input.RoleARN),
  ],
  handle: async (input, call) => {
    const stack = requireStack(call, input.StackName, 'brackets');
    const { pendingRollback } = stack;
    if (stack.status !== 'UPDATE_ROLLBACK_FAILED' || !pendingRollback) {
      throw validationError(
        `Stack [${stack.stackId}] is not in UPDATE_ROLLBACK_FAILED state: rollback cannot be continued`,
      );
    }
    const skipped = new Set(input.ResourcesToSkip);
    const unfit = [...skipped].filter(
      (logicalId) => stack.resources.get(logicalId)?.status !== 'UPDATE_FAILED',
    );
    if (unfit.length > 0) {
      throw validationError(
        `ResourcesToSkip [${unfit.join(', ')}] must be in the UPDATE_FAILED state because the rollback failed`,
      );
    }
    const run = await createRun(call, stack, {
      roleArn: input.RoleARN ?? stack.roleArn,
      clientRequestToken: input.ClientRequestToken,
    });
    stack.status = 'UPDATE_ROLLBACK_IN_PROGRESS';
    startRun(run, () => rollBackUpdate(run, { ...pendingRollback, reason: 'User Initiated', skipped }));
    return {};
  },
});

export const cancelUpdateStack = defineOperation<CancelUpdateStackInput, Record<string, never>>({
  name: 'CancelUpdateStack',
  requires: onStack('CancelUpdateStack'),
  handle: (input, call) => {
    const stack = requireStack(call, input.StackName, 'brackets');
    if (stack.status !== 'UPDATE_IN_PROGRESS') {
      throw validationError('CancelUpdateStack cannot be called from current stack status');
    }
    stack.cancelRequested = true;
    return {};
  },
});
