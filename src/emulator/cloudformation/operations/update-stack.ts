import type { UpdateStackInput, UpdateStackOutput } from '@aws-sdk/client-cloudformation';

import { defineOperation } from '../../operation.ts';
import { hasChanges, planChanges } from '../engine/plan-changes.ts';
import { validationError } from '../template/validation-error.ts';
import { assertUpdatable } from './assert-updatable.ts';
import { buildDesired } from './build-desired.ts';
import { requireStack } from './find-stack.ts';
import { onStack, passingRole, submissionContext } from './requirements.ts';
import { createRun, startUpdate } from './start-run.ts';

export const updateStack = defineOperation<UpdateStackInput, UpdateStackOutput>({
  name: 'UpdateStack',
  requires: (input, call) => [
    ...onStack<UpdateStackInput>('UpdateStack', submissionContext)(input, call),
    ...passingRole(input.RoleARN),
  ],
  handle: async (input, call) => {
    const stack = requireStack(call, input.StackName, 'brackets');
    const disableRollback = input.DisableRollback ?? false;
    assertUpdatable(stack, disableRollback);
    const desired = await buildDesired(call, input, { ...stack, before: stack });
    const changes = planChanges(call.account, stack, desired);
    if (!hasChanges(call.account, stack, desired, changes)) {
      throw validationError('No updates are to be performed.');
    }
    const run = await createRun(call, stack, {
      roleArn: desired.roleArn,
      clientRequestToken: input.ClientRequestToken,
    });
    assertUpdatable(stack, disableRollback);
    if (input.StackPolicyBody !== undefined) stack.policyBody = input.StackPolicyBody;
    startUpdate(run, desired, disableRollback);
    return { StackId: stack.stackId };
  },
});
