import type { GetPolicyRequest, GetPolicyResponse } from '@aws-sdk/client-iam';
import { defineOperation } from '../../operation.ts';
import { onPolicy } from '../arns.ts';
import { findPolicy } from '../find.ts';
import { required } from '../input.ts';
import { renderPolicy } from './render-policy.ts';

export const getPolicy = defineOperation<GetPolicyRequest, GetPolicyResponse>({
  name: 'GetPolicy',
  requires: (input, call) => [onPolicy('GetPolicy', call, input.PolicyArn ?? '')],
  handle: (input, { account }) => ({
    Policy: renderPolicy(account, findPolicy(account, required(input.PolicyArn, 'policyArn'))),
  }),
});
