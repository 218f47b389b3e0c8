import type {
  CancelUpdateStackInput,
  ContinueUpdateRollbackInput,
  RollbackStackInput,
  RollbackStackOutput,
} from '@aws-sdk/client-cloudformation';

import { type Call, defineOperation } from '../../operation.ts';
import { recordStackStatus } from '../engine/events.ts';
import { rollBackStack } from '../engine/roll-back-stack.ts';
import { rollBackUpdate } from '../engine/roll-back-update.ts';
import { startRun } from '../engine/run.ts';
import { cloudFormationStore, type Stack, type StackResource } from '../store.ts';
import { validationError } from '../template/validation-error.ts';
import { requireStack } from './find-stack.ts';
import { onStack, passingRole } from './requirements.ts';
import { createRun } from './start-run.ts';

/**
 * The stack in which a resource to skip stands, and its logical id there: `NestedStackName.LogicalId` for one of a nested stack.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ContinueUpdateRollback.html
 */
function findSkipped(call: Call, root: Stack, name: string): StackResource | undefined {
  const [stackName, logicalId] = name.split('.');
  if (logicalId === undefined) return root.resources.get(name);
  const { stacks } = call.account.store(cloudFormationStore);
  const nested = [...stacks.values()].find(
    (stack) => stack.name === stackName && stack.rootId === (root.rootId ?? root.stackId),
  );
  return nested?.resources.get(logicalId);
}

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
    if (stack.parentId !== undefined) {
      throw validationError(
        `RollbackUpdatedStack cannot be invoked on child stacks: continue the rollback of [${stack.parentId}]`,
      );
    }
    if (input.ForceRollback && input.ResourcesToSkip?.length) {
      throw validationError('You can specify either ForceRollback or ResourcesToSkip, but not both');
    }
    const skipped = new Set(input.ResourcesToSkip);
    const unfit = [...skipped].filter((name) => findSkipped(call, stack, name)?.status !== 'UPDATE_FAILED');
    if (unfit.length > 0) {
      throw validationError(
        `ResourcesToSkip [${unfit.join(', ')}] must be in the UPDATE_FAILED state because the rollback failed`,
      );
    }
    const created = await createRun(call, stack, {
      roleArn: input.RoleARN ?? stack.roleArn,
      clientRequestToken: input.ClientRequestToken,
    });
    const run = { ...created, forcesRollback: input.ForceRollback ?? false };
    recordStackStatus(run, 'UPDATE_ROLLBACK_IN_PROGRESS', 'User Initiated');
    startRun(run, () => rollBackUpdate(run, { ...pendingRollback, reason: undefined, skipped }));
    return {};
  },
});

export const rollbackStack = defineOperation<RollbackStackInput, RollbackStackOutput>({
  name: 'RollbackStack',
  requires: (input, call) => [
    ...onStack<RollbackStackInput>('RollbackStack')(input, call),
    ...passingRole(input.RoleARN),
  ],
  handle: async (input, call) => {
    const stack = requireStack(call, input.StackName, 'brackets');
    const assertFailed = (): void => {
      if (stack.status === 'CREATE_FAILED' || stack.status === 'UPDATE_FAILED') return;
      throw validationError(`Stack:${stack.stackId} is in ${stack.status} state and can not be rolled back.`);
    };
    assertFailed();
    const run = await createRun(call, stack, {
      roleArn: input.RoleARN ?? stack.roleArn,
      clientRequestToken: input.ClientRequestToken,
      retainsNothingMade: input.RetainExceptOnCreate,
      deploymentConfig: input.DeploymentConfig,
    });
    assertFailed();
    const isUpdated = stack.lastStable !== undefined;
    recordStackStatus(
      run,
      isUpdated ? 'UPDATE_ROLLBACK_IN_PROGRESS' : 'ROLLBACK_IN_PROGRESS',
      'User Initiated',
    );
    startRun(run, () => rollBackStack(run));
    return { StackId: stack.stackId };
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
