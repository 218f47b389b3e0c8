import type { InvocationRequest } from '@aws-sdk/client-lambda';

import { AwsError, defineOperation } from '../operation.ts';
import { getConfigurationOf } from './function-name.ts';
import { onFunction } from './requirements.ts';

type Invocation = Omit<InvocationRequest, 'Payload'>;

/** Asks for the permission and for the function; code is not run, and no answer is made up for it. */
export const invoke = defineOperation({
  name: 'Invoke',
  requires: (input: Invocation, call) => [onFunction('lambda:InvokeFunction', input, call)],
  handle: (input: Invocation, call): { StatusCode: number } => {
    getConfigurationOf(input, call);
    if (input.InvocationType === 'DryRun') return { StatusCode: 204 };
    throw new AwsError('NotImplemented', 'lambda:Invoke does not run functions here', 501);
  },
});
