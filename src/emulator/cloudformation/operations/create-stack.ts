import type { CreateStackInput, CreateStackOutput } from '@aws-sdk/client-cloudformation';

import { AwsError, defineOperation } from '../../operation.ts';
import { ancestorsOf, nestedRequestOf, nestedRun } from '../engine/nested-request.ts';
import { cloudFormationStore } from '../store.ts';
import { assertSecureReferences } from '../template/secure-references.ts';
import { validationError } from '../template/validation-error.ts';
import { buildDesired } from './build-desired.ts';
import { assertStackName, findStack } from './find-stack.ts';
import { newStack } from './new-stack.ts';
import { onStack, passingRole, submissionContext } from './requirements.ts';
import { readStackPolicy } from './read-stack-policy.ts';
import { beginCreation, createRun, startCreation } from './start-run.ts';

export const createStack = defineOperation<CreateStackInput, CreateStackOutput>({
  name: 'CreateStack',
  requires: (input, call) => [
    ...onStack<CreateStackInput>('CreateStack', submissionContext)(input, call),
    ...passingRole(input.RoleARN),
  ],
  handle: async (input, call) => {
    const name = assertStackName(input.StackName);
    if (input.OnFailure !== undefined && input.DisableRollback !== undefined) {
      throw validationError('You can specify either OnFailure or DisableRollback, but not both');
    }
    const disableRollback = input.DisableRollback ?? input.DeploymentConfig?.DisableRollback ?? false;
    const assertNew = (): void => {
      if (findStack(call, name))
        throw new AwsError('AlreadyExistsException', `Stack [${name}] already exists`);
    };
    assertNew();
    const nested = nestedRequestOf(input);
    const stack = newStack(call, name, nested && ancestorsOf(nested));
    const policyBody = await readStackPolicy(call, input.StackPolicyBody, input.StackPolicyURL);
    const desired = await buildDesired(call, input, stack);
    assertSecureReferences(desired);
    const run = nested
      ? nestedRun(nested, stack)
      : await createRun(call, stack, {
          roleArn: desired.roleArn,
          clientRequestToken: input.ClientRequestToken,
          retainsNothingMade: input.RetainExceptOnCreate,
          deploymentConfig: input.DeploymentConfig,
        });
    // Once more: another request may have made it while this one was reading.
    assertNew();
    call.account.store(cloudFormationStore).stacks.set(stack.stackId, stack);
    stack.terminationProtection = input.EnableTerminationProtection ?? false;
    stack.timeoutInMinutes = input.TimeoutInMinutes;
    stack.policyBody = policyBody;
    stack.doesNothingOnFailure = input.OnFailure === 'DO_NOTHING';
    if (nested) nested.take({ verb: 'create', run: beginCreation(run, desired, nested.preserves) });
    else startCreation(run, desired, input.OnFailure ?? (disableRollback ? 'DO_NOTHING' : 'ROLLBACK'));
    return { StackId: stack.stackId };
  },
});
