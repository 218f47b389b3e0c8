import type { SimulateCustomPolicyRequest, SimulatePolicyResponse } from '@aws-sdk/client-iam';
import { principalContext } from '../../authorization/request-context.ts';
import { defineOperation } from '../../operation.ts';
import { paginate } from '../input.ts';
import { readResourceSource, readSources } from './policy-sources.ts';
import { contextFrom, simulate } from './simulate.ts';
import { callerOf } from './simulated-caller.ts';

/** Source: https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulateCustomPolicy.html */
export const simulateCustomPolicy = defineOperation<SimulateCustomPolicyRequest, SimulatePolicyResponse>({
  name: 'SimulateCustomPolicy',
  handle: (input, { account }) => {
    const resourcePolicy = readResourceSource(input.ResourcePolicy);
    const caller = callerOf(account, input, undefined);
    const results = simulate({
      identity: readSources(input.PolicyInputList ?? [], 'PolicyInputList'),
      boundary:
        input.PermissionsBoundaryPolicyInputList &&
        readSources(input.PermissionsBoundaryPolicyInputList, 'PermissionsBoundaryPolicyInputList'),
      resourcePolicy,
      principal: caller.principal,
      // Only of a caller that is named something is known.
      context: contextFrom(
        input.CallerArn === undefined ? [] : principalContext(caller.principal, caller.tags),
        input.ContextEntries ?? [],
      ),
      actions: input.ActionNames ?? [],
      resources: input.ResourceArns ?? ['*'],
    });
    const { items, ...page } = paginate(results, input);
    return { EvaluationResults: [...items], ...page };
  },
});
