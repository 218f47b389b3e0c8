import type { DeleteChangeSetInput } from '@aws-sdk/client-cloudformation';

import { AwsError, defineOperation } from '../../operation.ts';
import { findChangeSet } from './find-change-set.ts';
import { requireStack } from './find-stack.ts';
import { onChangeSet } from './requirements.ts';

/** Succeeds also where there is no such change set. */
export const deleteChangeSet = defineOperation<DeleteChangeSetInput, Record<string, never>>({
  name: 'DeleteChangeSet',
  requires: onChangeSet('DeleteChangeSet'),
  handle: (input, call) => {
    if (input.StackName !== undefined) requireStack(call, input.StackName, 'brackets');
    const found = findChangeSet(call, input);
    if (!found) return {};
    const { stack, changeSet } = found;
    if (changeSet.executionStatus === 'EXECUTE_IN_PROGRESS') {
      throw new AwsError(
        'InvalidChangeSetStatus',
        `ChangeSet [${changeSet.changeSetId}] cannot be deleted in its current execution status of [EXECUTE_IN_PROGRESS]`,
      );
    }
    stack.changeSets.delete(changeSet.changeSetId);
    return {};
  },
});
