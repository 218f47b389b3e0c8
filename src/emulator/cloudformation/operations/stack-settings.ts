import type {
  GetStackPolicyInput,
  GetStackPolicyOutput,
  SetStackPolicyInput,
  UpdateTerminationProtectionInput,
  UpdateTerminationProtectionOutput,
} from '@aws-sdk/client-cloudformation';

import { AwsError, defineOperation } from '../../operation.ts';
import { validationError } from '../template/validation-error.ts';
import { requireStack } from './find-stack.ts';
import { onStack } from './requirements.ts';

export const setStackPolicy = defineOperation<SetStackPolicyInput, Record<string, never>>({
  name: 'SetStackPolicy',
  requires: onStack<SetStackPolicyInput>('SetStackPolicy', ({ StackPolicyURL }) =>
    StackPolicyURL === undefined ? {} : { 'cloudformation:StackPolicyUrl': StackPolicyURL },
  ),
  handle: (input, call) => {
    if (input.StackPolicyURL !== undefined) {
      throw new AwsError(
        'NotImplemented',
        'cloudformation:SetStackPolicy with StackPolicyURL is not built',
        501,
      );
    }
    const stack = requireStack(call, input.StackName, 'brackets');
    try {
      JSON.parse(input.StackPolicyBody ?? '');
    } catch {
      throw validationError('Error validating stack policy: Invalid stack policy');
    }
    stack.policyBody = input.StackPolicyBody;
    return {};
  },
});

export const getStackPolicy = defineOperation<GetStackPolicyInput, GetStackPolicyOutput>({
  name: 'GetStackPolicy',
  requires: onStack('GetStackPolicy'),
  handle: (input, call) => {
    const { policyBody } = requireStack(call, input.StackName, 'brackets');
    return policyBody === undefined ? {} : { StackPolicyBody: policyBody };
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
    stack.terminationProtection = input.EnableTerminationProtection === true;
    return { StackId: stack.stackId };
  },
});
