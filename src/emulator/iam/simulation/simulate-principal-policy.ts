import type { SimulatePolicyResponse, SimulatePrincipalPolicyRequest } from '@aws-sdk/client-iam';
import { principalContext } from '../../authorization/request-context.ts';
import { defineOperation } from '../../operation.ts';
import { paginate, required } from '../input.ts';
import {
  boundaryOf,
  findPolicySource,
  readResourceSource,
  readSources,
  sourcesOf,
} from './policy-sources.ts';
import { contextFrom, simulate } from './simulate.ts';
import { callerOf } from './simulated-caller.ts';

/**
 * Asks the evaluator about the policies as IAM has them now, honoured already or not.
 * Source: https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html
 */
export const simulatePrincipalPolicy = defineOperation<
  SimulatePrincipalPolicyRequest,
  SimulatePolicyResponse
>({
  name: 'SimulatePrincipalPolicy',
  requires: (input) => [{ action: 'iam:SimulatePrincipalPolicy', resource: input.PolicySourceArn ?? '*' }],
  handle: (input, { account }) => {
    const holder = findPolicySource(account, required(input.PolicySourceArn, 'policySourceArn'));
    const resourcePolicy = readResourceSource(input.ResourcePolicy);
    const caller = callerOf(account, input, holder);
    const results = simulate({
      identity: [...sourcesOf(holder), ...readSources(input.PolicyInputList ?? [], 'PolicyInputList')],
      boundary: input.PermissionsBoundaryPolicyInputList
        ? readSources(input.PermissionsBoundaryPolicyInputList, 'PermissionsBoundaryPolicyInputList')
        : boundaryOf(holder),
      resourcePolicy,
      principal: caller.principal,
      context: contextFrom(principalContext(caller.principal, caller.tags), input.ContextEntries ?? []),
      actions: input.ActionNames ?? [],
      resources: input.ResourceArns ?? ['*'],
    });
    const { items, ...page } = paginate(results, input);
    return { EvaluationResults: [...items], ...page };
  },
});
