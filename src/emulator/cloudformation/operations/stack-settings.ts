import type {
  GetStackPolicyInput,
  GetStackPolicyOutput,
  SetStackPolicyInput,
  UpdateTerminationProtectionInput,
  UpdateTerminationProtectionOutput,
} from '@aws-sdk/client-cloudformation';

import { defineOperation } from '../../operation.ts';
import { validationError } from '../template/validation-error.ts';
import { requireStack } from './find-stack.ts';
import { readStackPolicy } from './read-stack-policy.ts';
import { onStack } from './requirements.ts';

export const setStackPolicy = defineOperation<SetStackPolicyInput, Record<string, never>>({
  name: 'SetStackPolicy',
  requires: onStack<SetStackPolicyInput>('SetStackPolicy', ({ StackPolicyURL }) =>
    StackPolicyURL === undefined ? {} : { 'cloudformation:StackPolicyUrl': StackPolicyURL },
  ),
  handle: async (input, call) => {
    const stack = requireStack(call, input.StackName, 'brackets');
    stack.policyBody = await readStackPolicy(call, input.StackPolicyBody, input.StackPolicyURL);
    return {};
  },
});

export const getStackPolicy = defineOperation<GetStackPolicyInput, GetStackPolicyOutput>({
  name: 'GetStackPolicy',
  requires: onStack('GetStackPolicy'),
  handle: (input, call) => {
    const { policyBody, policyDuringUpdate } = requireStack(call, input.StackName, 'brackets');
    const body = policyDuringUpdate ?? policyBody;
    return body === undefined ? {} : { StackPolicyBody: body };
  },
});

export const updateTerminationProtection = defineOperation<
  UpdateTerminationProtectionInput,
  UpdateTerminationProtectionOutput
>({
  name: 'UpdateTerminationProtection',
  requires: onStack('UpdateTerminationProtection'),
  handle: (input, call) => {
    const stack = requireStack(call, input.StackName, 'brackets');
    if (stack.rootId !== undefined) {
      throw validationError(
        `Termination protection cannot be set on the nested stack [${stack.name}]: set it on its root stack`,
      );
    }
    stack.terminationProtection = input.EnableTerminationProtection === true;
    return { StackId: stack.stackId };
  },
});
