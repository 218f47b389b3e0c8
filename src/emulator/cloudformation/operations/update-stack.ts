import type { UpdateStackInput, UpdateStackOutput } from '@aws-sdk/client-cloudformation';

import { defineOperation } from '../../operation.ts';
import { nestedRequestOf, nestedRun } from '../engine/nested-request.ts';
import { hasChanges, planChanges } from '../engine/plan-changes.ts';
import { assertSecureReferences } from '../template/secure-references.ts';
import { validationError } from '../template/validation-error.ts';
import { assertUpdatable } from './assert-updatable.ts';
import { buildDesired } from './build-desired.ts';
import { requireStack } from './find-stack.ts';
import { onStack, passingRole, settingStackPolicy, submissionContext } from './requirements.ts';
import { readStackPolicy } from './read-stack-policy.ts';
import { beginUpdate, createRun, startUpdate } from './start-run.ts';

export const updateStack = defineOperation<UpdateStackInput, UpdateStackOutput>({
  name: 'UpdateStack',
  requires: (input, call) => [
    ...onStack<UpdateStackInput>('UpdateStack', submissionContext)(input, call),
    ...passingRole(input.RoleARN),
    ...settingStackPolicy(input, call),
  ],
  handle: async (input, call) => {
    const stack = requireStack(call, input.StackName, 'brackets');
    const nested = nestedRequestOf(input);
    const disableRollback =
      nested?.preserves ?? input.DisableRollback ?? input.DeploymentConfig?.DisableRollback ?? false;
    assertUpdatable(stack, disableRollback);
    const policyBody = await readStackPolicy(call, input.StackPolicyBody, input.StackPolicyURL);
    const policyDuringUpdate = await readStackPolicy(
      call,
      input.StackPolicyDuringUpdateBody,
      input.StackPolicyDuringUpdateURL,
    );
    const desired = await buildDesired(call, input, { ...stack, before: stack });
    assertSecureReferences(desired);
    const changes = planChanges(call.account, stack, desired);
    if (!hasChanges(call.account, stack, desired, changes)) {
      throw validationError('No updates are to be performed.');
    }
    const run = nested
      ? nestedRun(nested, stack)
      : await createRun(call, stack, {
          roleArn: desired.roleArn,
          clientRequestToken: input.ClientRequestToken,
          retainsNothingMade: input.RetainExceptOnCreate,
          deploymentConfig: input.DeploymentConfig,
        });
    assertUpdatable(stack, disableRollback);
    if (policyBody !== undefined) stack.policyBody = policyBody;
    stack.policyDuringUpdate = policyDuringUpdate;
    if (nested) nested.take({ verb: 'update', run: beginUpdate(run, desired, disableRollback) });
    else startUpdate(run, desired, disableRollback);
    return { StackId: stack.stackId };
  },
});
