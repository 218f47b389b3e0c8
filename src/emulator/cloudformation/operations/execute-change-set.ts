import type { ExecuteChangeSetInput } from '@aws-sdk/client-cloudformation';

import { AwsError, defineOperation } from '../../operation.ts';
import type { FailureAction } from '../engine/create-stack.ts';
import type { ChangeSet, Stack } from '../store.ts';
import { assertUpdatable } from './assert-updatable.ts';
import { requireChangeSet } from './find-change-set.ts';
import { onChangeSet } from './requirements.ts';
import { createRun, startCreation, startUpdate } from './start-run.ts';

function failureAction(input: ExecuteChangeSetInput, changeSet: ChangeSet): FailureAction {
  const disabled = input.DisableRollback ?? changeSet.deploymentConfig?.DisableRollback;
  return changeSet.onStackFailure ?? (disabled ? 'DO_NOTHING' : 'ROLLBACK');
}

/** The stack has moved on, so its other change sets no longer hold; the executed one can still be read. */
function dropOtherChangeSets(stack: Stack, executed: ChangeSet): void {
  for (const id of stack.changeSets.keys()) {
    if (id !== executed.changeSetId) stack.changeSets.delete(id);
  }
}

async function recordEnd(stack: Stack, changeSet: ChangeSet): Promise<void> {
  await stack.running;
  const succeeded = stack.status === 'CREATE_COMPLETE' || stack.status === 'UPDATE_COMPLETE';
  changeSet.executionStatus = succeeded ? 'EXECUTE_COMPLETE' : 'EXECUTE_FAILED';
}

export const executeChangeSet = defineOperation<ExecuteChangeSetInput, Record<string, never>>({
  name: 'ExecuteChangeSet',
  requires: onChangeSet('ExecuteChangeSet'),
  handle: async (input, call) => {
    const { stack, changeSet } = requireChangeSet(call, input);
    const { desired } = changeSet;
    const assertAvailable = (): void => {
      if (changeSet.executionStatus === 'AVAILABLE') return;
      throw new AwsError(
        'InvalidChangeSetStatus',
        changeSet.status === 'CREATE_COMPLETE'
          ? `ChangeSet [${changeSet.changeSetId}] cannot be executed in its current execution status of [${changeSet.executionStatus}]`
          : `ChangeSet [${changeSet.changeSetId}] cannot be executed in its current status of [${changeSet.status}]`,
      );
    };
    assertAvailable();
    const run = await createRun(call, stack, {
      roleArn: desired.roleArn,
      clientRequestToken: input.ClientRequestToken,
      retainsNothingMade: input.RetainExceptOnCreate,
      deploymentConfig: changeSet.deploymentConfig,
    });
    assertAvailable();
    const action = failureAction(input, changeSet);
    if (changeSet.type === 'UPDATE') assertUpdatable(stack, action === 'DO_NOTHING');
    changeSet.executionStatus = 'EXECUTE_IN_PROGRESS';
    stack.lastChangeSetId = changeSet.changeSetId;
    dropOtherChangeSets(stack, changeSet);
    if (changeSet.type === 'CREATE') startCreation(run, desired, action);
    else startUpdate(run, desired, action === 'DO_NOTHING');
    void recordEnd(stack, changeSet);
    return {};
  },
});
