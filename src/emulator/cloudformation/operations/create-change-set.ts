import type { CreateChangeSetInput, CreateChangeSetOutput } from '@aws-sdk/client-cloudformation';

import { AwsError, type Call, defineOperation } from '../../operation.ts';
import { recordStackStatus } from '../engine/events.ts';
import { createPatience } from '../engine/patience.ts';
import { hasChanges, planChanges } from '../engine/plan-changes.ts';
import { throughCloudFormation } from '../engine/run.ts';
import { type ChangeSet, cloudFormationStore, type Stack } from '../store.ts';
import { assertSecureReferences } from '../template/secure-references.ts';
import { validationError } from '../template/validation-error.ts';
import { assertUpdatable } from './assert-updatable.ts';
import { buildDesired } from './build-desired.ts';
import { assertStackName, findStack, requireStack } from './find-stack.ts';
import { newStack } from './new-stack.ts';
import { onStack, passingRole, submissionContext } from './requirements.ts';

const noChanges =
  "The submitted information didn't contain changes. Submit different information to create a change set.";

function findOrMakeStack(call: Call, input: CreateChangeSetInput, type: ChangeSet['type']): Stack {
  const nameOrId = input.StackName ?? '';
  if (type === 'UPDATE') {
    const stack = requireStack(call, nameOrId, 'brackets');
    assertUpdatable(stack, undefined);
    return stack;
  }
  const existing = findStack(call, nameOrId);
  if (existing && existing.status !== 'REVIEW_IN_PROGRESS') {
    throw validationError(
      `Stack [${nameOrId}] already exists and cannot be created again with the changeSet [${input.ChangeSetName ?? ''}].`,
    );
  }
  return existing ?? newStack(call, assertStackName(nameOrId));
}

/** Works out the changes, after the request was answered. */
async function complete(call: Call, stack: Stack, changeSet: ChangeSet): Promise<void> {
  const { runtime } = call.account.store(cloudFormationStore);
  await runtime.pause(0);
  try {
    assertSecureReferences(changeSet.desired);
    changeSet.changes = planChanges(call.account, stack, changeSet.desired);
    if (
      changeSet.type === 'UPDATE' &&
      !hasChanges(call.account, stack, changeSet.desired, changeSet.changes)
    ) {
      changeSet.status = 'FAILED';
      changeSet.statusReason = noChanges;
      return;
    }
  } catch (error) {
    changeSet.status = 'FAILED';
    changeSet.statusReason = error instanceof Error ? error.message : String(error);
    return;
  }
  changeSet.status = 'CREATE_COMPLETE';
  changeSet.executionStatus = 'AVAILABLE';
}

function assertNewName(stack: Stack, name: string): void {
  if (!/^[a-zA-Z][-a-zA-Z0-9]{0,127}$/.test(name)) {
    throw validationError(
      `1 validation error detected: Value '${name}' at 'changeSetName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*`,
    );
  }
  const taken = [...stack.changeSets.values()].some(
    (changeSet) => changeSet.name === name && changeSet.executionStatus !== 'EXECUTE_COMPLETE',
  );
  if (taken) {
    throw new AwsError(
      'AlreadyExistsException',
      `ChangeSet ${name} cannot be created due to a mismatch with existing attribute Template`,
    );
  }
}

export const createChangeSet = defineOperation<CreateChangeSetInput, CreateChangeSetOutput>({
  name: 'CreateChangeSet',
  requires: (input, call) => [
    ...onStack<CreateChangeSetInput>('CreateChangeSet', submissionContext)(input, call),
    ...passingRole(input.RoleARN),
  ],
  handle: async (input, call) => {
    if (input.ChangeSetType === 'IMPORT') {
      throw new AwsError('NotImplemented', 'cloudformation:CreateChangeSet of type IMPORT is not built', 501);
    }
    const type = input.ChangeSetType ?? 'UPDATE';
    const stack = findOrMakeStack(call, input, type);
    const name = input.ChangeSetName ?? '';
    assertNewName(stack, name);
    const desired = await buildDesired(call, input, { ...stack, before: stack });
    const { stacks, runtime } = call.account.store(cloudFormationStore);
    if (!stacks.has(stack.stackId)) {
      stacks.set(stack.stackId, stack);
      const caller = throughCloudFormation(call.caller);
      const run = {
        account: call.account,
        runtime,
        stack,
        caller,
        clientRequestToken: input.ClientToken,
        patience: createPatience(),
      };
      recordStackStatus(run, 'REVIEW_IN_PROGRESS', 'User Initiated');
    }
    const changeSet: ChangeSet = {
      changeSetId: `arn:aws:cloudformation:${call.region}:${call.account.accountId}:changeSet/${name}/${runtime.uuid()}`,
      name,
      type,
      createdAt: runtime.now(),
      description: input.Description,
      desired,
      onStackFailure: input.OnStackFailure,
      deploymentConfig: input.DeploymentConfig,
      status: 'CREATE_PENDING',
      statusReason: undefined,
      executionStatus: 'UNAVAILABLE',
      changes: [],
    };
    stack.changeSets.set(changeSet.changeSetId, changeSet);
    void complete(call, stack, changeSet);
    return { Id: changeSet.changeSetId, StackId: stack.stackId };
  },
});
